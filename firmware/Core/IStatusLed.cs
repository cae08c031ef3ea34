// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The status LED.</summary>
    public interface IStatusLed
    {
        /// <summary>Switches it.</summary>
        /// <param name="isLit">True = on.</param>
        void Show(bool isLit);
    }
}
