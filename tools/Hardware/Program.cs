// SPDX-License-Identifier: MIT
using HushTap.HardwareTools;
using HushTap.HardwareTools.Pins;

var folder = HardwareFolder.Find();
var roles = folder.Read<RoleList>("hardware/boards/roles.json");
var chip = folder.Read<ChipPins>("hardware/boards/esp32-pins.json");
BoardFile[] boards = [folder.Read<BoardFile>("hardware/boards/lyrat-v4.3.json"), folder.Read<BoardFile>("hardware/boards/tap-r1.json")];
foreach (var f in boards.SelectMany(b => PinRules.Check(b, chip, roles))) Console.WriteLine(f);
File.WriteAllText(folder.PathOf(PinsSource.File), PinsSource.CSharp(boards, roles));
