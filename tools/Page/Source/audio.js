// SPDX-License-Identifier: MIT
// Reads audio once: for its digests, and for the picture.

/** Frames under one peak: 16 ms at 8 kHz. */
const PEAK_FRAMES = 128;
/** Two days at 16 kHz: no call is longer, and a journal that says so gets no picture. */
const PEAKS_FRAMES_MAX = 2 * 24 * 3600 * 16000;
/** Lowest and highest sample of near and far end, high bytes. */
const PEAK_BYTES = 4;
const READ_BYTES = 128 * PIECE_BYTES;

/** Lowest and highest samples of a call, by frame since its beginning. */
class Peaks {
  constructor(frames) {
    this.bytes = new Int8Array(Math.ceil(frames / PEAK_FRAMES) * PEAK_BYTES);
    this.highest = 0;
  }

  /** Takes in frames: interleaved near and far end. */
  add(at, samples) {
    const { bytes } = this;
    for (let i = 0; i + 1 < samples.length; i += 2, at++) {
      const place = Math.floor(at / PEAK_FRAMES) * PEAK_BYTES;
      if (at < 0 || place >= bytes.length) continue;
      const near = samples[i] >> 8, far = samples[i + 1] >> 8;
      if (near < bytes[place]) bytes[place] = near;
      if (near > bytes[place + 1]) bytes[place + 1] = near;
      if (far < bytes[place + 2]) bytes[place + 2] = far;
      if (far > bytes[place + 3]) bytes[place + 3] = far;
    }
  }

  /** Takes in peaks made elsewhere. */
  put(at, peaks) {
    const from = Math.floor(at / PEAK_FRAMES) * PEAK_BYTES;
    for (let i = 0; i < peaks.length && from + i < this.bytes.length; i += 2) {
      this.bytes[from + i] = Math.min(this.bytes[from + i], peaks[i]);
      this.bytes[from + i + 1] = Math.max(this.bytes[from + i + 1], peaks[i + 1]);
    }
  }

  scale() {
    let highest = 0;
    for (const value of this.bytes) highest = Math.max(highest, Math.abs(value));
    return 1 / Math.max(highest, 12);
  }
}

/**
 * Reads a segment's file and judges it by the public digests.
 * @param peaks taken in when the segment can be heard; may be null.
 * @param advance told the bytes read; throws to stop.
 */
async function inspectSegment(card, segment, peaks, advance) {
  const { source, name } = segment;
  const chain = new PieceChain();
  const wanted = bodyBytes(segment.frames, name.isEncrypted);
  const stride = name.isEncrypted ? PIECE_BYTES + RECORD_HEAD_BYTES : PIECE_BYTES;
  let header = new Uint8Array(0);
  try {
    header = await source.read(0, HEADER_BYTES);
    const step = name.isEncrypted ? 128 * stride : READ_BYTES;
    for (let at = 0; at < wanted && HEADER_BYTES + at < source.size; at += step) {
      const bytes = await source.read(HEADER_BYTES + at, HEADER_BYTES + Math.min(at + step, wanted));
      if (peaks && !name.isEncrypted) peaks.add(segment.first - segment.call.first + at / FRAME_BYTES, samplesOf(bytes));
      await chain.add(bytes, stride);
      await advance(bytes.length);
    }
  } catch (failure) {
    if (failure instanceof Stopped) throw failure;
    judgeSegment(card, segment, 'unreadable', ['unreadable', 'findUnreadable']);
    return;
  }
  const digest = hex(chain.value);
  const isOther = segment.audioDigest !== null && segment.audioDigest !== digest;
  judgeSegment(card, segment, ...verdictOf(card, segment, header, digest, wanted, isOther ? await ownerOf(card, segment, stride) : null));
}

/** The segment whose sound a file holds in place of its own; null when it is nobody's. */
async function ownerOf(card, segment, stride) {
  const chain = new PieceChain();
  for (let at = HEADER_BYTES; at < segment.source.size; at += 128 * stride) await chain.add(await segment.source.read(at, at + 128 * stride), stride);
  const digest = hex(chain.value);
  return card.segments.find((other) => other !== segment && other.frames > 0 && other.audioDigest === digest) ?? null;
}

/** Somebody looks at something else now. */
class Stopped extends Error {}

function judgeSegment(card, segment, state, finding) {
  const isFirst = !segment.isRead;
  segment.state = state;
  segment.isRead = true;
  if (state === 'garbled' || state === 'unreadable') segment.fits = false;
  if (isFirst && finding) card.findings.add(finding[0], segment.path, finding[1], finding[2]);
}

function verdictOf(card, segment, header, digest, body, owner) {
  const isComplete = segment.isEnded || segment.isRecovered;
  const size = segment.source.size, wanted = HEADER_BYTES + body;
  const isLength = isComplete ? size === wanted : size >= wanted || segment.audioDigest === null;
  const isAudio = segment.audioDigest === null || segment.audioDigest === digest;
  const isHeader = segment.headerDigest === null || segment.headerDigest === hex(headerDigest.of(header));
  if (isLength && isAudio && isHeader) {
    const seconds = segment.frames / segment.rate;
    return segment.isRecovered ? ['recovered', ['recovered', 'findRecovered']]
      : isComplete ? ['intact', null]
      : ['truncated', ['truncated', 'findTruncated', { seconds: segment.audioDigest === null ? 0 : seconds }]];
  }
  if (owner) return ['garbled', ['unjournalled', 'findSwapped', { file: owner.path }]];
  return ['garbled', ['garbled', damageOf(segment, header, isAudio, isHeader, wanted), { bytes: size, wanted }]];
}

function damageOf(segment, header, isAudio, isHeader, wanted) {
  const { size } = segment.source;
  if (size === 0) return 'findEmpty';
  if (size < HEADER_BYTES) return 'findOrphan';
  if (size < wanted) return 'findShort';
  if (!isAudio) return 'findAudio';
  if (isHeader) return 'findLong';
  const parsed = parseHeader(header);
  return parsed === null || parsed.isEncrypted !== segment.name.isEncrypted ? 'findNoHeader' : 'findHeaderDigest';
}

/** 16-bit samples of bytes as they stand in a file. */
function samplesOf(bytes) {
  const whole = bytes.length & ~1;
  if (LITTLE_ENDIAN && bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, whole / 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, whole);
  return Int16Array.from({ length: whole / 2 }, (_, i) => view.getInt16(2 * i, true));
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
