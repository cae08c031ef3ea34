// SPDX-License-Identifier: MIT
using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace HushTap.Specimen.Spoiled
{
    public enum Lamp
    {
        Dark,
        Lit,
    }

    public static class EnumAsText
    {
        public static string Of(Lamp lamp)
        {
            return lamp.ToString();
        }
    }

    public static class FrameworkEnumAsText
    {
        public static string Of(DateTime time)
        {
            return time.DayOfWeek.ToString();
        }
    }

    public static class EnumInConcatenation
    {
        public static string Of(Lamp lamp)
        {
            return "lamp " + lamp;
        }
    }

    public static class BoxedEnum
    {
        public static object Of(Lamp lamp)
        {
            return lamp;
        }
    }

    public static class FormattedText
    {
        public static string Of(int ms)
        {
            return string.Format("{0} ms", ms);
        }
    }

    public static class InterpolatedText
    {
        public static string Of(int ms)
        {
            return $"{ms:D3} ms";
        }
    }

    public static class FloatAsText
    {
        public static string Of(double level)
        {
            return level.ToString();
        }
    }

    public static class HashOfString
    {
        public static int Of(string text)
        {
            return text.GetHashCode();
        }
    }

    public static class ExceptionAsText
    {
        public static string Of(Exception exception)
        {
            return exception.ToString();
        }
    }

    public static class ExceptionMessage
    {
        public static string Of(Exception exception)
        {
            return exception.Message;
        }
    }

    public static class GroupedNumber
    {
        public static string Of(int count)
        {
            return count.ToString("N0");
        }
    }

    public static class SuspendedThread
    {
        public static void Stop(Thread thread)
        {
            thread.Suspend();
        }
    }

    public static class RealChance
    {
        public static Guid Draw()
        {
            return Guid.NewGuid();
        }
    }

    public static class Reflected
    {
        public static string Name(object value)
        {
            return value.GetType().Name;
        }
    }

    public class DerivedFromSealed : IndexOutOfRangeException
    {
    }

    public static class SetStatic
    {
        public static int Calls;
    }

    public static class StaticArray
    {
        public static readonly byte[] Header = { 1, 2, 3 };
    }

    public static class StaticLock
    {
        public static readonly object Lock = new object();
    }

    public class GenericType<T>
    {
        public T Value;
    }

    public static class GenericMethod
    {
        public static T Same<T>(T value)
        {
            return value;
        }
    }

    public static class Matrix
    {
        public static int Corner()
        {
            int[,] matrix = new int[2, 2];
            return matrix[1, 1];
        }
    }

    public static unsafe class PointerLocal
    {
        public static byte First(byte[] bytes)
        {
            fixed (byte* first = bytes)
            {
                return *first;
            }
        }
    }

    public static unsafe class FromStack
    {
        public static byte First()
        {
            byte* bytes = stackalloc byte[4];
            return *bytes;
        }
    }

    public class SynchronizedMethod
    {
        [MethodImpl(MethodImplOptions.Synchronized)]
        public void Step()
        {
        }
    }

    public class Finalized
    {
        ~Finalized()
        {
        }
    }

    public static class ReadOnlyReference
    {
        public static long Ticks(in DateTime time)
        {
            return time.Ticks;
        }
    }
}
