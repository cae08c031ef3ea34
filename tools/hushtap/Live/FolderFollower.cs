// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using HushTap.Cli.Input;

namespace HushTap.Cli.Live;

/// <summary>Keeps a folder on the PC the same as a volume of a running device, on a thread of its own.</summary>
internal sealed class FolderFollower : IDisposable
{
    private readonly BlockingCollection<IReadOnlyDictionary<string, byte[]?>> _changes = [];
    private readonly Thread _writer;

    public FolderFollower(CardFolder folder)
    {
        _writer = new Thread(() => WriteAll(folder)) { IsBackground = true, Name = "folder follower" };
        _writer.Start();
    }

    /// <summary>Gets why the folder could not be written, if so.</summary>
    public CliException? Failure { get; private set; }

    /// <summary>Takes changes; null = the file is gone.</summary>
    public void Add(IReadOnlyDictionary<string, byte[]?> changes) => _changes.Add(changes);

    /// <summary>Waits until everything is written.</summary>
    public void Dispose()
    {
        _changes.CompleteAdding();
        _writer.Join();
        _changes.Dispose();
    }

    private void WriteAll(CardFolder folder)
    {
        foreach (IReadOnlyDictionary<string, byte[]?> changes in _changes.GetConsumingEnumerable())
        {
            try
            {
                folder.Apply(changes);
            }
            catch (CliException failure)
            {
                Failure ??= failure;
            }
        }
    }
}
