// SPDX-License-Identifier: MIT
using HushTap.Console;
using HushTap.Core;
using HushTap.Core.Audio;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Core.Storage;
using HushTap.Core.Text;
using nanoFramework.TestFramework;

namespace HushTap.OnTarget
{
    /// <summary>Logic that must come out the same on any CLR: a board, the virtual device, and the PC.</summary>
    [TestClass]
    public class LogicTests
    {
        [TestMethod]
        public void Ring_zeroes_what_is_withheld()
        {
            BlockRing ring = new BlockRing(8000);
            ring.Audio[ring.EndOffset] = 0x5A;
            ring.Add();
            ring.Withhold(RecordInhibit.HoldLamp);
            Assert.AreEqual((byte)0, ring.Audio[0]);
            Assert.AreEqual(1L, ring.Undecided);
        }

        [TestMethod]
        public void Ring_wraps_where_it_began()
        {
            BlockRing ring = new BlockRing(8000);
            for (int i = 0; i < Limits.RingBlocks; i++)
            {
                ring.Add();
                ring.Clear();
                ring.ReleaseClear(1);
            }

            Assert.AreEqual(0, ring.EndOffset);
            Assert.AreEqual((long)Limits.RingBlocks, ring.End);
        }

        [TestMethod]
        public void Gate_waits_withholds_and_commits()
        {
            HoldGate gate = new HoldGate();
            gate.Start(0);
            gate.Forbid(1000000, 2000000, RecordInhibit.HoldLamp);
            gate.KnowTo(3000000);
            Assert.IsTrue(gate.Judge(1500000, 1564000) == Verdict.Withhold);
            Assert.IsTrue(gate.Judge(2500000, 2564000) == Verdict.Commit);
            Assert.IsTrue(gate.Judge(3500000, 3564000) == Verdict.Wait);
            Assert.IsTrue(gate.Judge(1999999, 2063999) == Verdict.Withhold);
        }

        [TestMethod]
        public void Mapping_keeps_its_bounds_while_nothing_is_dropped()
        {
            StreamClock clock = new StreamClock(8000);
            clock.Start(1000);
            for (int block = 0; block < 50; block++)
            {
                long readyUs = 2000 + ((block + 1) * Limits.BlockUs);
                Assert.IsTrue(clock.Advance(block * Limits.BlockUs, readyUs - 500, readyUs + 700));
            }

            Assert.IsTrue(clock.LowerUs <= 2000);
            Assert.IsTrue(clock.UpperUs >= 2000);
            Assert.AreEqual(0, clock.Epoch);
        }

        [TestMethod]
        public void Wav_header_has_its_sizes_at_their_places()
        {
            AsciiBuffer comment = new AsciiBuffer(64);
            comment.Append("hushtap device=x");
            WavHeader header = new WavHeader();
            header.Begin(8000, comment);
            header.SetAudioBytes(0x01020304);
            Assert.AreEqual(0x01020304L, header.StatedBytes);
            Assert.AreEqual((byte)'R', header.Sector[0]);
            Assert.AreEqual((byte)4, header.Sector[508]);
            Assert.AreEqual((byte)1, header.Sector[511]);
        }

        [TestMethod]
        public void Crc_is_the_common_one()
        {
            byte[] text = AsciiBuffer.BytesOf("123456789");
            Assert.AreEqual(0xCBF43926U, Crc32.Of(text, 0, text.Length));
        }

        [TestMethod]
        public void Chain_hangs_each_line_on_the_one_before()
        {
            LineChain first = new LineChain(new SumDigest(), null);
            LineChain second = new LineChain(new SumDigest(), null);
            AsciiBuffer line = new AsciiBuffer(Limits.JournalLineBytes);
            line.Append("0 0 - power-on");
            first.Seal(line);
            line.Clear();
            line.Append("1 5 - call call=1");
            first.Seal(line);
            line.Clear();
            line.Append("1 5 - call call=1");
            second.Seal(line);
            Assert.IsTrue(Differs(first.Digest, second.Digest));
        }

        [TestMethod]
        public void Framer_ends_lines_and_refuses_long_and_garbled_ones()
        {
            LineFramer framer = new LineFramer();
            Assert.IsTrue(Feed(framer, "status\r") == LineState.Whole);
            Assert.AreEqual(6, framer.Length);
            framer.Clear();
            for (int i = 0; i <= Limits.ConsoleLineBytes; i++)
            {
                framer.Take((byte)'x');
            }

            Assert.IsTrue(framer.Take((byte)'\r') == LineState.TooLong);
            framer.Clear();
            framer.Take(200);
            Assert.IsTrue(framer.Take((byte)'\r') == LineState.Garbled);
        }

        [TestMethod]
        public void Numbers_become_text_without_the_platform()
        {
            AsciiBuffer text = new AsciiBuffer(64);
            text.Append(-42);
            text.Append(' ');
            text.Append(7, 4);
            text.Append(' ');
            text.AppendHex(0xDEADBEEF);
            Assert.AreEqual("-42 0007 DEADBEEF", text.ToString());
        }

        [TestMethod]
        public void Capture_check_names_zeros_a_stuck_line_and_two_equal_channels()
        {
            Assert.IsTrue(FaultOf(0, 0) == AudioFault.CaptureZero);
            Assert.IsTrue(FaultOf(255, 255) == AudioFault.CaptureStuck);
            Assert.IsTrue(FaultOf(0, 1) == AudioFault.None);
        }

        private static AudioFault FaultOf(byte left, byte right)
        {
            CaptureCheck check = new CaptureCheck();
            byte[] block = new byte[2048];
            for (int i = 0; i < block.Length; i += 4)
            {
                block[i] = left;
                block[i + 1] = left;
                block[i + 2] = right;
                block[i + 3] = right;
            }

            for (int i = 0; i < Limits.CaptureLooks; i++)
            {
                check.Look(block, 0, block.Length);
            }

            return check.Fault;
        }

        private static LineState Feed(LineFramer framer, string text)
        {
            LineState state = LineState.None;
            for (int i = 0; i < text.Length; i++)
            {
                state = framer.Take((byte)text[i]);
            }

            return state;
        }

        private static bool Differs(byte[] left, byte[] right)
        {
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] != right[i])
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Stands in for the chip's HMAC, which a bare virtual device may lack: every byte of the input moves every later one of the output.</summary>
        private sealed class SumDigest : IDigest
        {
            public byte[] HmacSha256(byte[] key, byte[] data)
            {
                byte[] digest = new byte[32];
                uint sum = 17;
                for (int i = 0; i < data.Length; i++)
                {
                    sum = (sum * 31) + data[i];
                    digest[i & 31] ^= (byte)(sum >> 8);
                }

                return digest;
            }
        }
    }
}
