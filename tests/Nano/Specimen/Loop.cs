// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Specimen
{
    public interface IStep
    {
        void Do(byte[] block);
    }

    /// <summary>A recording loop in miniature, with one allocation of each kind at a known place.</summary>
    public class Loop
    {
        private readonly IStep _step;
        private readonly Action _listener;
        private readonly byte[] _block = new byte[512];

        public Loop(IStep step)
        {
            _step = step;
            _listener = Heard;
        }

        public void Tight()
        {
            Array.Copy(_block, 0, _block, 256, 256);
            Check(_block.Length);
        }

        public void ThroughInterface()
        {
            _step.Do(_block);
        }

        public void ThroughDelegate()
        {
            _listener();
        }

        public void Speaks(int ms)
        {
            Say("stalled " + ms.ToString() + " ms");
        }

        public void Slices()
        {
            SpanByte span = new SpanByte(_block, 0, 256);
            span.CopyTo(span);
        }

        private static void Say(string text)
        {
        }

        private static void Check(int length)
        {
            if (length != 512)
            {
                throw new InvalidOperationException();
            }
        }

        private void Heard()
        {
            object boxed = _block.Length;
            Say((string)boxed);
        }
    }

    public class Allocating : IStep
    {
        public void Do(byte[] block)
        {
            block = new byte[block.Length];
        }
    }
}
