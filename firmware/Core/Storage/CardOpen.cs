// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>How a file is opened.</summary>
    public enum CardOpen : byte
    {
        /// <summary>Must not exist yet.</summary>
        CreateNew = 0,

        /// <summary>Must exist; writes go to its end.</summary>
        Append,

        /// <summary>Must exist; reads and writes from its beginning, length kept.</summary>
        Update,

        /// <summary>Must exist; reads from its beginning.</summary>
        Read,
    }
}
