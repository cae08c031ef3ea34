// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>Clock, pin functions, reboot, memory figures and crypto.</summary>
public sealed class SystemModel : ISystem
{
    private const int NativeShortMax = short.MaxValue;
    private const int AesKeyBytes = 16;
    private const int AesBlockBytes = 16;
    private const uint ManagedHeapFreeBytes = 3_800_000;
    private const uint SpiRamTotalBytes = 4 << 20;
    private const uint SpiRamFreeBytes = 262_144;
    private const int MemoryInternal = 1;
    private const int MemorySpiRam = 2;

    private static readonly uint[] CrcTable = MakeCrcTable();

    private readonly VirtualCpu _cpu;
    private readonly PinMatrix _matrix;
    private readonly DmaPool _pool;
    private readonly MisuseLog _misuse;

    internal SystemModel(VirtualCpu cpu, PinMatrix matrix, DmaPool pool, MisuseLog misuse)
    {
        _cpu = cpu;
        _matrix = matrix;
        _pool = pool;
        _misuse = misuse;
    }

    /// <summary>Gets or sets what must happen before the clock jumps: queued events keep the time that was right for them.</summary>
    internal Action? BeforeClockSet { get; set; }

    /// <inheritdoc/>
    public ulong GetHighResUs()
    {
        _cpu.Charge(Prices.HighResUs);
        return (ulong)(_cpu.WorldUs - _cpu.BootWorldUs);
    }

    /// <inheritdoc/>
    public long GetTickCountMs()
    {
        _cpu.Charge(Prices.TickCountUs);
        return (_cpu.WorldUs - _cpu.BootWorldUs) / VirtualCpu.TickUs * (VirtualCpu.TickUs / 1000);
    }

    /// <inheritdoc/>
    public void SetUtc(long utcTicks)
    {
        _cpu.Charge(Prices.SetUtcUs);
        BeforeClockSet?.Invoke();
        _cpu.SetUtc(utcTicks);
    }

    /// <inheritdoc/>
    public void Reboot(int option) => _cpu.Reboot(option);

    /// <inheritdoc/>
    public void SetPinFunction(int pin, int function)
    {
        _cpu.Charge(Prices.PinFunctionUs);
        if (!PinMatrix.Exists(pin))
        {
            throw new ArgumentException($"the ESP32 has no GPIO{pin}");
        }

        _matrix.Map(function, pin);
    }

    /// <inheritdoc/>
    public int GetFunctionPin(int function)
    {
        _cpu.Charge(Prices.PinFunctionUs);
        return _matrix.PinOf(function);
    }

    /// <inheritdoc/>
    public string GetInfo(string name)
    {
        _cpu.Charge(Prices.InfoUs);
        return name switch
        {
            "Version" => "1.17.0.0",
            "OEMString" => "simulated chip",
            "TargetName" => "ESP32_PSRAM_REV3",
            "Platform" => "ESP32",
            _ => string.Empty,
        };
    }

    /// <inheritdoc/>
    public uint RunGc(bool compact)
    {
        _cpu.Charge(Prices.GcUs);
        return ManagedHeapFreeBytes;
    }

    /// <inheritdoc/>
    public void GetMemory(int kind, out uint total, out uint free, out uint largest)
    {
        _cpu.Charge(Prices.MemoryInfoUs);
        uint internalTotal = kind == MemorySpiRam ? 0 : (uint)_pool.TotalBytes;
        uint internalFree = kind == MemorySpiRam ? 0 : (uint)_pool.FreeBytes;
        total = internalTotal + (kind == MemoryInternal ? 0 : SpiRamTotalBytes);
        free = internalFree + (kind == MemoryInternal ? 0 : SpiRamFreeBytes);
        largest = kind == MemoryInternal ? internalFree : SpiRamFreeBytes;
    }

    /// <inheritdoc/>
    public uint Crc32(uint crc, byte[] buffer, int offset, int count)
    {
        _cpu.Charge(Prices.Crc32Us + (count / 1024 * Prices.Crc32UsPerKilobyte));
        if (offset > NativeShortMax || count > NativeShortMax)
        {
            throw _misuse.Add($"CRC-32 of {count} bytes from {offset}: the chip keeps both in 16 signed bits and would read somewhere else");
        }

        crc = ~crc;
        foreach (byte value in buffer.AsSpan(offset, count))
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <inheritdoc/>
    public byte[] HmacSha256(byte[] key, byte[] data)
    {
        ChargeCrypto(data.Length);
        return HMACSHA256.HashData(key, data);
    }

    /// <inheritdoc/>
    public byte[] HmacSha512(byte[] key, byte[] data)
    {
        ChargeCrypto(data.Length);
        return HMACSHA512.HashData(key, data);
    }

    /// <inheritdoc/>
    public byte[] Aes(bool encrypt, bool cbc, byte[] key, byte[] iv, byte[] data)
    {
        ChargeCrypto(data.Length);
        if (key.Length != AesKeyBytes || data.Length % AesBlockBytes != 0 || (cbc && iv.Length != AesBlockBytes))
        {
            throw new ArgumentException("the chip has AES-128 only, without padding: key and IV of 16 bytes, data a multiple of 16");
        }

        using var aes = global::System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        return (encrypt, cbc) switch
        {
            (true, true) => aes.EncryptCbc(data, iv, PaddingMode.None),
            (false, true) => aes.DecryptCbc(data, iv, PaddingMode.None),
            (true, false) => aes.EncryptEcb(data, PaddingMode.None),
            (false, false) => aes.DecryptEcb(data, PaddingMode.None),
        };
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }

    private void ChargeCrypto(int bytes) => _cpu.Charge(Prices.CryptoUs + (bytes / 1024 * Prices.CryptoUsPerKilobyte));
}
