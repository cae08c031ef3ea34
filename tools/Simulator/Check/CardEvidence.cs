// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a checker has to go by after the counting run: the card, the truth, and the world's own record.</summary>
public sealed record CardEvidence
{
    /// <summary>Files on the card, below its root with '/'.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Reads one of them.</summary>
    public required Func<string, byte[]> Read { get; init; }

    public required IReadOnlyList<BootRecord> Boots { get; init; }

    public required FrameRules Rules { get; init; }

    public required CallClock Clock { get; init; }

    public required FrameScanner Scanner { get; init; }

    public IReadOnlyList<HoldSign> Signs { get; init; } = [];

    /// <summary>What was on the card before the first boot.</summary>
    public IReadOnlyDictionary<string, byte[]> Before { get; init; } = new Dictionary<string, byte[]>();

    public IReadOnlySet<TornSector> TornSectors { get; init; } = new HashSet<TornSector>();

    /// <summary>The world's day keys by yyyymmdd; 0 = for a clock that was never set.</summary>
    public IReadOnlyDictionary<int, byte[]> DayKeys { get; init; } = new Dictionary<int, byte[]>();

    /// <summary>The card was pulled and never came back: there is nothing to journal on.</summary>
    public bool CardIsGone { get; init; }

    /// <summary>The card was pulled at some time: what was in flight then is on it or not, and the device cannot tell.</summary>
    public bool CardWasPulled { get; init; }

    /// <summary>Takes the evidence of a world that is over.</summary>
    public static CardEvidence Of(WorldRun run, FrameRules rules, FrameScanner scanner) => new()
    {
        Paths = run.CardPaths,
        Read = run.ReadCard,
        Boots = run.Boots,
        Rules = rules,
        Clock = run.Spec.Clock,
        Scanner = scanner,
        Signs = run.Phone.Signs,
        Before = run.Spec.Card.Before,
        DayKeys = run.Spec.Keys.Days,
        TornSectors = run.TornSectors,
        CardWasPulled = run.Spec.Card.OutUs.Count > 0,
        CardIsGone = run.Spec.Card.OutUs.Any(o => o.EndUs > run.Spec.WorldEndUs),
    };
}
