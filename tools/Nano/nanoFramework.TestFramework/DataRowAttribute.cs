// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Gives one set of arguments to a test.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public DataRowAttribute(params object[] methodParameters)
        {
            if (methodParameters == null)
            {
                throw new ArgumentNullException();
            }

            if (methodParameters.Length == 0)
            {
                throw new ArgumentException();
            }

            MethodParameters = methodParameters;
        }

        public object[] MethodParameters { get; }
    }
}
