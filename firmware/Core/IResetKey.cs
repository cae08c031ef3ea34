// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The key that asks for a factory reset when it is held while power comes on.</summary>
    public interface IResetKey
    {
        /// <summary>Gets a value indicating whether it is pressed.</summary>
        bool IsPressed { get; }
    }
}
