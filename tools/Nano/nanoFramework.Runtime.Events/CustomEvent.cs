// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Raises what PostManagedEvent sends under <see cref="EventCategory.Custom"/>.</summary>
    /// <remarks>On the chip, posting one that nobody listens to throws NullReferenceException; here only once somebody had subscribed.</remarks>
    public static class CustomEvent
    {
        private const string Key = "nanoFramework.Runtime.Events/CustomEvent";

        public static event CustomEventPostedEventHandler CustomEventPosted
        {
            add
            {
                Router router = Current;
                router.Handlers = (CustomEventPostedEventHandler)Delegate.Combine(router.Handlers, value);
            }

            remove
            {
                Router router = Current;
                router.Handlers = (CustomEventPostedEventHandler)Delegate.Remove(router.Handlers, value);
            }
        }

        private static Router Current
        {
            get
            {
                HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                Router router = (Router)chip.GetStatic(Key);
                if (router == null)
                {
                    router = new Router();
                    chip.SetStatic(Key, router);
                    EventSink.AddEventProcessor(EventCategory.Custom, router);
                    EventSink.AddEventListener(EventCategory.Custom, router);
                }

                return router;
            }
        }

        private sealed class Record : BaseEvent
        {
            internal ushort Data1;
            internal uint Data2;
        }

        private sealed class Router : IEventProcessor, IEventListener
        {
            internal CustomEventPostedEventHandler Handlers;

            public void InitializeForEventSource()
            {
            }

            public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
            {
                return new Record { Data1 = (ushort)(data1 >> 16), Data2 = data2 };
            }

            public bool OnEvent(BaseEvent ev)
            {
                Record record = ev as Record;
                if (record != null)
                {
                    Handlers(null, new CustomEventArgs(record.Data1, record.Data2));
                }

                return true;
            }
        }
    }
}
