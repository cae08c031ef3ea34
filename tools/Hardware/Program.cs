// SPDX-License-Identifier: MIT
using HushTap.HardwareTools;
using HushTap.HardwareTools.Pins;

var folder = HardwareFolder.Find();
var roles = folder.Read<RoleList>("hardware/boards/roles.json");
var chip = folder.Read<ChipPins>("hardware/boards/esp32-pins.json");
BoardFile[] boards = [folder.Read<BoardFile>("hardware/boards/lyrat-v4.3.json"), folder.Read<BoardFile>("hardware/boards/tap-r1.json")];
foreach (var f in boards.SelectMany(b => PinRules.Check(b, chip, roles))) Console.WriteLine(f);
File.WriteAllText(folder.PathOf(PinsSource.File), PinsSource.CSharp(boards, roles));
var kinds = folder.Read<Dictionary<string, HushTap.HardwareTools.Design.PartKind>>("hardware/design/parts.json");
foreach (var b in boards) foreach (var f in HushTap.HardwareTools.Design.ElectricalRules.Check(folder.Read<HushTap.HardwareTools.Design.Netlist>("hardware/design/" + b.Netlist), kinds, b)) Console.WriteLine(b.Board + " " + f);
foreach (var b in boards) foreach (var f in folder.Read<HushTap.HardwareTools.Design.DesignValues>("hardware/design/values.json").Check(folder.Read<HushTap.HardwareTools.Design.Netlist>("hardware/design/" + b.Netlist))) Console.WriteLine(b.Board + " " + f);

if (args.Length > 0 && args[0] == "spice") { var clock = System.Diagnostics.Stopwatch.StartNew(); var suite = new HushTap.HardwareTools.Spice.SpiceSuite(folder);
 if (args.Length > 1) { foreach (var r in suite.Runs.Where(r => r.Name == args[1])) foreach (var (c, i) in HushTap.HardwareTools.Spice.SpiceCases.Of(r, folder.Read<HushTap.HardwareTools.Design.DesignValues>("hardware/design/values.json")).Select((c, i) => (c, i))) { if (args.Length > 2) Console.WriteLine(suite.Rendered(r, c)); Console.WriteLine(i + " " + string.Join(" ", suite.Simulate(r, c).Select(p => $"{p.Key}={p.Value:G4}"))); } return; }
 foreach (var (n, v) in suite.RunAll()) Console.WriteLine($"{n} {v:G4}"); Console.WriteLine(clock.Elapsed); }
