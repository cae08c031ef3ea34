// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>Makes the library's exceptions: an empty message and a code.</summary>
    internal static class Errors
    {
        internal static IOException FileNotFound
        {
            get { return Make(IOException.IOExceptionErrorCode.FileNotFound); }
        }

        internal static IOException DirectoryNotFound
        {
            get { return Make(IOException.IOExceptionErrorCode.DirectoryNotFound); }
        }

        internal static IOException PathAlreadyExists
        {
            get { return Make(IOException.IOExceptionErrorCode.PathAlreadyExists); }
        }

        internal static IOException UnauthorizedAccess
        {
            get { return Make(IOException.IOExceptionErrorCode.UnauthorizedAccess); }
        }

        private static IOException Make(IOException.IOExceptionErrorCode code)
        {
            return new IOException(string.Empty, (int)code);
        }
    }
}
