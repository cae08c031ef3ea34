// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>A thread took longer than it may.</summary>
    public class ConstraintException : Exception
    {
    }
}
