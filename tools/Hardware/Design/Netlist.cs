// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Design;

/// <summary>A circuit as data: one *.net.json in hardware/design.</summary>
/// <param name="Board">Short name.</param>
/// <param name="Title">Name for readers.</param>
/// <param name="Power">The supply nets.</param>
/// <param name="Pairs">Nets that must carry the same parts on both sides.</param>
/// <param name="Barrier">The only parts that may touch both sides of the isolation, each with its pins on the USB side.</param>
/// <param name="Components">The parts.</param>
public sealed record Netlist(string Board, string Title, Dictionary<string, PowerNet> Power, string[][] Pairs, Dictionary<string, string[]> Barrier, Component[] Components)
{
    /// <summary>Pin entry that says: left open on purpose.</summary>
    public const string NotConnected = "NC";

    /// <summary>Every connected pin by net.</summary>
    public ILookup<string, NetPin> ByNet() =>
        Components.SelectMany(c => c.Pins.Select(p => new NetPin(c, p.Key, p.Value))).Where(p => p.Net != NotConnected).ToLookup(p => p.Net);

    /// <summary>A component by its reference.</summary>
    public Component? Find(string reference) => Array.Find(Components, c => c.Ref == reference);
}

/// <summary>One supply net.</summary>
/// <param name="Source">What feeds it, as REF.PIN or a bare REF of a divider; several separated by commas.</param>
/// <param name="Volts">Nominal voltage.</param>
/// <param name="Side">Side of the isolation: desk or usb.</param>
public sealed record PowerNet(string Source, double Volts, string Side);

/// <summary>One part in a circuit.</summary>
/// <param name="Ref">Reference designator.</param>
/// <param name="Sheet">The sheet it is drawn on.</param>
/// <param name="Part">Kind of part, see <see cref="PartKind"/>.</param>
/// <param name="Value">Value or type, as in the BOM.</param>
/// <param name="Pins">Pin name to net.</param>
/// <param name="Dnp">Not fitted unless an option says so.</param>
/// <param name="Decouples">The part whose supply this capacitor keeps clean.</param>
public sealed record Component(
    string Ref, string Sheet, string Part, string Value, Dictionary<string, string> Pins, bool Dnp = false, string? Decouples = null);

/// <summary>One pin on one net.</summary>
/// <param name="Part">The component.</param>
/// <param name="Pin">Its pin.</param>
/// <param name="Net">The net.</param>
public sealed record NetPin(Component Part, string Pin, string Net);
