// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>Who writes the card, and in which power-on.</summary>
    public sealed class DeviceIdentity
    {
        /// <summary>Initializes a new instance of the <see cref="DeviceIdentity"/> class.</summary>
        /// <param name="device">The device's id, 1 to 16 letters, digits or hyphens; "-" when it was given none.</param>
        /// <param name="boot">Number of this power-on.</param>
        /// <param name="sessionKey">s(0) of FORMAT.md's keyed chain, 32 bytes; null when the device has no root key.</param>
        /// <param name="settingsCrc">Digest of the settings in force.</param>
        public DeviceIdentity(string device, long boot, byte[] sessionKey, uint settingsCrc)
        {
            Device = device;
            Boot = boot;
            SessionKey = sessionKey;
            SettingsCrc = settingsCrc;
        }

        /// <summary>Gets the device's id.</summary>
        public string Device { get; }

        /// <summary>Gets the number of this power-on.</summary>
        public long Boot { get; }

        /// <summary>Gets the first line's key, which the chain takes over and forgets; null when there is none.</summary>
        public byte[] SessionKey { get; }

        /// <summary>Gets the digest of the settings in force.</summary>
        public uint SettingsCrc { get; }
    }
}
