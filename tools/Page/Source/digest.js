// SPDX-License-Identifier: MIT
// The digests of FORMAT.md: D(label, x) is the first 16 bytes of HMAC-SHA256 with the label as key over x.

const DIGEST_BYTES = 16;
const SHA_BLOCK_BYTES = 64;
const ZERO_DIGEST = new Uint8Array(DIGEST_BYTES);

/** SHA-256 (FIPS 180-4) in plain JavaScript: for short texts it is quicker than the browser's own, which answers later. */
const sha256 = (() => {
  const round = new Int32Array(64);
  const start = new Int32Array(8);
  const fraction = (root) => (root - Math.floor(root)) * 4294967296 | 0;
  for (let number = 2, found = 0; found < 64; number++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor++) isPrime &&= number % divisor !== 0;
    if (!isPrime) continue;
    if (found < 8) start[found] = fraction(Math.sqrt(number));
    round[found++] = fraction(Math.cbrt(number));
  }

  const words = new Int32Array(64);
  function compress(state, bytes, from) {
    for (let i = 0; i < 16; i++, from += 4) words[i] = bytes[from] << 24 | bytes[from + 1] << 16 | bytes[from + 2] << 8 | bytes[from + 3];
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15], y = words[i - 2];
      words[i] = words[i - 16] + words[i - 7]
        + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
        + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + round[i] + words[i] | 0;
      const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  const tail = new Uint8Array(2 * SHA_BLOCK_BYTES);
  /** Goes on from a state that has taken in `done` bytes, whole blocks, and finishes. */
  function finish(state, parts, done) {
    let kept = 0, total = done;
    for (const part of parts) {
      total += part.length;
      let at = 0;
      if (kept > 0) {
        at = Math.min(SHA_BLOCK_BYTES - kept, part.length);
        tail.set(part.subarray(0, at), kept);
        kept += at;
        if (kept < SHA_BLOCK_BYTES) continue;
        compress(state, tail, 0);
        kept = 0;
      }
      for (; at + SHA_BLOCK_BYTES <= part.length; at += SHA_BLOCK_BYTES) compress(state, part, at);
      tail.set(part.subarray(at), 0);
      kept = part.length - at;
    }
    const room = kept < SHA_BLOCK_BYTES - 8 ? SHA_BLOCK_BYTES : 2 * SHA_BLOCK_BYTES;
    tail[kept] = 0x80;
    tail.fill(0, kept + 1, room);
    const view = new DataView(tail.buffer);
    view.setUint32(room - 8, Math.floor(total / 536870912));
    view.setUint32(room - 4, total << 3);
    for (let at = 0; at < room; at += SHA_BLOCK_BYTES) compress(state, tail, at);
    const hash = new Uint8Array(32);
    state.forEach((word, i) => new DataView(hash.buffer).setInt32(4 * i, word));
    return hash;
  }

  return { start, compress, finish };
})();

/** D under one label. */
class LabelDigest {
  constructor(label) {
    this.key = ascii(label);
    const pad = (value) => {
      const block = new Uint8Array(SHA_BLOCK_BYTES).fill(value);
      this.key.forEach((byte, i) => { block[i] ^= byte; });
      const state = Int32Array.from(sha256.start);
      sha256.compress(state, block, 0);
      return state;
    };
    this.inner = pad(0x36);
    this.outer = pad(0x5c);
  }

  of(...parts) {
    return this.whole(...parts).subarray(0, DIGEST_BYTES);
  }

  /** All 32 bytes. */
  whole(...parts) {
    const inner = sha256.finish(this.inner.slice(), parts, SHA_BLOCK_BYTES);
    return sha256.finish(this.outer.slice(), [inner], SHA_BLOCK_BYTES);
  }
}

/** c(n) of FORMAT.md over pieces that come in order. The browser's own SHA-256 does it where the page may use it. */
class PieceChain {
  constructor() {
    this.value = ZERO_DIGEST;
    this.label = new LabelDigest('hushtap audio 1');
  }

  /** Takes in bytes; all but the last call give whole pieces. */
  async add(bytes, pieceBytes) {
    this.key ??= await PieceChain.browserKey();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, Math.min(at + pieceBytes, bytes.length));
      if (!this.key.usable) {
        this.value = this.label.of(this.value, piece);
        continue;
      }
      const room = new Uint8Array(DIGEST_BYTES + piece.length);
      room.set(this.value);
      room.set(piece, DIGEST_BYTES);
      this.value = new Uint8Array(await crypto.subtle.sign('HMAC', this.key.usable, room), 0, DIGEST_BYTES);
    }
  }

  static async browserKey() {
    if (!globalThis.crypto?.subtle) return { usable: null };
    const raw = ascii('hushtap audio 1');
    return { usable: await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']) };
  }
}

function ascii(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

function hex(bytes) {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

function unhex(text) {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
