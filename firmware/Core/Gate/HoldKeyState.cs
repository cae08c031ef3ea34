// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>What the hold key has left behind; see the table in firmware/DESIGN.md.</summary>
    public enum HoldKeyState : byte
    {
        /// <summary>Nobody knows whether a hold goes on: closed until on-hook or until the lamp shows something.</summary>
        Silent = 0,

        /// <summary>Pressed; the lamp has still time to answer.</summary>
        Pressed,

        /// <summary>Pressed for longer than a hand presses: its loop is cut or the key is jammed.</summary>
        Stuck,

        /// <summary>The key closes nothing.</summary>
        Open,
    }
}
