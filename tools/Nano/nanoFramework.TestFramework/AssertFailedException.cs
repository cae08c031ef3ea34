// SPDX-License-Identifier: MIT
using System;

namespace TestFrameworkShared
{
    /// <summary>An assertion did not hold.</summary>
    public class AssertFailedException : Exception
    {
        public AssertFailedException()
        {
        }

        public AssertFailedException(string msg)
            : base(msg)
        {
        }

        public AssertFailedException(string msg, Exception ex)
            : base(msg, ex)
        {
        }
    }
}
