// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Keys;
using HushTap.Core.Settings;
using HushTap.Core.Storage;

namespace HushTap.Console
{
    /// <summary>Everything that commands speak about, in one place.</summary>
    public sealed class ConsoleDevice
    {
        /// <summary>Initializes a new instance of the <see cref="ConsoleDevice"/> class.</summary>
        /// <param name="recorder">The recorder.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="keys">The keys.</param>
        /// <param name="chain">The device's id, and the journal's root key.</param>
        /// <param name="access">Who may change things.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="wall">Sets the wall clock and the clock chip.</param>
        /// <param name="control">The device as a whole.</param>
        public ConsoleDevice(
            Recorder recorder, SettingsStore settings, KeyStore keys, DeviceChain chain, AccessControl access, IClock clock, WallClock wall, IDeviceControl control)
        {
            Recorder = recorder;
            Settings = settings;
            Keys = keys;
            Chain = chain;
            Access = access;
            Clock = clock;
            Wall = wall;
            Control = control;
        }

        /// <summary>Gets the recorder.</summary>
        public Recorder Recorder { get; }

        /// <summary>Gets the settings.</summary>
        public SettingsStore Settings { get; }

        /// <summary>Gets the keys.</summary>
        public KeyStore Keys { get; }

        /// <summary>Gets the device's id, and the journal's root key.</summary>
        public DeviceChain Chain { get; }

        /// <summary>Gets who may change things.</summary>
        public AccessControl Access { get; }

        /// <summary>Gets both clocks.</summary>
        public IClock Clock { get; }

        /// <summary>Gets what sets the wall clock and the clock chip.</summary>
        public WallClock Wall { get; }

        /// <summary>Gets the device as a whole.</summary>
        public IDeviceControl Control { get; }

        /// <summary>Gets or sets received bytes that were thrown away.</summary>
        public long LostBytes { get; set; }

        /// <summary>Gets or sets a value indicating whether the device restarts when the answer is out.</summary>
        public bool IsRebootAsked { get; set; }

        /// <summary>Gets or sets a value indicating whether what is typed is sent back.</summary>
        public bool Echoes { get; set; }

        /// <summary>Tells whether flash may be written, which a call would hear; if not, writes the final line.</summary>
        /// <param name="reply">The answer.</param>
        /// <returns>True when no call is going on.</returns>
        public bool IsIdle(Reply reply)
        {
            if (Recorder.IsIdle)
            {
                return true;
            }

            reply.Error(ErrorCode.Busy, "a call is going on", "hang up and ask again");
            return false;
        }

        /// <summary>Writes the final line of what was written to flash.</summary>
        /// <param name="isDone">Whether the drive took it.</param>
        /// <param name="reply">The answer.</param>
        public void FinishDrive(bool isDone, Reply reply)
        {
            Recorder.Disturb();
            if (isDone)
            {
                reply.Ok();
            }
            else
            {
                reply.Error(ErrorCode.Drive, "the internal drive failed", "restart and look at status before you trust it");
            }
        }

        /// <summary>Writes the final line of a request whose words are wrong.</summary>
        /// <param name="reply">The answer.</param>
        /// <param name="usage">What it takes.</param>
        public void Misuse(Reply reply, string usage)
        {
            reply.Error(ErrorCode.Misuse, "not what this command takes", usage);
        }
    }
}
