// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Tells which segment a file's audio belongs to, when it is not its own.</summary>
internal sealed class SwapFinder
{
    private readonly Dictionary<Digest, Segment> _owners = [];

    public SwapFinder(IEnumerable<Segment> segments)
    {
        foreach (Segment segment in segments.Where(segment => segment.AudioDigest is not null && segment.Frames > 0))
        {
            _owners.TryAdd(segment.AudioDigest!.Value, segment);
        }
    }

    public Segment? OwnerOf(Digest digest, Segment besides) =>
        _owners.TryGetValue(digest, out Segment? owner) && owner != besides ? owner : null;
}
