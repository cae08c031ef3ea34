// SPDX-License-Identifier: MIT
namespace System.IO;

/// <summary>nanoFramework's IOException: its HRESULT is an error code.</summary>
public class IOException : SystemException
{
    public IOException()
    {
    }

    public IOException(string message)
        : base(message)
    {
    }

    public IOException(string message, int hresult)
        : base(message) => HResult = hresult;

    public IOException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public enum IOExceptionErrorCode
    {
        Others = unchecked((int)0xE000_0000),
        InvalidDriver = unchecked((int)0xE100_0000),
        FileNotFound = unchecked((int)0xE200_0000),
        DirectoryNotFound = unchecked((int)0xE300_0000),
        VolumeNotFound = unchecked((int)0xE400_0000),
        PathTooLong = unchecked((int)0xE500_0000),
        DirectoryNotEmpty = unchecked((int)0xE600_0000),
        UnauthorizedAccess = unchecked((int)0xE700_0000),
        PathAlreadyExists = unchecked((int)0xE800_0000),
        TooManyOpenHandles = unchecked((int)0xE900_0000),
    }

    public IOExceptionErrorCode ErrorCode => (IOExceptionErrorCode)HResult;
}
