// SPDX-License-Identifier: MIT
using System.Collections;
using nanoFramework.Runtime.Events;

namespace System.IO.Ports
{
    /// <summary>The ports of one CLR run: what the library keeps in static fields.</summary>
    internal sealed class PortTable : IEventProcessor, IEventListener
    {
        private const string Key = "System.IO.Ports/PortTable";

        private readonly ArrayList _ports = new ArrayList();

        internal static PortTable Current
        {
            get
            {
                HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                PortTable table = (PortTable)chip.GetStatic(Key);
                if (table == null)
                {
                    table = new PortTable();
                    chip.SetStatic(Key, table);
                    EventSink.AddEventProcessor(EventCategory.SerialDevice, table);
                    EventSink.AddEventListener(EventCategory.SerialDevice, table);
                }

                return table;
            }
        }

        public void InitializeForEventSource()
        {
        }

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
        {
            return new Record { Port = (int)(data1 >> 16), Data = (SerialData)data2 };
        }

        public bool OnEvent(BaseEvent ev)
        {
            Record record = (Record)ev;
            SerialPort port = Find(record.Port);
            if (port != null)
            {
                port.Raise(record.Data);
            }

            return true;
        }

        internal bool TryAdd(SerialPort port)
        {
            lock (_ports)
            {
                if (Find(port.Index) != null)
                {
                    return false;
                }

                _ports.Add(port);
                return true;
            }
        }

        internal void Remove(SerialPort port)
        {
            lock (_ports)
            {
                _ports.Remove(port);
            }
        }

        private SerialPort Find(int index)
        {
            for (int i = 0; i < _ports.Count; i++)
            {
                SerialPort port = (SerialPort)_ports[i];
                if (port.Index == index)
                {
                    return port;
                }
            }

            return null;
        }

        private sealed class Record : BaseEvent
        {
            internal int Port;
            internal SerialData Data;
        }
    }
}
