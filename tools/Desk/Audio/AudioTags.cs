// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What an exported file says of itself.</summary>
/// <param name="Rate">Frames per second.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="Frames">How many frames it has; known before the first is written.</param>
/// <param name="Comments">Names of Vorbis comments and their values.</param>
/// <param name="Marks">Where something was left out, in order.</param>
internal sealed record AudioTags(int Rate, int Channels, long Frames, IReadOnlyList<KeyValuePair<string, string>> Comments, IReadOnlyList<AudioMark> Marks)
{
    /// <summary>The vendor string of FLAC and Opus.</summary>
    public const string Vendor = "hushtap";

    public string Comment(string name) => Comments.FirstOrDefault(comment => comment.Key == name).Value ?? string.Empty;
}
