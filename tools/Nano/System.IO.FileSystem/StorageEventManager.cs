// SPDX-License-Identifier: MIT
using System;
using System.Collections;
using System.IO;
using nanoFramework.Runtime.Events;
using nanoFramework.System.IO.FileSystem;

namespace nanoFramework.System.IO
{
    /// <summary>Tells of volumes that come and go.</summary>
    /// <remarks>
    /// Modelled: a volume's removal closes its files by force, but only if its insertion had been told; card detect switches.
    /// Low byte of a record's first word: 1 inserted, 2 removed (second word: volume index), 3 switch changed (upper 16 bits: level; second word: slot).
    /// </remarks>
    public static class StorageEventManager
    {
        public static event RemovableDeviceEventHandler RemovableDeviceInserted
        {
            add { Router.Current.Inserted = (RemovableDeviceEventHandler)Delegate.Combine(Router.Current.Inserted, value); }
            remove { Router.Current.Inserted = (RemovableDeviceEventHandler)Delegate.Remove(Router.Current.Inserted, value); }
        }

        public static event RemovableDeviceEventHandler RemovableDeviceRemoved
        {
            add { Router.Current.Removed = (RemovableDeviceEventHandler)Delegate.Combine(Router.Current.Removed, value); }
            remove { Router.Current.Removed = (RemovableDeviceEventHandler)Delegate.Remove(Router.Current.Removed, value); }
        }

        internal static bool TryAdd(SDCard card)
        {
            Router router = Router.Current;
            if (router.FindCard(card.SlotIndex) != null)
            {
                return false;
            }

            router.Cards.Add(card);
            return true;
        }

        internal static void Remove(SDCard card)
        {
            Router.Current.Cards.Remove(card);
        }

        private sealed class Record : BaseEvent
        {
            internal byte Kind;
            internal bool Level;
            internal uint Index;
        }

        private sealed class Router : IEventProcessor, IEventListener
        {
            internal readonly ArrayList Cards = new ArrayList();
            internal RemovableDeviceEventHandler Inserted;
            internal RemovableDeviceEventHandler Removed;

            private const string Key = "System.IO.FileSystem/StorageEventManager";
            private const byte VolumeInserted = 1;
            private const byte VolumeRemoved = 2;
            private const byte SwitchChanged = 3;

            private readonly ArrayList _drives = new ArrayList();

            internal static Router Current
            {
                get
                {
                    HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                    Router router = (Router)chip.GetStatic(Key);
                    if (router == null)
                    {
                        router = new Router();
                        chip.SetStatic(Key, router);
                        EventSink.AddEventProcessor(EventCategory.Storage, router);
                        EventSink.AddEventListener(EventCategory.Storage, router);
                    }

                    return router;
                }
            }

            public void InitializeForEventSource()
            {
            }

            public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
            {
                return new Record { Kind = (byte)data1, Level = data1 >> 16 == 1, Index = data2 };
            }

            public bool OnEvent(BaseEvent ev)
            {
                Record record = (Record)ev;
                if (record.Kind == VolumeInserted)
                {
                    OnInserted(record.Index);
                }
                else if (record.Kind == VolumeRemoved)
                {
                    OnRemoved(record.Index);
                }
                else if (record.Kind == SwitchChanged)
                {
                    SDCard card = FindCard(record.Index);
                    if (card != null)
                    {
                        card.OnEvent(record.Level);
                    }
                }

                return true;
            }

            internal SDCard FindCard(uint slot)
            {
                for (int i = 0; i < Cards.Count; i++)
                {
                    SDCard card = (SDCard)Cards[i];
                    if (card.SlotIndex == slot)
                    {
                        return card;
                    }
                }

                return null;
            }

            private void OnInserted(uint index)
            {
                DriveInfo drive = DriveInfo.FromIndex(index);
                _drives.Add(drive);
                if (Inserted != null)
                {
                    Inserted(null, new RemovableDriveEventArgs(drive, RemovableDriveEventArgs.RemovableDeviceEvent.Inserted));
                }
            }

            private void OnRemoved(uint index)
            {
                for (int i = 0; i < _drives.Count; i++)
                {
                    DriveInfo drive = (DriveInfo)_drives[i];
                    if (drive.VolumeIndex == index)
                    {
                        _drives.RemoveAt(i);
                        ShareList.Current.ForceClose(drive.Name);
                        if (Removed != null)
                        {
                            Removed(null, new RemovableDriveEventArgs(drive, RemovableDriveEventArgs.RemovableDeviceEvent.Removed));
                        }

                        return;
                    }
                }
            }
        }
    }
}
