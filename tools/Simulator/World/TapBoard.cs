// SPDX-License-Identifier: MIT
using System.Reflection;

namespace HushTap.Simulator;

/// <summary>The board tap-r1, which has two wires to the hold lamp, and the firmware in it.</summary>
public static class TapBoard
{
    /// <summary>Gets which pin each wire of the phone ends on.</summary>
    public static Wiring Wiring { get; } = LyratBoard.ReadWiring("TapR1Pins") with { Codec = CodecKind.Pcm1862 };

    /// <summary>Gets the firmware's entry point.</summary>
    public static Action Firmware { get; } = Bind();

    /// <summary>A delegate over the pins, not a call by reflection, which would wrap the exceptions that end a run.</summary>
    private static Action Bind()
    {
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
        object pins = LyratBoard.Context.LoadByName("HushTap.Board").GetType("HushTap.Board.PinMap", throwOnError: true)!
            .GetMethod("TapR1", Static)!.Invoke(null, null)!;
        MethodInfo start = LyratBoard.Context.LoadByName("HushTap.App").GetType("HushTap.App.Program", throwOnError: true)!.GetMethod("Start", Static)!;
        return (Action)Delegate.CreateDelegate(typeof(Action), pins, start);
    }
}
