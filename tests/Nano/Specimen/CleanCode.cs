// SPDX-License-Identifier: MIT
using System;
using System.Threading;

namespace HushTap.Specimen
{
    /// <summary>What firmware does all day and no rule may object to.</summary>
    public class CleanCode
    {
        public const int BlocksMax = 4;
        private static readonly string s_name = string.Concat("re", "corder");
        private static readonly int s_limit = BlocksMax * 2;
        private readonly object _lock = new object();
        private readonly Action[] _steps;
        private int _count;

        public CleanCode()
        {
            _steps = new Action[] { () => { }, Step };
        }

        public event EventHandler Stepped;

        public DayOfWeek Day { get; private set; }

        public void Step()
        {
            lock (_lock)
            {
                _count = _count + 1 > s_limit ? 0 : _count + 1;
            }

            Day = DateTime.UtcNow.DayOfWeek;
            Stepped?.Invoke(this, EventArgs.Empty);
        }

        public void Run()
        {
            foreach (Action step in _steps)
            {
                step();
            }

            Thread.Sleep(0);
        }

        public string Describe(string key)
        {
            try
            {
                switch (key)
                {
                    case "name": return s_name;
                    case "count": return _count.ToString("D4") + " " + ((int)Day).ToString();
                    case "hash": return GetHashCode().ToString();
                    default: return new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }.Length.ToString();
                }
            }
            catch (Exception failure) when (failure.InnerException == null)
            {
                return "failed";
            }
        }

        public override int GetHashCode()
        {
            return _count;
        }

        public override bool Equals(object other)
        {
            return ReferenceEquals(this, other);
        }
    }
}
