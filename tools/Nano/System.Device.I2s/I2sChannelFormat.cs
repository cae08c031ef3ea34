// SPDX-License-Identifier: MIT
namespace System.Device.I2s
{
    /// <summary>Which slots make a frame.</summary>
    public enum I2sChannelFormat
    {
        RightLeft,
        AllRight,
        AllLeft,
        OnlyRight,
        OnlyLeft,
    }
}
