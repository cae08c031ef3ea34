// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Reboots.</summary>
    /// <remarks>
    /// Modelled: OnRebootEvent runs first in the caller's thread, and what it throws is dropped. Not modelled: the time limit for its handlers; asking for one
    /// throws NotSupportedException.
    /// </remarks>
    public class Power
    {
        private const string Key = "nanoFramework.Runtime.Native/Power";
        private const int NoLimit = -1;

        public static event RebootEventHandler OnRebootEvent
        {
            add { Handlers = (RebootEventHandler)Delegate.Combine(Handlers, value); }
            remove { Handlers = (RebootEventHandler)Delegate.Remove(Handlers, value); }
        }

        private static RebootEventHandler Handlers
        {
            get { return (RebootEventHandler)HushTap.Chip.Chip.Current.GetStatic(Key); }
            set { HushTap.Chip.Chip.Current.SetStatic(Key, value); }
        }

        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
        {
            RebootDevice(NoLimit, rebootOption);
        }

        public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot)
        {
            if (exeConstraintTimeout != NoLimit)
            {
                throw new NotSupportedException("the simulated chip has no execution constraints");
            }

            try
            {
                RebootEventHandler handlers = Handlers;
                if (handlers != null)
                {
                    handlers();
                }
            }
            catch
            {
            }

            HushTap.Chip.Chip.Current.System.Reboot((int)rebootOption);
        }
    }
}
