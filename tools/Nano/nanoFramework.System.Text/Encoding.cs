// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>Turns text into bytes and back; UTF-8 is all there is.</summary>
    /// <remarks>Modelled: the members and UTF-8. Not modelled: what the chip makes of malformed UTF-8; here it throws, so that no world depends on it.</remarks>
    public abstract class Encoding
    {
        public static Encoding UTF8
        {
            get { return new UTF8Encoding(); }
        }

        public virtual byte[] GetBytes(string s)
        {
            return null;
        }

        public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
        {
            throw new NotImplementedException();
        }

        public virtual char[] GetChars(byte[] bytes)
        {
            throw new NotImplementedException();
        }

        public virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount)
        {
            throw new NotImplementedException();
        }

        public virtual string GetString(byte[] bytes, int index, int count)
        {
            return new string(GetChars(bytes, index, count));
        }

        public abstract Decoder GetDecoder();
    }
}
