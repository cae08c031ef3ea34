// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Frames that were read in one unbroken stretch of the stream.</summary>
/// <param name="FirstRead">Number of frames read from this stream before.</param>
/// <param name="FirstStream">Stream frame of the first one: it was at the pins at StartUs + FirstStream / SampleRate.</param>
/// <param name="Frames">How many.</param>
public readonly record struct I2sRun(long FirstRead, long FirstStream, long Frames);
