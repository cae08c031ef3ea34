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
            RestartKeeper keeper = new RestartKeeper(new InternalDrive());
            try
            {
                keeper.Load();
                if (keeper.IsTooMany)
                {
                    StandStill(pins, keeper);
                }
                else
                {
                    Run(pins, keeper);
                }
            }
            catch (Exception e)
            {
                keeper.Note(RestartKeeper.NameOf(e), "start");
            }

            // No watchdog restarts this chip, and a dead thread would leave it silent: a fault ends in a restart, with the gate closed.
            Power.RebootDevice();
        }

        private static void Run(PinMap pins, RestartKeeper keeper)
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
            keeper.Report(recorder.Journal);
            Loop(recorder, console, led, keeper, PowerFail.Of(pins), control);
        }

        /// <summary>Returns when the supply was gone and is back, or something was thrown. Where is all that can be told: the interpreter gives no place.</summary>
        private static void Loop(Recorder recorder, ConsoleSession console, StatusLed led, RestartKeeper keeper, PowerFail power, DeviceControl control)
        {
            bool isForgiven = keeper.Count == 0;
            bool isRecorder = true;
            try
            {
                for (;;)
                {
                    isRecorder = true;
                    if (!recorder.Step())
                    {
                        led.Show(recorder.IsLedLit);
                        isForgiven = isForgiven || Forgives(recorder, keeper);
                    }

                    if (power != null && power.IsFailing)
                    {
                        Hold(recorder, led, power, control);
                        return;
                    }

                    isRecorder = false;
                    console.Step();
                }
            }
            catch (Exception e)
            {
                keeper.Note(RestartKeeper.NameOf(e), isRecorder ? "recorder" : "console");
            }
        }

        /// <summary>First the card, then rest in the dark: either the hold-up ends or the supply comes back, and then all begins anew.</summary>
        private static void Hold(Recorder recorder, StatusLed led, PowerFail power, DeviceControl control)
        {
            recorder.EndForPowerFail();
            led.Show(false);
            while (power.IsFailing)
            {
                control.Rest();
            }
        }

        private static bool Forgives(Recorder recorder, RestartKeeper keeper)
        {
            if (recorder.BlocksRead < Limits.PeaceMs / Limits.BlockMs || !recorder.IsIdle)
            {
                return false;
            }

            keeper.Forget();
            recorder.Disturb();
            return true;
        }

        /// <summary>No stream, no card: a LED and a console that say why. Ends when somebody asks for it, and by itself after StoppedMs.</summary>
        private static void StandStill(PinMap pins, RestartKeeper keeper)
        {
            StatusLed led = new StatusLed(pins);
            SafeConsole console = new SafeConsole(new ConsolePort(pins), keeper);
            DeviceControl control = new DeviceControl(pins.Board);
            int restedMs = 0;
            while (!console.Step() && restedMs < Limits.StoppedMs)
            {
                led.Show(StatusPattern.IsLit(StatusPattern.Stopped, restedMs / Limits.BlockMs));
                control.Rest();
                restedMs += Limits.LearnPollMs;
            }

            keeper.GrantOneMore();
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
