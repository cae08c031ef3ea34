// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.IlMeter;

var run = new CostRun();
Console.WriteLine("| activity | rate | IL instructions per second of audio | objects made per second |");
Console.WriteLine("|---|---:|---:|---:|");
foreach (int sampleRate in new[] { 8000, 16000 })
{
    foreach (var activity in Enum.GetValues<Activity>())
    {
        var cost = run.Measure(activity, sampleRate);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {activity.ToString().ToLowerInvariant()} | {sampleRate} | {cost.InstructionsPerSecond:F0} | {cost.AllocationsPerSecond:F2} |"));
    }
}

if (args.Contains("--methods"))
{
    foreach (var activity in Enum.GetValues<Activity>())
    {
        Console.WriteLine($"\n{activity.ToString().ToLowerInvariant()}, 8000:");
        foreach (var (method, instructions) in run.Measure(activity, 8000).Methods.OrderByDescending(m => m.Value).TakeWhile(m => m.Value >= 1))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{instructions,8:F0}  {method}"));
        }
    }

    foreach (string call in run.Unpriced.Order(StringComparer.Ordinal))
    {
        Console.WriteLine($"no price, taken as {PlatformPrices.Unknown}: {call}");
    }
}
