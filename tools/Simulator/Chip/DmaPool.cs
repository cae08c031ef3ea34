// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Internal, DMA-capable memory: I2S descriptors, UART rings and open files share it.</summary>
/// <remarks>160 KB is an assumption: what an image with PSRAM leaves after its stacks was not measured. Fragmentation is not modelled.</remarks>
public sealed class DmaPool
{
    public const int DefaultTotalBytes = 160 * 1024;

    /// <summary>Internal RAM of one open file: a FatFs sector buffer of 4,096 bytes and what stands around it.</summary>
    public const int OpenFileBytes = 4_608;

    /// <param name="totalBytes">Size of the pool.</param>
    public DmaPool(int totalBytes = DefaultTotalBytes) => TotalBytes = totalBytes;

    /// <summary>Gets the size of the pool.</summary>
    public int TotalBytes { get; }

    /// <summary>Gets what is taken now.</summary>
    public int UsedBytes { get; private set; }

    /// <summary>Gets the most that was ever taken at once.</summary>
    public int PeakBytes { get; private set; }

    /// <summary>Gets what is left.</summary>
    public int FreeBytes => TotalBytes - UsedBytes;

    /// <summary>Takes memory if there is enough.</summary>
    /// <param name="bytes">How much.</param>
    /// <returns>False when there is not enough; nothing is taken then.</returns>
    public bool TryTake(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (bytes > FreeBytes)
        {
            return false;
        }

        UsedBytes += bytes;
        PeakBytes = Math.Max(PeakBytes, UsedBytes);
        return true;
    }

    /// <summary>Takes memory.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="user">For whom, e.g. "a UART ring".</param>
    /// <exception cref="OutOfMemoryException">There is not enough.</exception>
    public void Take(int bytes, string user)
    {
        if (!TryTake(bytes))
        {
            throw new OutOfMemoryException($"{user} needs {bytes} bytes of DMA-capable memory; {FreeBytes} of {TotalBytes} are free");
        }
    }

    /// <summary>Gives memory back.</summary>
    /// <param name="bytes">What <see cref="Take"/> took.</param>
    public void Give(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, UsedBytes);
        UsedBytes -= bytes;
    }
}
