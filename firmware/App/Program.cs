// SPDX-License-Identifier: MIT
using System;
using HushTap.Board;
using HushTap.Core;
using HushTap.Console;
using HushTap.Core.Keys;
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
#if BOARD_TAP_R1
            Start(PinMap.TapR1());
#else
            Start(PinMap.LyratV43());
#endif
        }

        /// <summary>Runs on a board.</summary>
        /// <param name="pins">Its pins.</param>
        public static void Start(PinMap pins)
        {
            try
            {
                Run(pins);
            }
            catch (Exception)
            {
                // No watchdog restarts this chip, and a dead thread would leave it silent: a fault ends in a restart, with the gate closed.
                Power.RebootDevice();
            }
        }

        private static void Run(PinMap pins)
        {
            StatusLed led = new StatusLed(pins);
            Ticks clock = new Ticks();
            Digest digest = new Digest();
            Chance chance = new Chance();
            DeviceControl control = new DeviceControl(pins.Board);
            WallClock wall = new WallClock(clock, control, new Ds3231(pins));
            wall.Begin();
            InternalDrive drive = new InternalDrive();
            KeyStore keys = new KeyStore(drive, digest);
            SettingsStore settings = new SettingsStore(drive);
            DeviceChain chain = new DeviceChain(drive, digest);
            bool isReset = IsResetAsked(pins, led, clock, control);
            keys.Load();
            if (isReset)
            {
                FactoryReset.Run(keys, settings);
            }

            settings.Load();
            DeviceIdentity identity = chain.Begin(settings.Crc);
            if (isReset)
            {
                chain.SetRoot(chain.NextBoot, null);
            }

            Recorder recorder = new Recorder(
                settings.InForce,
                identity,
                clock,
                new AudioInput(pins, settings.InForce.SampleRate),
                new SenseInputs(pins),
                new Card(pins),
                digest,
                FormOf(settings.InForce, digest, chance, keys),
                new KeyRetention(keys, clock, settings.InForce));
            AccessControl access = new AccessControl(keys, digest, chance, clock, recorder.Journal, identity.Boot);
            ConsoleDevice device = new ConsoleDevice(recorder, settings, keys, chain, access, clock, wall, control);
            ConsoleSession console = new ConsoleSession(new ConsolePort(pins), device, new LearnInputs(pins), new CardTest(recorder.Store), new CardErasure(recorder.Store));
            recorder.Start();
            settings.Report(recorder.Journal, isReset);
            console.Greet();
            for (;;)
            {
                if (!recorder.Step())
                {
                    led.Show(recorder.IsLedLit);
                }

                console.Step();
            }
        }

        private static ISegmentForm FormOf(DeviceSettings settings, Digest digest, Chance chance, KeyStore keys)
        {
            return settings.Get(SettingsTable.Encrypt) == 0 ? (ISegmentForm)new PlainForm(digest) : new SealedForm(digest, new Cipher(), chance, keys);
        }

        private static bool IsResetAsked(PinMap pins, StatusLed led, Ticks clock, DeviceControl control)
        {
            using (RecordKey key = new RecordKey(pins))
            {
                return new FactoryReset(key, led, clock, control).IsAsked();
            }
        }
    }
}
