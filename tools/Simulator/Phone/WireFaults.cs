// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What happens to one wire, in stretches of world time, [start, end) in µs.</summary>
/// <remarks>A cut wire goes where the pull takes it, which is its closing level. Cut wins over short.</remarks>
public sealed record WireFaults
{
    public static readonly WireFaults None = new();

    /// <summary>Gets when it is cut: closed, as for a sign.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> CutUs { get; init; } = [];

    /// <summary>Gets when it is shorted to its open level. On a single wire that is outside the promise; a supervised pair tells it.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> ShortUs { get; init; } = [];

    /// <summary>Gets the last instant at which anything here changes, or 0.</summary>
    public long LastUs => CutUs.Concat(ShortUs).Select(s => s.EndUs == long.MaxValue ? s.StartUs : s.EndUs).DefaultIfEmpty().Max();
}
