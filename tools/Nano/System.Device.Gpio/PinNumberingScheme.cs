// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>How pins are counted; the chip knows GPIO numbers only.</summary>
    public enum PinNumberingScheme
    {
        Logical,
        Board,
    }
}
