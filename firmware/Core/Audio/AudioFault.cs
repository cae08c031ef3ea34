// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>Why what is captured is not what is said on the two wires. None of them opens anything: the gate does not look at them.</summary>
    public enum AudioFault
    {
        /// <summary>Nothing is known against it.</summary>
        None,

        /// <summary>No codec answers at its I2C address.</summary>
        CodecMissing,

        /// <summary>The codec does not hold the registers that were written.</summary>
        CodecRegisters,

        /// <summary>The codec sees no bit clock or word clock.</summary>
        CodecClock,

        /// <summary>The codec sees no master clock, and needs one at this rate.</summary>
        MasterClock,

        /// <summary>All samples are zero: a converter that runs has noise.</summary>
        CaptureZero,

        /// <summary>All samples are one and the same value, not zero.</summary>
        CaptureStuck,

        /// <summary>Left and right are the same.</summary>
        CaptureMono,
    }
}
