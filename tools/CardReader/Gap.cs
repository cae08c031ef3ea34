// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Frames that were lost, not counted in the stream.</summary>
/// <param name="Before">Stream number of the frame before which they were lost.</param>
/// <param name="FramesMin">At least so many.</param>
/// <param name="FramesMax">At most so many.</param>
public sealed record Gap(long Before, long FramesMin, long FramesMax);
