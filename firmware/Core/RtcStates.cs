// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The words for <see cref="RtcState"/> at the console.</summary>
    public static class RtcStates
    {
        /// <summary>Gets the word.</summary>
        /// <param name="state">The state before the clock chip was set.</param>
        /// <returns>Lower case.</returns>
        public static string NameOf(RtcState state)
        {
            switch (state)
            {
                case RtcState.Running: return "running";
                case RtcState.Stopped: return "was-stopped";
                default: return "none";
            }
        }
    }
}
