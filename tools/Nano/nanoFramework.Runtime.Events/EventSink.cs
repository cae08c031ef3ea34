// SPDX-License-Identifier: MIT
using System;
using System.Collections;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Routes records of the chip's event queue to the processor, filter and listener of their category.</summary>
    /// <remarks>
    /// Modelled: one of each per category, the last one set wins; PostManagedEvent dispatches at once in the caller's thread, past the queue.
    /// The sink connects itself to the queue on first use. Its tables live and die with the chip's run.
    /// </remarks>
    public class EventSink : NativeEventDispatcher
    {
        private const string Key = "nanoFramework.Runtime.Events/EventSink";

        private readonly ArrayList _infos = new ArrayList();

        private EventSink()
            : base("EventSink", 0)
        {
        }

        private static EventSink Current
        {
            get
            {
                HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                EventSink sink = (EventSink)chip.GetStatic(Key);
                if (sink == null)
                {
                    sink = new EventSink();
                    chip.SetStatic(Key, sink);
                    sink.OnInterrupt += sink.Dispatch;
                }

                return sink;
            }
        }

        public static void AddEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            Current.Find(eventCategory).Listener = eventListener;
            eventListener.InitializeForEventSource();
        }

        public static void AddEventFilter(EventCategory eventCategory, IEventListener eventFilter)
        {
            Current.Find(eventCategory).Filter = eventFilter;
            eventFilter.InitializeForEventSource();
        }

        public static void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            Current.Find(eventCategory).Processor = eventProcessor;
        }

        public static void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            EventInfo info = Current.Find(eventCategory);
            if (info.Listener == eventListener)
            {
                info.Listener = null;
            }
        }

        public static void RemoveEventFilter(EventCategory eventCategory, IEventListener eventFilter)
        {
            EventInfo info = Current.Find(eventCategory);
            if (info.Filter == eventFilter)
            {
                info.Filter = null;
            }
        }

        public static void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            EventInfo info = Current.Find(eventCategory);
            if (info.Processor == eventProcessor)
            {
                info.Processor = null;
            }
        }

        public static void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2)
        {
            uint word = ((uint)data1 << 16) | ((uint)category << 8) | subCategory;
            Current.Dispatch(word, data2, DateTime.UtcNow);
        }

        private void Dispatch(uint data1, uint data2, DateTime time)
        {
            byte category = (byte)(data1 >> 8);
            EventInfo info = Find((EventCategory)category);
            BaseEvent ev = info.Processor != null
                ? info.Processor.ProcessEvent(data1, data2, time)
                : new GenericEvent { Time = time, Message = (byte)data1, Category = category, Data = data1 >> 16 };
            if (info.Filter != null && !info.Filter.OnEvent(ev))
            {
                return;
            }

            if (info.Listener != null)
            {
                info.Listener.OnEvent(ev);
            }
        }

        private EventInfo Find(EventCategory category)
        {
            lock (_infos)
            {
                for (int i = 0; i < _infos.Count; i++)
                {
                    EventInfo known = (EventInfo)_infos[i];
                    if (known.Category == category)
                    {
                        return known;
                    }
                }

                EventInfo info = new EventInfo { Category = category };
                _infos.Add(info);
                return info;
            }
        }
    }
}
