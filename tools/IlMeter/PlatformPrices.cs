// SPDX-License-Identifier: MIT
namespace HushTap.IlMeter;

/// <summary>What a call into the platform costs beyond the call instruction itself, in IL instructions of nanoFramework's own libraries.</summary>
/// <remarks>
/// Where a number was counted on the real interpreter around a loop of seven instructions, the loop and the caller's own instructions
/// are taken off. The rest is counted by hand in the source of the 1.x library and marked "by hand". A native method costs nothing more.
/// </remarks>
public static class PlatformPrices
{
    /// <summary>Price of a call that is not in the table; it is reported, so that it gets a line here.</summary>
    public const int Unknown = 20;

    private static readonly Dictionary<string, int> s_prices = new()
    {
        // Read(new SpanByte(array, offset, count)) was counted as 45; native Read itself adds nothing.
        ["System.SpanByte::.ctor"] = 32,
        ["System.Device.I2s.I2sDevice::Read"] = 0,

        // (bool)pin.Read() was counted as 20.
        ["System.Device.Gpio.GpioPin::Read"] = 6,
        ["System.Device.Gpio.PinValue::op_Explicit"] = 3,
        ["System.Device.Gpio.PinValue::op_Equality"] = 10,

        // By hand: Read, ReadInternal, lock and finally.
        ["System.Device.Gpio.GpioPulseCounter::Read"] = 24,

        // Counted as 13.
        ["nanoFramework.Hardware.Esp32.HighResTimer::GetCurrent"] = 4,

        // DateTime.UtcNow.Ticks was counted as 52.
        ["System.DateTime::get_UtcNow"] = 40,
        ["System.DateTime::get_Ticks"] = 4,

        // Counted as 12.
        ["System.IO.Ports.SerialPort::get_BytesToRead"] = 2,

        // Native.
        ["System.Array::Copy"] = 0,
        ["System.Array::Clear"] = 0,
        ["System.String::get_Chars"] = 0,
        ["System.String::get_Length"] = 0,
        ["System.Object::.ctor"] = 0,

        // Counted as 51, 95, 950 (open for append) and 931 (create).
        ["System.IO.Stream::Write"] = 40,
        ["System.IO.Stream::Close"] = 85,
        ["System.IO.FileStream::.ctor"] = 940,

        // By hand: native, or a few instructions around a native call.
        ["System.IO.Stream::Seek"] = 30,
        ["System.IO.Stream::get_Length"] = 15,
        ["System.IO.Stream::Read"] = 40,
        ["System.Security.Cryptography.Aes::set_Key"] = 4,
        ["System.Security.Cryptography.Aes::set_IV"] = 4,
        ["System.Security.Cryptography.Aes::Encrypt"] = 12,
        ["System.Security.Cryptography.HMACSHA256::HashData"] = 4,
        ["System.Random::NextBytes"] = 0,
        ["System.String::Concat"] = 10,
        ["System.String::.ctor"] = 0,
    };

    /// <summary>Gets the price of a call.</summary>
    /// <param name="method">Type and method, e.g. System.Array::Copy.</param>
    /// <param name="isKnown">False when the price is a guess.</param>
    public static int Of(string method, out bool isKnown)
    {
        isKnown = s_prices.TryGetValue(method, out int price);
        return isKnown ? price : Unknown;
    }
}
