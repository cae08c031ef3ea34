// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What people call a call: <c>17</c>, or <c>POWER-ON/CALL</c>, or <c>DEVICE/POWER-ON/CALL</c>, since numbers begin anew at each power-on.</summary>
/// <param name="Number">Number of the call.</param>
/// <param name="Boot">Number of the power-on; null for any.</param>
/// <param name="Device">Id of the device; null for any.</param>
public sealed partial record CallName(long Number, long? Boot = null, string? Device = null)
{
    /// <summary>Names a call so that no other call of this device has the name.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its whole name.</returns>
    public static CallName Of(Call call) => new(call.Number, call.PowerOn.Boot, call.PowerOn.Device);

    /// <summary>Reads a name.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>Null when it is none.</returns>
    public static CallName? Parse(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success
            ? new CallName(Number64(match.Groups["call"]), match.Groups["boot"].Success ? Number64(match.Groups["boot"]) : null, match.Groups["device"].Success ? match.Groups["device"].Value : null)
            : null;
    }

    /// <summary>Finds the one call that has this name.</summary>
    /// <param name="card">The card.</param>
    /// <returns>The call.</returns>
    /// <exception cref="CardException">There is none, or more than one.</exception>
    public Call FindOne(Card card)
    {
        List<Call> found = [.. card.Calls.Where(Fits).Take(3)];
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotThere(),
            _ => throw new CardException(
                $"there is more than one call {this}",
                $"numbers begin anew at each power-on; say POWER-ON/CALL, such as {Of(found[0]).Short(card)} or {Of(found[1]).Short(card)}"),
        };
    }

    /// <summary>Tells whether a call has this name.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True if so.</returns>
    public bool Fits(Call call) =>
        call.Number == Number && (Boot is null || Boot == call.PowerOn.Boot) && (Device is null || Device == call.PowerOn.Device);

    /// <summary>The failure to throw when no call has this name.</summary>
    /// <returns>The failure.</returns>
    public CardException NotThere() => new($"there is no call {this} on the card", "hushtap card list shows power-ons and calls; say POWER-ON/CALL, such as 2/1");

    /// <summary>Leaves away what a card of one device needs not.</summary>
    /// <param name="card">The card.</param>
    /// <returns>Such as "2/1".</returns>
    public string Short(Card card) => card.PowerOns.Any(powerOn => powerOn.Device != Device) ? ToString() : (this with { Device = null }).ToString();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Device is null ? "" : Device + "/")}{(Boot is null ? "" : Boot.Value.ToString(CultureInfo.InvariantCulture) + "/")}{Number}");

    private static long Number64(Group group) => long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A((?:(?<device>[A-Za-z0-9-]{1,16})/)?(?<boot>[0-9]{1,15})/)?(?<call>[0-9]{1,15})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
