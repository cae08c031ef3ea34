// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;

namespace System.IO
{
    /// <summary>Path text. Nothing here looks at a volume.</summary>
    /// <remarks>Modelled: normalising drops empty and "." parts and follows ".." upwards; a trailing separator stays, even
    /// where it doubles the root's; the case stays.</remarks>
    public static class Path
    {
        public static readonly char DirectorySeparatorChar = '\\';
        public static readonly char AltDirectorySeparatorChar = '/';
        public static readonly char VolumeSeparatorChar = ':';
        public static readonly char PathSeparator = ';';

        public static string ChangeExtension(string path, string extension)
        {
            if (string.IsNullOrEmpty(path))
            {
                return path;
            }

            int dot = ExtensionIndex(path);
            string stem = dot < 0 ? path : path.Substring(0, dot);
            if (extension == null)
            {
                return stem;
            }

            return extension.StartsWith(".") ? stem + extension : stem + "." + extension;
        }

        public static string Combine(string path1, string path2)
        {
            if (path1 == null || path2 == null)
            {
                throw new ArgumentNullException();
            }

            if (path1.Length == 0 || path2.Length == 0)
            {
                return path1.Length == 0 ? path2 : path1;
            }

            if (IsPathRooted(path2))
            {
                return path2;
            }

            if (path1 == "\\")
            {
                return path1 + path2;
            }

            return IsSeparator(path1[path1.Length - 1]) ? path1 + path2 : path1 + "\\" + path2;
        }

        public static string GetDirectoryName(string path)
        {
            if (IsBlank(path))
            {
                return null;
            }

            int root = RootLength(path);
            int end = path.Length;
            if (end <= root)
            {
                return null;
            }

            do
            {
                end--;
            }
            while (end > root && !IsSeparator(path[end]));

            while (end > root && IsSeparator(path[end - 1]))
            {
                end--;
            }

            return Normalize(path.Substring(0, end));
        }

        [return: NotNullIfNotNull("path")]
        public static string GetExtension(string path)
        {
            if (path == null)
            {
                return null;
            }

            int dot = ExtensionIndex(path);
            return dot < 0 || dot == path.Length - 1 ? string.Empty : path.Substring(dot);
        }

        [return: NotNullIfNotNull("path")]
        public static string GetFileName(string path)
        {
            if (path == null)
            {
                return null;
            }

            int root = RootLength(path);
            int begin = path.Length;
            while (begin > root && !IsSeparator(path[begin - 1]))
            {
                begin--;
            }

            return path.Substring(begin);
        }

        [return: NotNullIfNotNull("path")]
        public static string GetFileNameWithoutExtension(string path)
        {
            if (path == null)
            {
                return null;
            }

            string name = GetFileName(path);
            int dot = name.LastIndexOf('.');
            return dot < 0 ? name : name.Substring(0, dot);
        }

        public static string GetFullPath(string path)
        {
            if (path == null)
            {
                throw new ArgumentNullException();
            }

            if (path.Length == 0)
            {
                throw new ArgumentException();
            }

            return Normalize(IsPathRooted(path) ? path : Combine(Directory.GetCurrentDirectory(), path));
        }

        public static char[] GetInvalidFileNameChars()
        {
            return WithControlChars("\"<>|:*?\\/");
        }

        public static char[] GetInvalidPathChars()
        {
            return WithControlChars("|");
        }

        public static string GetPathRoot(string path)
        {
            return IsBlank(path) ? null : Normalize(path.Substring(0, RootLength(path)));
        }

        public static bool HasExtension([NotNullWhen(true)] string path)
        {
            if (path == null)
            {
                return false;
            }

            int dot = ExtensionIndex(path);
            return dot >= 0 && dot != path.Length - 1;
        }

        public static bool IsPathRooted([NotNullWhen(true)] string path)
        {
            return !string.IsNullOrEmpty(path) && (IsSeparator(path[0]) || HasVolume(path));
        }

        private static char[] WithControlChars(string others)
        {
            char[] chars = new char[others.Length + ' '];
            others.ToCharArray().CopyTo(chars, 0);
            for (int i = 0; i < ' '; i++)
            {
                chars[others.Length + i] = (char)i;
            }

            return chars;
        }

        private static bool IsSeparator(char c)
        {
            return c == '\\' || c == '/';
        }

        private static bool HasVolume(string path)
        {
            return path.Length >= 2 && path[1] == ':' && (path[0] | 0x20) >= 'a' && (path[0] | 0x20) <= 'z';
        }

        private static bool IsBlank(string path)
        {
            return path == null || path.Trim(' ').Length == 0;
        }

        private static int RootLength(string path)
        {
            if (HasVolume(path))
            {
                return path.Length > 2 && IsSeparator(path[2]) ? 3 : 2;
            }

            return path.Length == 1 && IsSeparator(path[0]) ? 1 : 0;
        }

        private static int ExtensionIndex(string path)
        {
            for (int i = path.Length - 1; i >= 0 && !IsSeparator(path[i]); i--)
            {
                if (path[i] == '.')
                {
                    return i;
                }
            }

            return -1;
        }

        private static string Normalize(string path)
        {
            if (string.IsNullOrEmpty(path))
            {
                return path;
            }

            string[] parts = path.Split(new char[] { '\\', '/' });
            int kept = 0;
            bool climbs = false;
            for (int i = 0; i < parts.Length; i++)
            {
                string part = parts[i];
                if (part == "..")
                {
                    climbs = true;
                    if (i == 0)
                    {
                        parts[kept++] = part;
                    }
                    else if (kept > 0)
                    {
                        kept--;
                    }
                }
                else if (part != "." && part != string.Empty)
                {
                    parts[kept++] = part;
                }
            }

            return Join(path, parts, kept, !climbs && IsSeparator(path[0]));
        }

        private static string Join(string path, string[] parts, int count, bool rooted)
        {
            string result = rooted ? "\\" : string.Empty;
            for (int i = 0; i < count; i++)
            {
                result += i > 0 && result.Length > 0 ? "\\" + parts[i] : parts[i];
            }

            return IsSeparator(path[path.Length - 1]) ? result + "\\" : result;
        }
    }
}
