// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>Writes one audio file.</summary>
internal interface IAudioWriter
{
    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">16 bit, channels interleaved; whole frames.</param>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>Writes what is still to be written. The stream stays open.</summary>
    void Finish();
}
