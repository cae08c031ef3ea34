// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>Leaves a cut-off character at the end of the bytes for the next call.</summary>
    internal sealed class UTF8Decoder : Decoder
    {
        public override void Convert(
            byte[] bytes,
            int byteIndex,
            int byteCount,
            char[] chars,
            int charIndex,
            int charCount,
            bool flush,
            out int bytesUsed,
            out int charsUsed,
            out bool completed)
        {
            charsUsed = Utf8.Decode(bytes, byteIndex, byteCount, chars, charIndex, charCount, out bytesUsed);
            completed = bytesUsed == byteCount;
        }
    }
}
