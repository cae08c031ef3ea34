// SPDX-License-Identifier: MIT
namespace System.IO.Hashing
{
    /// <summary>CRC-32 (IEEE 802.3, reflected).</summary>
    /// <remarks>
    /// Modelled: the value. Stricter than the chip: its native code keeps length and start of the span in 16 bits with a sign, so more than 32,767 of either
    /// throws here, where the chip gives a wrong value or reads wild. A span does not tell its start; what is checked is its length, and the array's at
    /// Append(byte[]).
    /// </remarks>
    public class Crc32
    {
        private const int SpanBytesMax = short.MaxValue;

        private uint _value;

        public Crc32()
        {
        }

        public static uint HashToUInt32(SpanByte source)
        {
            return Add(0, source);
        }

        public void Append(SpanByte source)
        {
            _value = Add(_value, source);
        }

        public void Append(byte[] source)
        {
            _value = Add(_value, new SpanByte(source));
        }

        public void Append(byte value)
        {
            _value = Add(_value, new byte[] { value });
        }

        public void Reset()
        {
            _value = 0;
        }

        public uint GetCurrentHashAsUInt32()
        {
            return _value;
        }

        private static uint Add(uint value, SpanByte source)
        {
            if (source.Length > SpanBytesMax)
            {
                throw new ArgumentOutOfRangeException(
                    "a CRC over " + source.Length + " bytes: on the chip length and start are 16 bits with a sign, so at most " + SpanBytesMax);
            }

            return HushTap.Chip.Chip.Current.System.Crc32(value, source.ToArray(), 0, source.Length);
        }
    }
}
