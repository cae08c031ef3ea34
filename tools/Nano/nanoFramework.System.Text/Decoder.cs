// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>Turns bytes into characters piece by piece.</summary>
    public abstract class Decoder
    {
        public abstract void Convert(
            byte[] bytes,
            int byteIndex,
            int byteCount,
            char[] chars,
            int charIndex,
            int charCount,
            bool flush,
            out int bytesUsed,
            out int charsUsed,
            out bool completed);
    }
}
