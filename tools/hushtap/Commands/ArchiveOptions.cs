// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary>What the commands that look at an archive have in common.</summary>
internal static class ArchiveOptions
{
    public static Argument<string> Archive() => new("ARCHIVE")
    {
        Description = "the archive's folder",
    };

    /// <summary>Opens an archive, does something with it and closes it.</summary>
    public static T With<T>(string path, Func<CardArchive, T> work) => CardInput.AskForFiles(path, () =>
    {
        using CardArchive archive = CardArchive.Open(path, create: false);
        return work(archive);
    });
}
