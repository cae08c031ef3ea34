// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CsCheck;
using HushTap.Core;
using HushTap.Core.Keys;
using HushTap.Core.Storage;
using HushTap.Core.Text;
using HushTap.Firmware.Tests.Variants;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>The encrypted file against FORMAT.md §5 and .NET's own AES and HMAC.</summary>
public partial class SealedFormTests
{
    private const string Place = "00007/00001-0001-20260724T101112Z.HTE";
    private static readonly long Ticks = new DateTime(2026, 7, 24, 10, 11, 12, DateTimeKind.Utc).Ticks;
    private static readonly byte[] DayKey = [.. Enumerable.Range(0x20, 32).Select(i => (byte)i)];

    [Fact]
    public void The_keys_are_those_of_the_worked_example()
    {
        Bench bench = new();
        bench.Append(new byte[8192]);
        Assert.Equal("21BFACCF004D2B89A97BD3B2D9996FE4", Convert.ToHexString(bench.AesKey));
        byte[] record = bench.Card.Bytes;
        byte[] tagKey = Convert.FromHexString("D3161288FD41EA24AE424BAA1A4CCEE27417723E10EE03E1C28F8C64F7BAEC22");
        Assert.Equal(HMACSHA256.HashData(tagKey, (byte[])[.. record[4..12], .. record[16..32], .. record[512..]]), record[32..64]);
    }

    [Fact]
    public void Whatever_pieces_audio_comes_in_it_decrypts_to_the_same() =>
        Gen.Int[1, 16].Array[1, 40].Sample(sectors =>
        {
            Bench bench = new();
            byte[] audio = new byte[512 * sectors.Sum()];
            new Random(sectors.Sum()).NextBytes(audio);
            int at = 0;
            foreach (int count in sectors.Select(s => s * 512))
            {
                for (int end = at + count; at < end;)
                {
                    int part = Math.Min(end - at, bench.Form.Free);
                    Assert.Equal(CardResult.Ok, bench.Form.Append(bench.Card, audio, at, part));
                    at += part;
                    Assert.Equal(at % 8192, bench.Form.Waiting);
                }
            }

            Assert.Equal(CardResult.Ok, bench.Form.Flush(bench.Card));
            Assert.Equal(audio, bench.Decrypt());
            Assert.Equal(bench.Form.BodyBytes(audio.Length), bench.Card.Bytes.Length);
            Assert.Equal(audio.Length, HteHeader.AudioBytes(bench.Card.Bytes.Length));
        });

    [Fact]
    public void No_two_records_have_the_same_iv_and_no_segments_the_same_nonce()
    {
        Bench bench = new();
        bench.Append(new byte[3 * 8192]);
        byte[] first = bench.Form.Header[16..32];
        HashSet<string> ivs = [.. Enumerable.Range(0, 3).Select(i => Convert.ToHexString(bench.Card.Bytes, (i * 8704) + 16, 16))];
        Assert.Equal(3, ivs.Count);
        bench.Begin();
        Assert.NotEqual(first, bench.Form.Header[16..32]);
    }

    [Fact]
    public void A_forgotten_segment_leaves_neither_audio_nor_keys_behind()
    {
        Bench bench = new();
        bench.Append([.. Enumerable.Repeat((byte)0x5A, 4096)]);
        bench.Append([.. Enumerable.Repeat((byte)0x5A, 4096)]);
        byte[] aesKey = bench.LastKey!;
        bench.Form.Append(bench.Card, [.. Enumerable.Repeat((byte)0x5A, 1024)], 0, 1024);
        bench.Form.Forget();
        Assert.All(aesKey, b => Assert.Equal(0, b));
        Assert.All(bench.LastClear!, b => Assert.Equal(0, b));
        Assert.Equal(8192, bench.Form.Free);
    }

    [Fact]
    public void A_day_without_a_key_is_refused()
    {
        Bench bench = new();
        Assert.True(bench.Form.Prepare(Ticks));
        Assert.False(bench.Form.Prepare(Ticks + TimeSpan.TicksPerDay));
        Assert.False(bench.Form.Prepare(0));
    }

