// SPDX-License-Identifier: MIT
namespace nanoFramework.TestFramework
{
    /// <summary>Helps the test launcher.</summary>
    public static class Helper
    {
        public static object[] RemoveTestMethodIfDataRowExists(object[] attribs)
        {
            if (Find(attribs, typeof(TestMethodAttribute)) < 0 || Find(attribs, typeof(DataRowAttribute)) < 0)
            {
                return attribs;
            }

            object[] rest = new object[attribs.Length - 1];
            int count = 0;
            for (int i = 0; i < attribs.Length; i++)
            {
                if (attribs[i].GetType() != typeof(TestMethodAttribute))
                {
                    rest[count++] = attribs[i];
                }
            }

            return rest;
        }

        private static int Find(object[] attribs, System.Type type)
        {
            for (int i = 0; i < attribs.Length; i++)
            {
                if (attribs[i].GetType() == type)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
