// SPDX-License-Identifier: MIT
extern alias fx;

using System.Globalization;
using HushTap.Nano;
using Calendar = fx::System.DateTime;

namespace System;

/// <summary>nanoFramework's DateTime: always UTC, 1601 to 3000, and now is the world's clock.</summary>
public struct DateTime
{
    private const long OriginTicks = 504_911_232_000_000_000;
    private const long TicksMax = 946_708_127_999_999_999;
    private const long UnixEpochTicks = 621_355_968_000_000_000;
    private const long UnixEpochSeconds = UnixEpochTicks / TimeSpan.TicksPerSecond;

    public static readonly DateTime MinValue = new DateTime(OriginTicks);
    public static readonly DateTime MaxValue = new DateTime(TicksMax);
    public static readonly DateTime UnixEpoch = new DateTime(UnixEpochTicks);

    /// <summary>Since the chip's origin, so that default(DateTime) is 1601 as there.</summary>
    private readonly long _ticksSinceOrigin;

    public DateTime(long ticks)
    {
        if (ticks is < OriginTicks or > TicksMax)
        {
            throw new ArgumentOutOfRangeException();
        }

        _ticksSinceOrigin = ticks - OriginTicks;
    }

    public DateTime(long ticks, DateTimeKind kind)
        : this(ticks)
    {
        if (kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("only UTC exists");
        }
    }

    public DateTime(int year, int month, int day)
        : this(year, month, day, 0, 0, 0, 0)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(year, month, day, hour, minute, second, 0)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
        : this(new Calendar(year, month, day, hour, minute, second, millisecond).Ticks)
    {
    }

    public static DateTime UtcNow => new DateTime(Kernel.Current.UtcTicks);

    public static DateTime Today => UtcNow.Date;

    public DateTime Date => new DateTime(Ticks - (Ticks % TimeSpan.TicksPerDay));

    public int Day => Parts.Day;

    public DayOfWeek DayOfWeek => Parts.DayOfWeek;

    public int DayOfYear => Parts.DayOfYear;

    public int Hour => Parts.Hour;

    public DateTimeKind Kind => DateTimeKind.Utc;

    public int Millisecond => Parts.Millisecond;

    public int Minute => Parts.Minute;

    public int Month => Parts.Month;

    public int Second => Parts.Second;

    public long Ticks => _ticksSinceOrigin + OriginTicks;

    public TimeSpan TimeOfDay => new TimeSpan(Ticks % TimeSpan.TicksPerDay);

    public int Year => Parts.Year;

    private Calendar Parts => new Calendar(Ticks, DateTimeKind.Utc);

    public static DateTime operator +(DateTime d, TimeSpan t) => new DateTime(d.Ticks + t.Ticks);

    public static DateTime operator -(DateTime d, TimeSpan t) => new DateTime(d.Ticks - t.Ticks);

    public static TimeSpan operator -(DateTime d1, DateTime d2) => new TimeSpan(d1.Ticks - d2.Ticks);

    public static bool operator ==(DateTime d1, DateTime d2) => d1.Ticks == d2.Ticks;

    public static bool operator !=(DateTime t1, DateTime t2) => t1.Ticks != t2.Ticks;

    public static bool operator <(DateTime t1, DateTime t2) => t1.Ticks < t2.Ticks;

    public static bool operator <=(DateTime t1, DateTime t2) => t1.Ticks <= t2.Ticks;

    public static bool operator >(DateTime t1, DateTime t2) => t1.Ticks > t2.Ticks;

    public static bool operator >=(DateTime t1, DateTime t2) => t1.Ticks >= t2.Ticks;

    public static int Compare(DateTime t1, DateTime t2) => t1.Ticks.CompareTo(t2.Ticks);

    public static bool Equals(DateTime t1, DateTime t2) => t1 == t2;

    public static int DaysInMonth(int year, int month) => Calendar.DaysInMonth(year, month);

    public static DateTime FromUnixTimeSeconds(long seconds)
    {
        if (seconds is < 0 or > (TicksMax / TimeSpan.TicksPerSecond) - UnixEpochSeconds)
        {
            throw new ArgumentOutOfRangeException();
        }

        return new DateTime((seconds * TimeSpan.TicksPerSecond) + UnixEpochTicks);
    }

    public static DateTime Parse(string s) => Convert.ToDateTime(s);

    public static bool TryParse(string s, out DateTime result) => DateTimeText.TryParse(s, out result);

    public DateTime Add(TimeSpan val) => this + val;

    public DateTime AddDays(double val) => AddScaled(val, TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond);

    public DateTime AddHours(double val) => AddScaled(val, TimeSpan.TicksPerHour / TimeSpan.TicksPerMillisecond);

    public DateTime AddMilliseconds(double val) => AddScaled(val, 1);

    public DateTime AddMinutes(double val) => AddScaled(val, TimeSpan.TicksPerMinute / TimeSpan.TicksPerMillisecond);

    public DateTime AddSeconds(double val) => AddScaled(val, TimeSpan.TicksPerSecond / TimeSpan.TicksPerMillisecond);

    public DateTime AddTicks(long val) => new DateTime(Ticks + val);

    public int CompareTo(object val) => val is null ? 1 : Compare(this, (DateTime)val);

    public override bool Equals(object obj) => obj is DateTime other && this == other;

    public override int GetHashCode()
    {
        // The chip keeps its UTC mark in the top bit and hashes it too.
        ulong internalTicks = (ulong)_ticksSinceOrigin | 0x8000_0000_0000_0000;
        return (int)internalTicks ^ (int)(internalTicks >> 32);
    }

    public TimeSpan Subtract(DateTime val) => this - val;

    public DateTime Subtract(TimeSpan val) => this - val;

    public long ToUnixTimeSeconds() => (Ticks / TimeSpan.TicksPerSecond) - UnixEpochSeconds;

    public override string ToString() => ToString(null);

    public string ToString(string format) => Parts.ToString(DateTimeText.FrameworkFormat(format), CultureInfo.InvariantCulture);

    private DateTime AddScaled(double val, long scaleMs) =>
        new DateTime(Ticks + (long)((val * scaleMs * TimeSpan.TicksPerMillisecond) + (val >= 0 ? 0.5 : -0.5)));
}
