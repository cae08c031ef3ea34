// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What calls cost, in microseconds of virtual time.</summary>
/// <remarks>
/// IL between two calls is free, so a call's price holds the IL around it too: 1 µs per IL instruction as counted on the real interpreter
/// (a published field number is several times higher for tiny loops; the recorder must not depend on either).
/// </remarks>
public static class Prices
{
    public const int BlockUs = 10;
    public const int StartThreadUs = 200;
    public const int UtcNowUs = 52;
    public const int RandomUs = 20;
    public const int TraceUs = 100;
    public const int StaticUs = 1;
    public const int PostEventUs = 20;

    /// <summary>Lookups, allocations and the handler's call for one delivered event.</summary>
    public const int EventDeliveryUs = 120;

    public const int GpioReserveUs = 100;
    public const int GpioModeUs = 60;
    public const int GpioReadUs = 35;
    public const int GpioWriteUs = 300;
    public const int GpioToggleUs = 12;

    /// <summary>From an edge to the instant at which the interrupt routine samples the level; a pulse that has gone by then is not seen.</summary>
    public const int GpioIsrLatencyUs = 4;

    public const int PulseOpenUs = 200;
    public const int PulseReadUs = 40;

    public const int HighResUs = 13;
    public const int TickCountUs = 11;
    public const int PinFunctionUs = 30;
    public const int SetUtcUs = 60;
    public const int InfoUs = 30;
    public const int GcUs = 20_000;
    public const int MemoryInfoUs = 40;
    public const int Crc32Us = 50;
    public const int CryptoUs = 100;

    /// <summary>CRC by the ROM, AES and HMAC by mbedTLS over PSRAM.</summary>
    public const int Crc32UsPerKilobyte = 25;
    public const int CryptoUsPerKilobyte = 200;

    public const int I2sOpenUs = 2_000;
    public const int I2sCloseUs = 1_000;
    public const int I2sReadUs = 45;

    /// <summary>One 240-byte piece out of a descriptor, expanded into the caller's array.</summary>
    public const int I2sPieceUs = 15;

    public const int I2cOpenUs = 500;
    public const int I2cTransferUs = 150;

    public const int UartOpenUs = 1_500;
    public const int UartConfigureUs = 60;
    public const int UartBytesToReadUs = 12;
    public const int UartTakeUs = 40;
    public const int UartWriteUs = 50;

    public const int FileOpenUs = 1_000;
    public const int FileCloseUs = 95;
    public const int FileReadUs = 60;
    public const int FileWriteUs = 60;
    public const int FileSmallUs = 20;
    public const int FilePathUs = 300;
    public const int MountUs = 2_000;
}
