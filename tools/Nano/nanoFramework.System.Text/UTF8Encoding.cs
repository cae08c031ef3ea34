// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>UTF-8 without a mark at the beginning.</summary>
    public class UTF8Encoding : Encoding
    {
        public UTF8Encoding()
        {
        }

        public override byte[] GetBytes(string s)
        {
            if (s == null)
            {
                throw new ArgumentNullException();
            }

            byte[] bytes = new byte[Utf8.CountBytes(s, 0, s.Length)];
            Utf8.Encode(s, 0, s.Length, bytes, 0);
            return bytes;
        }

        public override int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
        {
            if (s == null || bytes == null)
            {
                throw new ArgumentNullException();
            }

            if (charIndex < 0 || charCount < 0 || byteIndex < 0 || charIndex + charCount > s.Length
                || byteIndex + Utf8.CountBytes(s, charIndex, charCount) > bytes.Length)
            {
                throw new ArgumentOutOfRangeException();
            }

            return Utf8.Encode(s, charIndex, charCount, bytes, byteIndex);
        }

        public override char[] GetChars(byte[] bytes)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException();
            }

            return GetChars(bytes, 0, bytes.Length);
        }

        public override char[] GetChars(byte[] bytes, int byteIndex, int byteCount)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException();
            }

            if (byteIndex < 0 || byteCount < 0 || byteIndex + byteCount > bytes.Length)
            {
                throw new ArgumentOutOfRangeException();
            }

            // UTF-16 never needs more units than UTF-8 needs bytes.
            char[] room = new char[byteCount];
            int bytesUsed;
            int charsUsed = Utf8.Decode(bytes, byteIndex, byteCount, room, 0, byteCount, out bytesUsed);
            if (bytesUsed != byteCount)
            {
                throw new ArgumentException("the last character is cut off");
            }

            char[] chars = new char[charsUsed];
            Array.Copy(room, chars, charsUsed);
            return chars;
        }

        public override Decoder GetDecoder()
        {
            return new UTF8Decoder();
        }
    }
}
