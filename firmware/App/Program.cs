// SPDX-License-Identifier: MIT
using System;
using HushTap.Board;
using HushTap.Core;
using HushTap.Core.Console;
using HushTap.Core.Settings;
using HushTap.Core.Storage;
using nanoFramework.Runtime.Native;

namespace HushTap.App
{
    /// <summary>Builds the board, hands it to the recorder, loops.</summary>
    public static class Program
    {
        /// <summary>The firmware's entry point; returns only by a restart.</summary>
        public static void Main()
        {
            try
            {
                Run();
            }
            catch (Exception)
            {
                // No watchdog restarts this chip, and a dead thread would leave it silent: a fault ends in a restart, with the gate closed.
                Power.RebootDevice();
            }
        }

        private static void Run()
        {
            DeviceSettings settings = new DeviceSettings(new SettingsTable());
            InternalDrive drive = new InternalDrive();
            uint settingsCrc = LoadSettings(settings, drive);
            Digest digest = new Digest();
            DeviceIdentity identity = new DeviceChain(drive, digest).Begin(settingsCrc);
            PinMap pins = PinMap.LyratV43();
            StatusLed led = new StatusLed(pins);
            Recorder recorder = new Recorder(
                settings, identity, new Ticks(), new AudioInput(pins, settings.SampleRate), new SenseInputs(pins), new Card(pins), digest);
            ConsoleSession console = new ConsoleSession(new ConsolePort(pins), recorder);
            recorder.Start();
            for (;;)
            {
                recorder.Step();
                console.Step();
                led.Show(recorder.IsLedLit);
            }
        }

        private static uint LoadSettings(DeviceSettings settings, InternalDrive drive)
        {
            byte[] file = new byte[Limits.SettingsBytesMax];
            int length = drive.Read("SETTINGS.A", file);
            if (length > 0 && !SettingsText.TryRead(file, length, settings, out int _))
            {
                length = 0;
            }

            return Crc32.Of(file, 0, length);
        }
    }
}
