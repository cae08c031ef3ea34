// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Compares the cards of the two runs: the same files, the same bytes, and in each frame's place the call's frame.</summary>
internal static class CardComparison
{
    /// <summary>Lists the differences, in words.</summary>
    public static IEnumerable<string> Compare(WorldRun counting, IReadOnlyDictionary<string, byte[]> real, CardAccount account, CodecAudio audio)
    {
        if (!counting.CardPaths.SequenceEqual(real.Keys))
        {
            yield return "the files on the card depend on what is said";
            yield break;
        }

        foreach (string path in counting.CardPaths)
        {
            byte[] expected = Comparable(counting, path, counting.ReadCard(path));
            if (account.Segments.TryGetValue(path, out SegmentFile? segment))
            {
                foreach (FrameRun run in segment.Runs)
                {
                    audio.Fill(run.First, expected.AsSpan((int)run.Position, (int)run.Frames * FrameScanner.FrameBytes));
                }
            }

            if (!expected.AsSpan().SequenceEqual(Comparable(counting, path, real[path])))
            {
                yield return $"{path}: does not hold the call's frames, bit for bit";
            }
        }
    }

    /// <summary>Digests, tags and ciphertext may depend on what is said; all else may not.</summary>
    private static byte[] Comparable(WorldRun run, string path, byte[] bytes) =>
        WavLayout.IsSealed(path) && run.Spec.Keys.Days.Count > 0
            ? SealedSegment.Clear(path, bytes, run.Spec.Keys.Days, _ => { })
            : JournalMask.Mask(path, bytes);
}
