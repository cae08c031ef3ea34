// SPDX-License-Identifier: MIT
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Core.Settings
{
    /// <summary>The settings in force, the draft that the console changes, and their two copies on the internal drive.</summary>
    /// <remarks>Save overwrites the copy that is not in force, so that a power cut leaves the former settings or the new ones.</remarks>
    public sealed class SettingsStore
    {
        private const string NameA = "SETTINGS.A";
        private const string NameB = "SETTINGS.B";
        private readonly IInternalDrive drive;
        private readonly SettingsTable table = new SettingsTable();
        private readonly SettingsNotes notes = new SettingsNotes();
        private readonly AsciiBuffer text = new AsciiBuffer(Limits.SettingsBytesMax);
        private readonly byte[] file = new byte[Limits.SettingsBytesMax];
        private DeviceSettings saved;
        private string newest;
        private int generation;
        private int length;

        /// <summary>Initializes a new instance of the <see cref="SettingsStore"/> class with factory values.</summary>
        /// <param name="drive">The internal drive.</param>
        public SettingsStore(IInternalDrive drive)
        {
            this.drive = drive;
            InForce = new DeviceSettings(table);
            Draft = new DeviceSettings(table);
            saved = new DeviceSettings(table);
        }

        /// <summary>Gets the table of settings.</summary>
        public SettingsTable Table => table;

        /// <summary>Gets the settings that the recorder was built with.</summary>
        public DeviceSettings InForce { get; }

        /// <summary>Gets the settings that the next save makes durable.</summary>
        public DeviceSettings Draft { get; }

        /// <summary>Gets the CRC-32 of the file in force; 0 for factory values.</summary>
        public uint Crc { get; private set; }

        /// <summary>Gets what became of the settings at power-on.</summary>
        public SettingsState State { get; private set; }

        /// <summary>Gets the name of the first record that fell to its factory value; null when none did.</summary>
        public string BadName { get; private set; }

        /// <summary>Gets a value indicating whether saved settings wait for a restart.</summary>
        public bool NeedsRestart { get; private set; }

        /// <summary>Gets a value indicating whether the draft differs from what is saved.</summary>
        public bool IsDraftChanged
        {
            get
            {
                for (int i = 0; i < table.Count; i++)
                {
                    if (Draft.Get(i) != saved.Get(i))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>Gets the text of the file in force; <see cref="FileLength"/> bytes.</summary>
        public byte[] File => file;

        /// <summary>Gets the length of the file in force; 0 for factory values.</summary>
        public int FileLength => length;

        /// <summary>Gets the number of the copy that is saved.</summary>
        public int Generation => generation;

        /// <summary>Gets lines of a newer firmware that are kept.</summary>
        public AsciiBuffer Unknown => notes.Unknown;

        /// <summary>Reads the newest readable copy.</summary>
        public void Load()
        {
            SettingsFile a = Look(NameA, out int generationA, out bool isThereA);
            SettingsFile b = Look(NameB, out int generationB, out bool isThereB);
            if (a == SettingsFile.Whole && (b != SettingsFile.Whole || generationA >= generationB))
            {
                newest = NameA;
            }
            else if (b == SettingsFile.Whole)
            {
                newest = NameB;
            }

            State = isThereA || isThereB ? SettingsState.Damaged : SettingsState.Factory;
            if (newest != null)
            {
                Use();
            }

            if (a == SettingsFile.Future || b == SettingsFile.Future)
            {
                State = SettingsState.Future;
            }
        }

        /// <summary>Journals what is remarkable about the settings at power-on; nothing when they are as they should be.</summary>
        /// <param name="journal">The journal.</param>
        /// <param name="isReset">Whether they were destroyed by a factory reset just now.</param>
        public void Report(Journal journal, bool isReset)
        {
            if (isReset)
            {
                journal.Begin("factory-reset");
                journal.End();
            }

            if (State == SettingsState.Saved || State == SettingsState.Factory)
            {
                return;
            }

            journal.Begin("settings");
            journal.Add("state", SettingsStates.NameOf(State));
            if (BadName != null)
            {
                journal.Add("name", BadName);
            }

            journal.End();
        }

        /// <summary>Makes the draft durable.</summary>
        /// <returns>False when the drive failed; the former copy is as it was.</returns>
        public bool Save()
        {
            string name = newest == NameA ? NameB : NameA;
            SettingsText.Write(Draft, generation + 1, notes.Unknown, text);
            if (text.IsCut || !drive.Write(name, text.Bytes, text.Length))
            {
                return false;
            }

            newest = name;
            generation++;
            Copy(Draft, saved);
            NeedsRestart = true;
            return true;
        }

        /// <summary>Makes the draft what is saved.</summary>
        public void Discard()
        {
            Copy(saved, Draft);
        }

        /// <summary>Makes the draft the factory values.</summary>
        public void DraftFactory()
        {
            for (int i = 0; i < table.Count; i++)
            {
                Draft.TrySet(i, table.Default(i));
            }
        }

        /// <summary>Deletes both copies.</summary>
        /// <returns>False when the drive failed.</returns>
        public bool Destroy()
        {
            bool isGone = drive.Delete(NameA);
            return drive.Delete(NameB) && isGone;
        }

        private SettingsFile Look(string name, out int found, out bool isThere)
        {
            int bytes = drive.Read(name, file);
            isThere = bytes > 0;
            found = 0;
            if (!isThere)
            {
                return SettingsFile.Damaged;
            }

            SettingsFile kind = SettingsText.Read(file, bytes, new DeviceSettings(table), notes);
            if (kind == SettingsFile.Whole)
            {
                found = notes.Generation;
                generation = found > generation ? found : generation;
            }

            return kind;
        }

        private void Use()
        {
            length = drive.Read(newest, file);
            if (SettingsText.Read(file, length, InForce, notes) != SettingsFile.Whole)
            {
                length = 0;
                newest = null;
                return;
            }

            Crc = Crc32.Of(file, 0, length);
            BadName = notes.BadName;
            State = notes.BadRecords > 0 ? SettingsState.BadRecord : SettingsState.Saved;
            Copy(InForce, Draft);
            Copy(InForce, saved);
        }

        private void Copy(DeviceSettings from, DeviceSettings to)
        {
            for (int i = 0; i < table.Count; i++)
            {
                to.TrySet(i, from.Get(i));
            }
        }
    }
}
