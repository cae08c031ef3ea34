// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>The words for <see cref="ErrorCode"/>.</summary>
    public static class ErrorNames
    {
        /// <summary>Gets a code's word.</summary>
        /// <param name="code">The code.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string Of(ErrorCode code)
        {
            switch (code)
            {
                case ErrorCode.Checksum: return "checksum";
                case ErrorCode.UnknownCommand: return "unknown-command";
                case ErrorCode.Overrun: return "overrun";
                case ErrorCode.Garbled: return "garbled";
                case ErrorCode.TooLong: return "too-long";
                case ErrorCode.Misuse: return "misuse";
                case ErrorCode.UnknownSetting: return "unknown-setting";
                case ErrorCode.OutOfRange: return "out-of-range";
                case ErrorCode.Locked: return "locked";
                case ErrorCode.WrongResponse: return "wrong-response";
                case ErrorCode.TooManyAttempts: return "too-many-attempts";
                case ErrorCode.Busy: return "busy";
                case ErrorCode.Drive: return "drive";
                case ErrorCode.Card: return "card";
                case ErrorCode.Unsupported: return "unsupported";
                default: return "full";
            }
        }
    }
}
