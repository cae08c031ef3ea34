// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Devices.Probe
{
    /// <summary>What came of an action, in a word.</summary>
    internal static class Outcome
    {
        internal static string Of(Action action)
        {
            try
            {
                action();
                return "ok";
            }
            catch (Exception e)
            {
                return e.GetType().Name;
            }
        }

        internal static string TextOf(Action action)
        {
            try
            {
                action();
                return "ok";
            }
            catch (Exception e)
            {
                return e.GetType().Name + ": " + e.Message;
            }
        }
    }
}
