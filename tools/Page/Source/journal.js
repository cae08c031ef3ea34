// SPDX-License-Identifier: MIT
// Lines, names and numbers of FORMAT.md §1 to §4.

const SECTOR_BYTES = 512;
const LINE_BYTES_MAX = 512;
const HEADER_BYTES = 512;
const PIECE_BYTES = 8192;
const RECORD_HEAD_BYTES = 512;
const FRAME_BYTES = 4;
const YEAR_MIN = 2020;
/** Larger numbers are not believed; sums of them stay exact. */
const NUMBER_MAX = 2 ** 43;

const LINE = /^(0|[1-9]\d*) (0|[1-9]\d*) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|-) ([a-z0-9-]+)((?: [a-z0-9-]+=[!-~]+)*) \*([0-9A-F]{32})(?:\.([0-9A-F]{32}))?$/;
const HEAD = /^hushtap-journal 1 device=([A-Za-z0-9-]{1,16}) boot=(0|[1-9]\d*) folder=(\d{5}) card=([A-Za-z0-9-]{1,16}) room-kib=(0|[1-9]\d*) lost-kib=(0|[1-9]\d*) after=([0-9A-F]{32}) \*([0-9A-F]{32})$/;
const SEGMENT_NAME = /^(\d{5,})-(\d{4,})-(\d{8}T\d{6}Z|UNSET)\.(WAV|HTE)$/i;
const CARD_TEXT = /^(hushtap-card 1\nid=([0-9A-F]{16})\nroom-bytes=(\d{1,18}) cluster-bytes=(\d{3,5})\n)crc32=([0-9A-F]{8})\n$/;
const SEAL_CHARS = ' *'.length + 2 * DIGEST_BYTES;

const journalDigest = new LabelDigest('hushtap journal 1');
const headerDigest = new LabelDigest('hushtap header 1');

/** A number of the journal; undefined when it is none. */
function numberOf(text) {
  if (text === undefined || !/^(0|[1-9]\d*)$/.test(text)) return undefined;
  const number = Number(text);
  return number <= NUMBER_MAX ? number : undefined;
}

/** Most lines have the time of the line before. */
const lastTime = { text: '', time: undefined };

/** Milliseconds since 1970 of yyyy-mm-ddThh:mm:ssZ; null for none, undefined for what is no time. */
function utcOf(text, none) {
  if (text === none) return null;
  if (text !== lastTime.text) Object.assign(lastTime, { text, time: parseUtc(text) });
  return lastTime.time;
}

function parseUtc(text) {
  const digits = text.replace(/[-:TZ]/g, '');
  const part = (from, to) => Number(digits.slice(from, to));
  const time = Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14));
  return !Number.isNaN(time) && new Date(time).toISOString().replace(/[-:TZ]|\.000/g, '') === digits ? time : undefined;
}

/** A line without its LF; null when it is none. */
function parseLine(text) {
  const match = LINE.exec(text);
  if (!match) return null;
  const number = numberOf(match[1]), uptimeMs = numberOf(match[2]), utc = utcOf(match[3], '-');
  if (number === undefined || uptimeMs === undefined || utc === undefined) return null;
  const values = new Map();
  for (const pair of match[5].split(' ')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && !values.has(pair.slice(0, equals))) values.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const sealed = SEAL_CHARS + (match[7] ? 1 + 2 * DIGEST_BYTES : 0);
  return { number, uptimeMs, utc, event: match[4], values, digest: match[6], tag: match[7], sealedChars: text.length - sealed };
}

/** The first line of a journal; null when it is none of version 1. */
function parseHead(text) {
  const match = HEAD.exec(text);
  const boot = numberOf(match?.[2]);
  if (boot === undefined || numberOf(match[5]) === undefined || numberOf(match[6]) === undefined) return null;
  const [, device, , folder, card, , , after, digest] = match;
  return { device, boot, folder: Number(folder), card, after, digest, sealedChars: text.length - SEAL_CHARS };
}

function parseSegmentName(name) {
  const match = SEGMENT_NAME.exec(name);
  if (!match) return null;
  const call = Number(match[1]), number = Number(match[2]), start = utcOf(match[3].toUpperCase(), 'UNSET');
  if (start === undefined || call > NUMBER_MAX || number > NUMBER_MAX) return null;
  return { call, number, start, isEncrypted: match[4].toUpperCase() === 'HTE' };
}

/** Bytes behind the header for so many frames. */
function bodyBytes(frames, isEncrypted) {
  const audio = frames * FRAME_BYTES;
  return isEncrypted ? audio + Math.ceil(audio / PIECE_BYTES) * RECORD_HEAD_BYTES : audio;
}

/** CARD.TXT; null when it is anything but what FORMAT.md says. */
function parseCardText(bytes) {
  const match = CARD_TEXT.exec(latin1(bytes));
  const cluster = Number(match?.[4]);
  if (!match || cluster < 512 || cluster > 65536 || (cluster & cluster - 1) !== 0) return null;
  return crc32(bytes.subarray(0, match[1].length)) === parseInt(match[5], 16) ? { id: match[2], roomBytes: Number(match[3]), clusterBytes: cluster } : null;
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** What a segment's first 512 bytes say; null when they are no header. */
function parseHeader(bytes) {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at, length) => latin1(bytes.subarray(at, at + length));
  if (word(0, 8) === 'HUSHTAPE') {
    const isHte = view.getUint16(8, true) === 1 && view.getUint16(10, true) === 2 && view.getUint32(40, true) <= 460;
    return isHte ? { isEncrypted: true, statedBytes: Number(view.getBigUint64(504, true)) } : null;
  }
  const isWav = word(0, 4) === 'RIFF' && word(8, 8) === 'WAVEfmt ' && word(504, 4) === 'data' && view.getUint32(52, true) <= 448;
  return isWav ? { isEncrypted: false, statedBytes: view.getUint32(508, true) } : null;
}

const bytesDecoder = new TextDecoder('windows-1252');

/** One character for each byte; what is no ASCII becomes some character that no line may have. */
function latin1(bytes) {
  return bytesDecoder.decode(bytes);
}

/** A name from the card, fit to be shown: no control, no direction mark, nothing endless. */
function printable(text) {
  const part = text.length > 200 ? text.slice(0, 200) + '…' : text;
  return part.replace(/[^ -~\u00a1-\u02ff]/g, '?');
}
