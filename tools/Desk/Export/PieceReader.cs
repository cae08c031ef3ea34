// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Reads the samples of a piece in blocks, from card and gaps alike.</summary>
internal sealed class PieceReader(Card card, ExportPiece piece, ChannelChoice channels)
{
    private const int BlockFrames = 16_384;
    private const int FrameBytes = 4;
    private const int ToneHz = 440;
    private const int ToneAmplitude = 3000;

    private readonly byte[] _bytes = new byte[BlockFrames * FrameBytes];
    private readonly short[] _samples = new short[BlockFrames * 2];

    public int Channels => channels == ChannelChoice.Both ? 2 : 1;

    /// <summary>Gives all samples to a writer.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="advance">Told how many frames were written since the last time.</param>
    /// <param name="cancel">Stops it.</param>
    public void CopyTo(IAudioWriter writer, Action<long> advance, CancellationToken cancel)
    {
        foreach (ExportPart part in piece.Parts)
        {
            using Stream? stream = part.IsAudio ? Open(part) : null;
            for (long done = 0; done < part.Frames;)
            {
                cancel.ThrowIfCancellationRequested();
                int frames = (int)Math.Min(part.Frames - done, BlockFrames);
                if (stream is not null)
                {
                    Read(stream, frames, part);
                }
                else
                {
                    Fill(frames, part.IsTone ? done : -1);
                }

                writer.Write(_samples.AsSpan(0, frames * Channels));
                done += frames;
                advance(frames);
            }
        }
    }

    private Stream Open(ExportPart part)
    {
        Stream stream = card.OpenAudio(part.Stretch.Segment!);
        try
        {
            for (long skip = part.Stretch.First - part.Stretch.Segment!.First; skip > 0;)
            {
                int frames = (int)Math.Min(skip, BlockFrames);
                ReadBytes(stream, frames, part);
                skip -= frames;
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private Span<byte> ReadBytes(Stream stream, int frames, ExportPart part)
    {
        Span<byte> bytes = _bytes.AsSpan(0, frames * FrameBytes);
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new IOException($"{part.Stretch.Segment!.Path} is shorter than it was a moment ago");
        }

        return bytes;
    }

    private void Read(Stream stream, int frames, ExportPart part)
    {
        Span<byte> bytes = ReadBytes(stream, frames, part);
        for (int i = 0; i < frames; i++)
        {
            short near = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * FrameBytes)..]);
            short far = BinaryPrimitives.ReadInt16LittleEndian(bytes[((i * FrameBytes) + 2)..]);
            switch (channels)
            {
                case ChannelChoice.Both:
                    (_samples[2 * i], _samples[(2 * i) + 1]) = (near, far);
                    break;
                case ChannelChoice.Near:
                    _samples[i] = near;
                    break;
                case ChannelChoice.Far:
                    _samples[i] = far;
                    break;
                default:
                    _samples[i] = (short)((near + far) >> 1);
                    break;
            }
        }
    }

    /// <summary>Silence, or a tone that goes on from a frame.</summary>
    private void Fill(int frames, long toneFrom)
    {
        for (int i = 0; i < frames * Channels; i++)
        {
            double turns = (double)ToneHz * (toneFrom + (i / Channels)) / piece.Timeline.Rate;
            _samples[i] = toneFrom < 0 ? (short)0 : (short)Math.Round(ToneAmplitude * Math.Sin(2 * Math.PI * turns));
        }
    }
}
