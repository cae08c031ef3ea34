// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Talk lost around one hold, or around several that lie closer together than lead and tail.</summary>
/// <param name="Holds">Holds and mutes in it.</param>
/// <param name="LostMs">Talk around them that is not on the card.</param>
/// <param name="UnavoidableMs">[first sign − lead, hold) and [release, last sign + tail], less what is no talk.</param>
/// <param name="BoundMs">What may be lost at most.</param>
/// <param name="Disturbed">Whether a fault fell into it.</param>
public readonly record struct HoldLoss(int Holds, double LostMs, double UnavoidableMs, double BoundMs, bool Disturbed);
