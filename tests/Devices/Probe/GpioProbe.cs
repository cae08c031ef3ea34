// SPDX-License-Identifier: MIT
using System;
using System.Device.Gpio;
using nanoFramework.Runtime.Events;

namespace HushTap.Devices.Probe
{
    public static class GpioProbe
    {
        public static string OpensATakenPin()
        {
            GpioController controller = new GpioController();
            controller.OpenPin(4);
            return Outcome.Of(() => controller.OpenPin(4)) + " " + Outcome.Of(() => new GpioController().OpenPin(99));
        }

        public static string DisposesOneOfTwoControllers()
        {
            GpioController first = new GpioController();
            GpioController second = new GpioController();
            GpioPin pin = first.OpenPin(4, PinMode.Input);
            second.Dispose();
            return Outcome.Of(() => pin.Read()) + " listed " + (first.IsPinOpen(4) ? "yes" : "no");
        }

        public static string SubscribesToAnOutput()
        {
            GpioPin pin = new GpioController().OpenPin(5, PinMode.Output);
            pin.Write(PinValue.High);
            PinValueChangedEventHandler handler = (s, e) => { };
            pin.ValueChanged += handler;
            string level = pin.Read() == PinValue.High ? "high" : "low";
            pin.ValueChanged -= handler;
            return level;
        }

        public static string HearsEdges(Action deliver)
        {
            string heard = string.Empty;
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            pin.ValueChanged += (sender, e) => heard += e.PinNumber.ToString() + (e.ChangeType == PinEventTypes.Rising ? "rising " : "falling ");
            deliver();
            pin.Dispose();
            deliver();
            return heard;
        }

        public static string TakesTheTimesItself(Action deliver)
        {
            new GpioController().OpenPin(4, PinMode.Input);
            Clerk clerk = new Clerk();
            EventSink.AddEventProcessor(EventCategory.Gpio, clerk);
            EventSink.AddEventListener(EventCategory.Gpio, clerk);
            deliver();
            return clerk.Noted;
        }

        public static string FiltersByController(Action deliver)
        {
            string heard = string.Empty;
            GpioController controller = new GpioController();
            controller.OpenPin(4, PinMode.Input);
            controller.RegisterCallbackForPinValueChangedEvent(4, PinEventTypes.Rising, (s, e) => heard += ((int)e.ChangeType).ToString());
            deliver();
            return heard;
        }

        public static string PostsACustomEvent()
        {
            string heard = string.Empty;
            CustomEvent.CustomEventPosted += (s, e) => heard += e.Data1.ToString() + "/" + e.Data2.ToString();
            EventSink.PostManagedEvent((byte)EventCategory.Custom, 0, 7, 70000);
            return heard;
        }

        private sealed class Clerk : IEventProcessor, IEventListener
        {
            internal string Noted = string.Empty;

            public void InitializeForEventSource()
            {
            }

            public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
            {
                Noted += (data1 >> 16).ToString() + "=" + data2.ToString() + "@" + time.Ticks.ToString() + " ";
                return new BaseEvent();
            }

            public bool OnEvent(BaseEvent ev)
            {
                return true;
            }
        }
    }
}
