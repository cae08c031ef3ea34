// SPDX-License-Identifier: MIT
using System;
using HushTap.Board;
using HushTap.Core;
using HushTap.Core.Console;
using HushTap.Core.Keys;
using HushTap.Core.Settings;
using nanoFramework.Runtime.Native;

namespace HushTap.App
{
    /// <summary>Builds the board, hands it to the recorder, loops.</summary>
    public static class Program
    {
        private const string BoardName = "lyrat-v4.3";

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
            PinMap pins = PinMap.LyratV43();
            StatusLed led = new StatusLed(pins);
            Ticks clock = new Ticks();
            Digest digest = new Digest();
            DeviceControl control = new DeviceControl(BoardName);
            InternalDrive drive = new InternalDrive();
            KeyStore keys = new KeyStore(drive, digest);
            SettingsStore settings = new SettingsStore(drive);
            keys.Load();
            bool isReset = ResetWhenAsked(pins, led, clock, control, keys, settings);
            settings.Load();
            keys.BeginPowerOn();
            Recorder recorder = new Recorder(
                settings.InForce, settings.Crc, clock, new AudioInput(pins, settings.InForce.SampleRate), new SenseInputs(pins), new Card());
            AccessControl access = new AccessControl(keys, digest, new Chance(), clock, recorder.Journal);
            ConsoleDevice device = new ConsoleDevice(recorder, settings, keys, access, clock, control);
            ConsoleSession console = new ConsoleSession(new ConsolePort(pins), device, new LearnInputs(pins), null, null);
            recorder.Start();
            settings.Report(recorder.Journal, isReset);
            console.Greet();
            for (;;)
            {
                recorder.Step();
                console.Step();
                led.Show(recorder.IsLedLit);
            }
        }

        private static bool ResetWhenAsked(
            PinMap pins, StatusLed led, Ticks clock, DeviceControl control, KeyStore keys, SettingsStore settings)
        {
            using (RecordKey key = new RecordKey(pins))
            {
                return new FactoryReset(key, led, clock, control).IsAsked() && FactoryReset.Run(keys, settings);
            }
        }
    }
}
