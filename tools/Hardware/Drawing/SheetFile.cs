// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Drawing;

/// <summary>Where each part stands on paper: one *.sheets.json in hardware/design. It says nothing about connections.</summary>
/// <param name="Board">The netlist's board.</param>
/// <param name="Sheets">The sheets in order.</param>
public sealed record SheetFile(string Board, Sheet[] Sheets);

/// <summary>One sheet, one function.</summary>
/// <param name="Id">Name as in the netlist's parts.</param>
/// <param name="Title">Title for readers.</param>
/// <param name="Notes">What a reader must know, one line each.</param>
/// <param name="Labels">Nets that are drawn as labels at every pin.</param>
/// <param name="Items">REF or REF.UNIT to x, y, rotation and flip (0 or 1), in grid units.</param>
public sealed record Sheet(string Id, string Title, string[] Notes, string[] Labels, Dictionary<string, int[]> Items);