    [Theory]
    [InlineData("plain, HMAC alone", 8000)]
    [InlineData("encrypted, HMAC and AES", 8000)]
    [InlineData("plain, HMAC alone", 16000)]
    [InlineData("encrypted, HMAC and AES", 16000)]
    public void The_garbage_of_the_chips_cryptography_is_what_the_readme_says(string row, int sampleRate)
    {
        const int Seconds = 64;
        Bench bench = new();
        ISegmentForm form = row.StartsWith("plain", StringComparison.Ordinal) ? new PlainForm(bench) : bench.Form;
        form.Begin(Place, sampleRate, new AsciiBuffer(1));
        bench.Garbage = 0;
        byte[] block = new byte[sampleRate / 8000 * 2048];
        for (int i = 0; i < Seconds * 1000 / 64; i++)
        {
            form.Append(bench.Card, block, 0, block.Length);
        }

        string readme = File.ReadAllText(Path.Combine(FirmwareVariant.RepositoryRoot, "firmware", "README.md"));
        string stated = Rows().Matches(readme).Single(m => m.Groups["row"].Value == row && m.Groups["rate"].Value == sampleRate.ToString(CultureInfo.InvariantCulture)).Groups["bytes"].Value;
        Assert.Equal(long.Parse(stated, CultureInfo.InvariantCulture), bench.Garbage / Seconds);
    }

    [GeneratedRegex(@"^\| (?<row>(plain|encrypted), [^|]*) \| (?<rate>\d+) \| (?<bytes>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    /// <summary>One encrypted segment, with .NET's cryptography in the chip's place.</summary>
    private sealed class Bench : IDigest, ICipher, IChance, IInternalDrive
    {
        private byte _next = 0x40;

        public Bench()
        {
            KeyStore keys = new(this, this);
            keys.SetDay(20260724, [.. DayKey]);
            Form = new SealedForm(this, this, this, keys);
            Begin();
        }

        public SealedForm Form { get; }

        public MemoryCard Card { get; private set; } = new();

        public byte[] AesKey { get; private set; } = [];

        public byte[]? LastKey { get; private set; }

        public byte[]? LastClear { get; private set; }

        public long Garbage { get; set; }

        public void Begin()
        {
            Card = new MemoryCard();
            Assert.True(Form.Prepare(Ticks));
            Form.Describe(new Journal(new StillClock(), new LineChain(this, null)));
            Form.Begin(Place, 8000, new AsciiBuffer(10));
        }

        public void Append(byte[] audio)
        {
            for (int at = 0; at < audio.Length; at += 1024)
            {
                Assert.Equal(CardResult.Ok, Form.Append(Card, audio, at, 1024));
            }
        }

        public byte[] Decrypt()
        {
            MemoryStream audio = new();
            using Aes aes = Aes.Create();
            aes.Key = AesKey;
            byte[] body = Card.Bytes;
            for (int at = 0; at < body.Length;)
            {
                int length = BitConverter.ToInt32(body, at + 8);
                audio.Write(aes.DecryptCbc(body.AsSpan(at + 512, length), body.AsSpan(at + 16, 16), PaddingMode.None));
                at += 512 + length;
            }

            return audio.ToArray();
        }

        public byte[] HmacSha256(byte[] key, byte[] data)
        {
            byte[] result = HMACSHA256.HashData(key, data);
            Garbage += result.Length;
            return result;
        }

        public byte[] Encrypt(byte[] key, byte[] iv, byte[] data)
        {
            using Aes aes = Aes.Create();
            aes.Key = key;
            (AesKey, LastKey, LastClear) = ([.. key], key, data);
            byte[] result = aes.EncryptCbc(data, iv, PaddingMode.None);
            Garbage += result.Length;
            return result;
        }

        public void Fill(byte[] bytes)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = _next++;
            }
        }

        public int Read(string name, byte[] buffer) => -1;

        public bool Write(string name, byte[] buffer, int count) => true;

        public bool Delete(string name) => true;
    }
}
