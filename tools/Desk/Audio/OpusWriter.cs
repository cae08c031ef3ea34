// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using Concentus;
using Concentus.Enums;

namespace HushTap.Desk;

/// <summary>Writes Opus in Ogg (RFC 7845), encoded by Concentus.</summary>
/// <remarks>
/// Speech is encoded at its own rate, packets of 20 ms, variable bit rate. Complexity 5 of 10: what 10 gains is not heard in telephone speech
/// and takes two thirds more time.
/// </remarks>
internal sealed class OpusWriter : IAudioWriter, IDisposable
{
    private const int PacketsPerSecond = 50;
    private const int PacketBytesMax = 1275;
    private const int OpusRate = 48_000;
    private const int Complexity = 5;

    private readonly AudioTags _tags;
    private readonly IOpusEncoder _encoder;
    private readonly OggWriter _ogg;
    private readonly short[] _packet;
    private readonly byte[] _bytes = new byte[PacketBytesMax];
    private readonly int _scale;
    private readonly int _preSkip;
    private int _filled;
    private long _given;

    public OpusWriter(Stream stream, AudioTags tags)
    {
        _tags = tags;
        _encoder = OpusCodecFactory.CreateEncoder(tags.Rate, tags.Channels, OpusApplication.OPUS_APPLICATION_VOIP);
        _encoder.Complexity = Complexity;
        _encoder.UseVBR = true;
        _encoder.Bitrate = BitsPerSecond(tags);
        _packet = new short[tags.Rate / PacketsPerSecond * tags.Channels];
        _scale = OpusRate / tags.Rate;
        _preSkip = _encoder.Lookahead * _scale;
        _ogg = new OggWriter(stream, unchecked((int)(0x48555348 ^ tags.Frames)));
        _ogg.WritePage(Head(), 0);
        _ogg.WritePage([.. "OpusTags"u8, .. VorbisComment.Of(tags)], 0);
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            int count = Math.Min(samples.Length, _packet.Length - _filled);
            samples[..count].CopyTo(_packet.AsSpan(_filled));
            _filled += count;
            samples = samples[count..];
            if (_filled == _packet.Length)
            {
                Encode();
            }
        }
    }

    /// <summary>The decoder is behind by the look-ahead: silence pushes out the last frames, and the last page's position cuts it off again.</summary>
    public void Finish()
    {
        long end = _preSkip + (_tags.Frames * _scale);
        while (_given * _scale < end)
        {
            _packet.AsSpan(_filled).Clear();
            Encode();
        }

        _ogg.Finish(end);
    }

    public void Dispose() => _encoder.Dispose();

    private static int BitsPerSecond(AudioTags tags) => (tags.Rate, tags.Channels) switch
    {
        (8000, 1) => 20_000,
        (8000, _) => 32_000,
        (_, 1) => 28_000,
        _ => 48_000,
    };

    private void Encode()
    {
        int frames = _packet.Length / _tags.Channels;
        int length = _encoder.Encode(_packet, frames, _bytes, _bytes.Length);
        _given += frames;
        _filled = 0;
        _ogg.Write(_bytes.AsSpan(0, length), _given * _scale);
    }

    private byte[] Head()
    {
        byte[] head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        head[8] = 1;
        head[9] = (byte)_tags.Channels;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), (ushort)_preSkip);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), (uint)_tags.Rate);
        return head;
    }
}
