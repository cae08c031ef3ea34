// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Input;

/// <summary>A call's audio as the device hears it.</summary>
/// <param name="Pcm">Stereo 16-bit little endian, left = near end, right = far end.</param>
/// <param name="SampleRate">8000 or 16000 frames per second.</param>
/// <param name="Notes">What was converted or left out.</param>
public sealed record CallAudio(ReadOnlyMemory<byte> Pcm, int SampleRate, IReadOnlyList<string> Notes)
{
    /// <summary>Bytes of one frame: two channels of 16 bits.</summary>
    public const int FrameBytes = 4;

    /// <summary>Gets the length in frames.</summary>
    public long Frames => Pcm.Length / FrameBytes;
}
