// SPDX-License-Identifier: MIT
namespace HushTap.Cli;

/// <summary>What <c>hushtap</c> returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Ok = 0;

    /// <summary>Done, and a problem was found.</summary>
    public const int Problem = 1;

    /// <summary>Not done: the command line or an input is unusable.</summary>
    public const int Misuse = 2;

    /// <summary>Not done: there is no device, or it does not answer.</summary>
    public const int NoDevice = 3;
}
