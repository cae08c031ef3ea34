// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>Why a request was not obeyed. Numbers and words are PROTOCOL.md's.</summary>
    public enum ErrorCode : byte
    {
        /// <summary>The CRC of the line is wrong.</summary>
        Checksum = 1,

        /// <summary>There is no such command.</summary>
        UnknownCommand = 2,

        /// <summary>Bytes were lost before the line's end.</summary>
        Overrun = 3,

        /// <summary>A byte was no printable ASCII.</summary>
        Garbled = 4,

        /// <summary>The line is too long.</summary>
        TooLong = 5,

        /// <summary>The words behind the command are not what it takes.</summary>
        Misuse = 6,

        /// <summary>There is no such setting.</summary>
        UnknownSetting = 7,

        /// <summary>The value is not allowed.</summary>
        OutOfRange = 8,

        /// <summary>An unlock is needed.</summary>
        Locked = 9,

        /// <summary>The response does not fit.</summary>
        WrongResponse = 10,

        /// <summary>Too many wrong responses.</summary>
        TooManyAttempts = 11,

        /// <summary>Not during a call.</summary>
        Busy = 12,

        /// <summary>The internal drive failed.</summary>
        Drive = 13,

        /// <summary>No usable card.</summary>
        Card = 14,

        /// <summary>This board or build cannot do it.</summary>
        Unsupported = 15,

        /// <summary>No room for more keys.</summary>
        Full = 16,
    }
}
