// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;
using HushTap.Core.Keys;
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary>Who may change things: challenge and response with the owner's secret, a bounded number of times.</summary>
    public sealed class AccessControl
    {
        /// <summary>Bytes of a challenge.</summary>
        public const int ChallengeBytes = 16;

        private const string Purpose = "hushtap unlock 1 ";
        private readonly KeyStore keys;
        private readonly IDigest digest;
        private readonly IChance chance;
        private readonly IClock clock;
        private readonly Journal journal;
        private readonly long boot;
        private readonly AsciiBuffer message = new AsciiBuffer(Purpose.Length + (2 * ChallengeBytes));
        private readonly byte[] seed = new byte[40];
        private bool isUnlocked;
        private bool hasChallenge;
        private long challengeUs;
        private long requestUs;
        private long waitUntilUs;
        private long reportedUs = long.MinValue / 2;
        private int wrongInRow;
        private int wrongSinceReport;

        /// <summary>Initializes a new instance of the <see cref="AccessControl"/> class, locked.</summary>
        /// <param name="keys">Has the owner's secret.</param>
        /// <param name="digest">Makes challenges that do not repeat.</param>
        /// <param name="chance">The same.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="journal">Told of wrong responses and of unlocks.</param>
        /// <param name="boot">Number of this power-on.</param>
        public AccessControl(KeyStore keys, IDigest digest, IChance chance, IClock clock, Journal journal, long boot)
        {
            this.keys = keys;
            this.digest = digest;
            this.chance = chance;
            this.clock = clock;
            this.journal = journal;
            this.boot = boot;
        }

        /// <summary>Gets the word for status: locked, unlocked, unclaimed.</summary>
        public string Word => !keys.HasOwner ? "unclaimed" : isUnlocked ? "unlocked" : "locked";

        /// <summary>Learns that a request came.</summary>
        /// <param name="nowUs">The time.</param>
        public void Touch(long nowUs)
        {
            if (nowUs - requestUs > Limits.UnlockedIdleMs * 1000L)
            {
                Lock();
            }

            requestUs = nowUs;
        }

        /// <summary>Locks.</summary>
        public void Lock()
        {
            isUnlocked = false;
            hasChallenge = false;
        }

        /// <summary>Tells whether changes are allowed; if not, writes the final line.</summary>
        /// <param name="reply">The answer.</param>
        /// <returns>True when allowed.</returns>
        public bool Allows(Reply reply)
        {
            if (isUnlocked || !keys.HasOwner)
            {
                return true;
            }

            reply.Error(ErrorCode.Locked, "this changes the device", "unlock first, with the owner's secret");
            return false;
        }

        /// <summary>Tells how long no challenge is given.</summary>
        /// <returns>Seconds; 0 = none to wait.</returns>
        public long WaitSeconds()
        {
            long leftUs = waitUntilUs - clock.NowUs();
            return leftUs <= 0 ? 0 : (leftUs + 999999) / 1000000;
        }

        /// <summary>Makes a challenge. One that was open is no longer good.</summary>
        /// <param name="text">Receives its hexadecimal digits.</param>
        public void Challenge(AsciiBuffer text)
        {
            challengeUs = clock.NowUs();
            byte[] mixed = digest.HmacSha256(PurposeBytes(), Fresh());
            message.Clear();
            message.Append(Purpose);
            for (int i = 0; i < ChallengeBytes; i += 2)
            {
                message.AppendHex4((mixed[i] << 8) | mixed[i + 1]);
            }

            text.Append(message.Bytes, Purpose.Length, 2 * ChallengeBytes);
            hasChallenge = true;
        }

        /// <summary>Takes the response to the open challenge, which is used up by that.</summary>
        /// <param name="response">32 bytes.</param>
        /// <returns>True when it fits: the console is unlocked.</returns>
        public bool Respond(byte[] response)
        {
            bool isOpen = hasChallenge && clock.NowUs() - challengeUs <= Limits.ChallengeMs * 1000L;
            hasChallenge = false;
            if (isOpen && IsEqual(keys.OwnerDigest(Message()), response))
            {
                isUnlocked = true;
                wrongInRow = 0;
                JournalUnlock();
                return true;
            }

            CountWrong();
            return false;
        }

        private void CountWrong()
        {
            long nowUs = clock.NowUs();
            wrongInRow++;
            wrongSinceReport++;
            if (wrongInRow >= Limits.UnlockAttempts)
            {
                int doublings = wrongInRow - Limits.UnlockAttempts;
                long waitMs = doublings > 6 ? Limits.UnlockWaitMsMax : (long)Limits.UnlockWaitMs << doublings;
                waitUntilUs = nowUs + ((waitMs < Limits.UnlockWaitMsMax ? waitMs : Limits.UnlockWaitMsMax) * 1000L);
            }

            if (nowUs - reportedUs >= Limits.UnlockReportMs * 1000L)
            {
                reportedUs = nowUs;
                journal.Begin("unlock-failed");
                journal.Add("count", wrongSinceReport);
                journal.End();
                wrongSinceReport = 0;
            }
        }

        private void JournalUnlock()
        {
            journal.Begin("unlock");
            journal.Add("failed", wrongSinceReport);
            journal.End();
            wrongSinceReport = 0;
        }

        /// <summary>Chance alone may be poor while the radio is off; the power-on's number and the time never come again together.</summary>
        private byte[] Fresh()
        {
            byte[] random = new byte[24];
            chance.Fill(random);
            Array.Copy(random, 0, seed, 0, random.Length);
            Put(24, challengeUs);
            Put(32, (boot << 32) ^ clock.UtcTicks());
            return seed;
        }

        private void Put(int at, long value)
        {
            for (int i = 0; i < 8; i++)
            {
                seed[at + i] = (byte)(value >> (8 * i));
            }
        }

        private byte[] Message()
        {
            byte[] bytes = new byte[message.Length];
            Array.Copy(message.Bytes, 0, bytes, 0, bytes.Length);
            return bytes;
        }

        private byte[] PurposeBytes()
        {
            message.Clear();
            message.Append(Purpose);
            return Message();
        }

        /// <summary>Always looks at every byte: the time tells nothing.</summary>
        private static bool IsEqual(byte[] expected, byte[] given)
        {
            if (expected == null || expected.Length != given.Length)
            {
                return false;
            }

            int difference = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                difference |= expected[i] ^ given[i];
            }

            return difference == 0;
        }
    }
}
