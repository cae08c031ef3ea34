// SPDX-License-Identifier: MIT
namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Maps pins to peripherals.</summary>
    /// <remarks>Modelled by the chip: which pins can do what, and what is mapped at boot.</remarks>
    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value)
        {
            HushTap.Chip.Chip.Current.System.SetPinFunction(pin, (int)value);
        }

        public static int GetFunctionPin(DeviceFunction function)
        {
            return HushTap.Chip.Chip.Current.System.GetFunctionPin((int)function);
        }
    }
}
