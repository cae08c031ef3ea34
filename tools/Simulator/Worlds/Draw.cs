// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Draws that read like sentences.</summary>
internal static class Draw
{
    public static bool OneIn(this SeededRandom chance, int n) => chance.Next(0, n) == 0;

    public static T OneOf<T>(this SeededRandom chance, params ReadOnlySpan<T> values) => values[(int)chance.Next(0, values.Length)];

    /// <summary>Small numbers as often as large ones: uniform in the logarithm.</summary>
    public static long Spread(this SeededRandom chance, long low, long high)
    {
        double factor = Math.Pow((double)high / low, chance.NextDouble());
        return Math.Clamp((long)(low * factor), low, high);
    }

    /// <summary>Weights of which some are hundreds of times others, and some 0, so that worlds differ wildly in what happens in them.</summary>
    public static int[] Weights(this SeededRandom chance, int count)
    {
        int[] weights = [.. Enumerable.Range(0, count).Select(_ => chance.OneIn(5) ? 0 : 1 << (int)chance.Next(0, 9))];
        weights[chance.Next(0, count)] += 16;
        return weights;
    }

    public static int Weighted(this SeededRandom chance, int[] weights)
    {
        long at = chance.Next(0, weights.Sum());
        int i = 0;
        while (at >= weights[i])
        {
            at -= weights[i++];
        }

        return i;
    }
}
