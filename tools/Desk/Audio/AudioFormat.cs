// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>How exported audio is written.</summary>
public enum AudioFormat : byte
{
    /// <summary>PCM, as on the card.</summary>
    Wav,

    /// <summary>Compressed without loss.</summary>
    Flac,

    /// <summary>Compressed with loss, for sending and listening.</summary>
    Opus,
}
