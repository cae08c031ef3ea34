// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>What the gate says about a stretch of captured audio.</summary>
    public enum Verdict : byte
    {
        /// <summary>A sign lies too near: it must never be committed.</summary>
        Withhold = 0,

        /// <summary>Not known yet: a sign could still come.</summary>
        Wait,

        /// <summary>No sign near, and none can come any more.</summary>
        Commit,
    }
}
