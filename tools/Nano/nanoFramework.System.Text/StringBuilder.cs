// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>Builds a string.</summary>
    /// <remarks>Modelled: text, limits, and the default limit of 32,767 characters. Not modelled: the chain of chunks inside, hence Capacity grows differently.</remarks>
    public sealed class StringBuilder
    {
        private const int CapacityDefault = 16;
        private const int CapacityMaxDefault = short.MaxValue;

        private readonly int _capacityMax;
        private char[] _chars;
        private int _length;

        public StringBuilder()
            : this(CapacityDefault)
        {
        }

        public StringBuilder(int capacity)
            : this(string.Empty, capacity)
        {
        }

        public StringBuilder(string value)
            : this(value, CapacityDefault)
        {
        }

        public StringBuilder(string value, int capacity)
            : this(value, 0, value == null ? 0 : value.Length, capacity)
        {
        }

        public StringBuilder(string value, int startIndex, int length, int capacity)
        {
            string text = value == null ? string.Empty : value;
            if (capacity < 0 || length < 0 || startIndex < 0 || startIndex > text.Length - length)
            {
                throw new ArgumentOutOfRangeException();
            }

            _capacityMax = CapacityMaxDefault;
            int wanted = capacity == 0 ? CapacityDefault : capacity;
            _chars = new char[wanted < length ? length : wanted];
            Array.Copy(text.ToCharArray(startIndex, length), 0, _chars, 0, length);
            _length = length;
        }

        public StringBuilder(int capacity, int maxCapacity)
        {
            if (capacity > maxCapacity || maxCapacity < 1 || capacity < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            _capacityMax = maxCapacity;
            _chars = new char[capacity != 0 ? capacity : maxCapacity < CapacityDefault ? maxCapacity : CapacityDefault];
        }

        public int MaxCapacity
        {
            get { return _capacityMax; }
        }

        public int Capacity
        {
            get
            {
                return _chars.Length;
            }

            set
            {
                if (value < 0 || value > _capacityMax || value < _length)
                {
                    throw new ArgumentOutOfRangeException();
                }

                Resize(value);
            }
        }

        public int Length
        {
            get
            {
                return _length;
            }

            set
            {
                if (value < 0 || value > _capacityMax)
                {
                    throw new ArgumentOutOfRangeException();
                }

                if (value > _length)
                {
                    Append('\0', value - _length);
                }

                _length = value;
            }
        }

        public char this[int index]
        {
            get
            {
                if (index < 0 || index >= _length)
                {
                    throw new IndexOutOfRangeException();
                }

                return _chars[index];
            }

            set
            {
                if (index < 0 || index >= _length)
                {
                    throw new ArgumentOutOfRangeException();
                }

                _chars[index] = value;
            }
        }

        public StringBuilder Append(bool value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(byte value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(char value)
        {
            return Append(value, 1);
        }

        public StringBuilder Append(double value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(short value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(char[] value)
        {
            return value == null ? this : Append(value, 0, value.Length);
        }

        public StringBuilder Append(int value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(long value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(object value)
        {
            return value == null ? this : Append(value.ToString());
        }

        public StringBuilder Append(string value)
        {
            return value == null ? this : Splice(_length, 0, value.ToCharArray(), 0, value.Length);
        }

        public StringBuilder Append(sbyte value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(float value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(ushort value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(uint value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(ulong value)
        {
            return Append(value.ToString());
        }

        public StringBuilder Append(string value, int startIndex, int count)
        {
            if (startIndex < 0 || count < 0 || value == null || startIndex > value.Length - count)
            {
                throw new ArgumentOutOfRangeException();
            }

            return Splice(_length, 0, value.ToCharArray(), startIndex, count);
        }

        public StringBuilder Append(char[] value, int startIndex, int charCount)
        {
            if (startIndex < 0 || charCount < 0 || value == null || startIndex > value.Length - charCount)
            {
                throw new ArgumentOutOfRangeException();
            }

            return Splice(_length, 0, value, startIndex, charCount);
        }

        public StringBuilder Append(char value, int repeatCount)
        {
            if (repeatCount < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            EnsureRoom(_length + repeatCount);
            for (int i = 0; i < repeatCount; i++)
            {
                _chars[_length++] = value;
            }

            return this;
        }

        public StringBuilder AppendLine(string str)
        {
            return Append(str).AppendLine();
        }

        public StringBuilder AppendLine()
        {
            return Append("\r\n");
        }

        public StringBuilder Remove(int startIndex, int length)
        {
            if (length < 0 || startIndex < 0 || length > _length - startIndex)
            {
                throw new ArgumentOutOfRangeException();
            }

            return Splice(startIndex, length, _chars, 0, 0);
        }

        public StringBuilder Insert(int index, string value, int count)
        {
            if (count < 0 || index < 0 || index > _length)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (string.IsNullOrEmpty(value))
            {
                return this;
            }

            if ((long)value.Length * count > _capacityMax - _length)
            {
                throw new OutOfMemoryException();
            }

            char[] chars = value.ToCharArray();
            for (int i = 0; i < count; i++)
            {
                Splice(index, 0, chars, 0, chars.Length);
            }

            return this;
        }

        public StringBuilder Insert(int index, char[] value, int startIndex, int charCount)
        {
            if (index < 0 || index > _length || value == null || startIndex < 0 || charCount < 0 || startIndex > value.Length - charCount)
            {
                throw new ArgumentOutOfRangeException();
            }

            return Splice(index, 0, value, startIndex, charCount);
        }

        public StringBuilder Replace(char oldChar, char newChar)
        {
            return Replace(oldChar, newChar, 0, _length);
        }

        public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
        {
            ThrowIfOutside(startIndex, count);
            for (int i = startIndex; i < startIndex + count; i++)
            {
                if (_chars[i] == oldChar)
                {
                    _chars[i] = newChar;
                }
            }

            return this;
        }

        public StringBuilder Replace(string oldValue, string newValue)
        {
            return Replace(oldValue, newValue, 0, _length);
        }

        public StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
        {
            ThrowIfOutside(startIndex, count);
            if (string.IsNullOrEmpty(oldValue))
            {
                throw new ArgumentOutOfRangeException();
            }

            char[] chars = newValue == null ? new char[0] : newValue.ToCharArray();
            int index = startIndex;
            int end = startIndex + count;
            while (index + oldValue.Length <= end)
            {
                if (IsAt(index, oldValue))
                {
                    Splice(index, oldValue.Length, chars, 0, chars.Length);
                    index += chars.Length;
                    end += chars.Length - oldValue.Length;
                }
                else
                {
                    index++;
                }
            }

            return this;
        }

        public StringBuilder Clear()
        {
            Length = 0;
            return this;
        }

        public override string ToString()
        {
            return new string(_chars, 0, _length);
        }

        public string ToString(int startIndex, int length)
        {
            ThrowIfOutside(startIndex, length);
            return new string(_chars, startIndex, length);
        }

        private bool IsAt(int index, string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                if (_chars[index + i] != value[i])
                {
                    return false;
                }
            }

            return true;
        }

        private void ThrowIfOutside(int startIndex, int count)
        {
            if (startIndex < 0 || count < 0 || startIndex > _length - count)
            {
                throw new ArgumentOutOfRangeException();
            }
        }

        private StringBuilder Splice(int index, int removeCount, char[] source, int sourceIndex, int sourceCount)
        {
            int tail = index + removeCount;
            EnsureRoom(_length - removeCount + sourceCount);
            Array.Copy(_chars, tail, _chars, index + sourceCount, _length - tail);
            Array.Copy(source, sourceIndex, _chars, index, sourceCount);
            _length += sourceCount - removeCount;
            return this;
        }

        private void EnsureRoom(int length)
        {
            if (length > _capacityMax)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (length > _chars.Length)
            {
                int doubled = _chars.Length * 2;
                int wanted = doubled < length ? length : doubled;
                Resize(wanted > _capacityMax ? _capacityMax : wanted);
            }
        }

        private void Resize(int capacity)
        {
            char[] chars = new char[capacity];
            Array.Copy(_chars, chars, _length);
            _chars = chars;
        }
    }
}
