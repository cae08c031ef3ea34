// SPDX-License-Identifier: MIT
namespace nanoFramework.TestFramework
{
    /// <summary>Writes to the test's output.</summary>
    public static class OutputHelper
    {
        public static void Write(string message)
        {
            System.Console.Write(message);
        }

        public static void WriteLine(string message)
        {
            System.Console.WriteLine(message);
        }
    }
}
