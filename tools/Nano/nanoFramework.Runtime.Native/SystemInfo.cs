// SPDX-License-Identifier: MIT
using System;
using HushTap.Chip;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Tells what runs here.</summary>
    public static class SystemInfo
    {
        /// <summary>How floating point is done.</summary>
        public enum FloatingPoint
        {
            None = 0,
            SinglePrecisionSoftware = 1,
            SinglePrecisionHardware = 2,
            DoublePrecisionSoftware = 3,
            DoublePrecisionHardware = 4,
        }

        public static Version Version
        {
            get
            {
                string[] parts = Chip.GetInfo("Version").Split('.');
                return new Version(int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]), int.Parse(parts[3]));
            }
        }

        public static string OEMString
        {
            get { return Chip.GetInfo("OEMString"); }
        }

        public static byte OEM
        {
            get { return byte.Parse(Chip.GetInfo("OEM")); }
        }

        public static byte Model
        {
            get { return byte.Parse(Chip.GetInfo("Model")); }
        }

        public static ushort SKU
        {
            get { return ushort.Parse(Chip.GetInfo("SKU")); }
        }

        public static string TargetName
        {
            get { return Chip.GetInfo("TargetName"); }
        }

        public static string Platform
        {
            get { return Chip.GetInfo("Platform"); }
        }

        public static FloatingPoint FloatingPointSupport
        {
            get { return (FloatingPoint)int.Parse(Chip.GetInfo("FloatingPointSupport")); }
        }

        private static ISystem Chip
        {
            get { return HushTap.Chip.Chip.Current.System; }
        }
    }
}
