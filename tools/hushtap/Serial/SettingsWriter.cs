// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace HushTap.Cli.Serial;

/// <summary>Changes a device's settings: shows the difference, asks, keeps the old ones, writes, reads back, saves.</summary>
/// <param name="shell">Where to ask.</param>
/// <param name="link">The device.</param>
internal sealed class SettingsWriter(Shell shell, DeviceLink link)
{
    /// <summary>Gets where the former settings are kept; null when nothing was changed.</summary>
    public string? BackupPath { get; private set; }

    /// <summary>Applies settings.</summary>
    /// <param name="wanted">Names and values.</param>
    /// <param name="isConfirmed">Do not ask.</param>
    /// <param name="backup">Where to keep the former settings; null = a name of its own in the present folder.</param>
    /// <param name="restart">Restart the device, so that they come into force.</param>
    /// <returns>True when something was changed.</returns>
    /// <exception cref="CliException">Refused; then nothing has changed.</exception>
    public bool Apply(IEnumerable<KeyValuePair<string, string>> wanted, bool isConfirmed, string? backup, bool restart)
    {
        Dictionary<string, string> before = link.Ask("get").AllPairs();
        KeyValuePair<string, string>[] all = [.. wanted];
        string[] unknown = [.. all.Select(pair => pair.Key).Where(name => !before.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            throw new CliException($"the device has no setting {string.Join(", ", unknown)}", "hushtap get lists the names; nothing was changed");
        }

        KeyValuePair<string, string>[] changes = [.. all.Where(pair => before[pair.Key] != pair.Value)];
        if (changes.Length == 0)
        {
            shell.Out.WriteLine("nothing to change");
            return false;
        }

        foreach ((string name, string value) in changes)
        {
            shell.Out.WriteLine($"{name,-24} {before[name],6} -> {value}");
        }

        Confirm(changes.Length, isConfirmed);
        Keep(backup);
        Write(changes);
        ReadBack(changes);
        if (link.Try("save").Error is { } error)
        {
            link.Try("discard");
            throw error.ToFailure();
        }

        ReadBack(changes);
        shell.Out.WriteLine($"saved {Text.Count(changes.Length, "change")}; the former settings are in {BackupPath}");
        ComeIntoForce(restart);
        return true;
    }

    private void Confirm(int changes, bool isConfirmed)
    {
        if (isConfirmed)
        {
            return;
        }

        shell.Out.Write($"apply {Text.Count(changes, "change")}? [y/N] ");
        shell.Out.Flush();
        string answer = shell.In.ReadLine()?.Trim() ?? string.Empty;
        if (!shell.InIsTerminal)
        {
            shell.Out.WriteLine();
        }

        if (answer is not ("y" or "Y" or "yes"))
        {
            throw new CliException("not confirmed; nothing was changed", "answer y, or give --yes");
        }
    }

    private void Keep(string? backup)
    {
        string time = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        BackupPath = backup ?? $"hushtap-settings-{link.Hello.FileName}-{time}.txt";
        try
        {
            using FileStream stream = new(BackupPath, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(link.Ask("dump").Lines.Select(line => line + "\n"))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                $"the former settings cannot be kept in {BackupPath}: {failure.Message.TrimEnd('.')}", "name another file with --backup; nothing was changed");
        }
    }

    private void Write(KeyValuePair<string, string>[] changes)
    {
        foreach ((string name, string value) in changes)
        {
            if (link.Try($"set {name} {value}").Error is { } error)
            {
                link.Try("discard");
                throw error.ToFailure();
            }
        }
    }

    private void ReadBack(KeyValuePair<string, string>[] changes)
    {
        Dictionary<string, string> after = link.Ask("get").AllPairs();
        string[] wrong = [.. changes.Where(pair => after.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key)];
        if (wrong.Length > 0)
        {
            throw new CliException($"the device did not keep {string.Join(", ", wrong)}", $"the former settings are in {BackupPath}", ExitCode.Problem);
        }
    }

    private void ComeIntoForce(bool restart)
    {
        if (DeviceStatus.Of(link)["restart"] != "needed")
        {
            return;
        }

        if (!restart)
        {
            Text.WriteNotes(shell.Error, ["in force after a restart: hushtap reboot"]);
            return;
        }

        Restarting.Restart(link);
        shell.Out.WriteLine("the device has restarted and uses them");
    }
}
