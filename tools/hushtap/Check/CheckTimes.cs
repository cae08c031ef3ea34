// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Cli.Check;

/// <summary>How long the gate of a device waits, from its settings.</summary>
/// <param name="settings">All settings.</param>
public sealed class CheckTimes(IReadOnlyDictionary<string, string> settings)
{
    /// <summary>Gets the longest dark phase of a lamp.</summary>
    public int DarkMs => Math.Max(Ms("hold-lamp.dark-ms"), Ms("mute-lamp.dark-ms"));

    /// <summary>Gets how long before a sign nothing is kept.</summary>
    public int LeadMs => Math.Max(Ms("hold-lamp.lag-ms"), Ms("mute-lamp.lag-ms")) + DarkMs;

    /// <summary>Gets how long after a sign nothing is kept.</summary>
    public int TailMs => Math.Max(Ms("hold-lamp.release-ms"), Ms("mute-lamp.release-ms")) + DarkMs;

    private int Ms(string name) => int.TryParse(settings.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out int ms) ? ms : 0;
}
