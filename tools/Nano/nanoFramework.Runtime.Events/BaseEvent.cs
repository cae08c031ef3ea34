// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Events
{
    /// <summary>What a processor makes of one native record.</summary>
    public class BaseEvent
    {
        public ushort Source;

        public byte Message;
    }
}
