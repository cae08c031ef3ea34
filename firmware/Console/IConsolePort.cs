// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>The config serial port.</summary>
    public interface IConsolePort
    {
        /// <summary>Gets how many received bytes wait.</summary>
        /// <returns>Bytes.</returns>
        int Available();

        /// <summary>Takes received bytes that are there already; never waits.</summary>
        /// <param name="buffer">Destination from index 0.</param>
        /// <param name="count">At most <see cref="Available"/>.</param>
        void Read(byte[] buffer, int count);

        /// <summary>Sends bytes.</summary>
        /// <param name="buffer">Source from index 0.</param>
        /// <param name="count">Bytes.</param>
        void Write(byte[] buffer, int count);
    }
}
