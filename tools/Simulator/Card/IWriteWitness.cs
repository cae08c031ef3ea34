// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Sees every byte at the moment it is handed to the card, the internal drive or a UART, whatever becomes of it.</summary>
public interface IWriteWitness
{
    /// <summary>Bytes leave the device's RAM.</summary>
    /// <param name="path">"D:/HUSHTAP/00001/JOURNAL.TXT", "I:/SETTINGS.A", "COM2" ….</param>
    /// <param name="position">Offset in the file, or number of bytes sent before.</param>
    /// <param name="bytes">The bytes.</param>
    void OnBytes(string path, long position, ReadOnlySpan<byte> bytes);

    /// <summary>A name is created, changed or removed: names are bytes on the card too.</summary>
    /// <param name="operation">"create", "delete", "move", "mkdir" ….</param>
    /// <param name="path">The path, or "from -> to".</param>
    void OnName(string operation, string path);
}
