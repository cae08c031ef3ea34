// SPDX-License-Identifier: MIT
// Plays a call: its talk as it was recorded, faster or slower without another pitch.

const AHEAD_SECONDS = 0.6;
const BLOCK_SECONDS = 0.2;
const CACHE_FRAMES = 32768;
const HOP_SECONDS = 0.02;
const SEARCH_SECONDS = 0.01;

/** A computer without a loudspeaker lets a page wait for it for ever. */
const RESUME_MS = 3000;

/** This computer plays nothing. */
class NoSound extends Error {}

class Player {
  /**
   * @param rate frames per second.
   * @param stretches of the call.
   * @param read (segment, first, count) gives interleaved samples.
   * @param onMove told when the place changed.
   */
  constructor(rate, stretches, read, onMove) {
    Object.assign(this, { rate, stretches, read, onMove, place: 0, speed: 1, channel: 'both', skips: true, isPlaying: false, cache: null, run: 0, anchors: [], sources: new Set() });
    this.end = stretches.at(-1)?.to ?? 0;
  }

  /** The place that is heard now, in frames since the call's beginning. */
  now() {
    if (!this.isPlaying || !this.context) return this.place;
    const time = this.context.currentTime;
    while (this.anchors.length > 1 && this.anchors[1].time <= time) this.anchors.shift();
    const anchor = this.anchors[0];
    return anchor ? Math.min(anchor.place + Math.max(time - anchor.time, 0) * this.rate * anchor.speed, anchor.to) : this.place;
  }

  async toggle() {
    await (this.isPlaying ? this.pause() : this.play());
  }

  async play() {
    if (this.isPlaying || this.end === 0) return;
    if (this.place >= this.end - 1) this.place = 0;
    this.isPlaying = true;
    this.onMove();
    this.context ??= new AudioContext({ sampleRate: this.rate });
    await Promise.race([this.context.resume(), wait(RESUME_MS)]);
    if (!this.isPlaying) return;
    if (this.context.state !== 'running') {
      this.stop();
      throw new NoSound();
    }
    this.begin();
  }

  pause() {
    this.place = this.now();
    this.stop();
  }

  stop() {
    this.isPlaying = false;
    this.run++;
    this.silence();
    this.onMove();
  }

  seek(place) {
    this.place = Math.min(Math.max(Math.round(place), 0), this.end);
    if (this.isPlaying) this.begin();
    this.onMove();
  }

  set(name, value) {
    this.place = this.now();
    this[name] = value;
    if (this.isPlaying) this.begin();
  }

  close() {
    this.stop();
    this.context?.close();
    this.context = null;
  }

  silence() {
    for (const source of this.sources) source.stop();
    this.sources.clear();
    this.anchors = [];
  }

  /** Plays from the present place; what was on its way is dropped. */
  begin() {
    this.silence();
    const run = ++this.run;
    this.fill(run).catch(() => { if (run === this.run) this.stop(); });
  }

  async fill(run) {
    let at = Math.round(this.place), time = this.context.currentTime + 0.05, stretcher = null;
    while (run === this.run) {
      const stretch = this.stretches.find((one) => at < one.to);
      if (!stretch) break;
      if (stretch.kind !== 'talk' && this.skips) {
        at = stretch.to;
        stretcher = null;
        continue;
      }
      const want = Math.round(BLOCK_SECONDS * this.rate);
      let block;
      if (stretch.kind !== 'talk') {
        const frames = Math.min(Math.round(want * this.speed), stretch.to - at);
        block = { samples: new Float32Array(2 * Math.max(Math.round(frames / this.speed), 1)), next: at + frames };
      } else if (this.speed === 1) {
        block = await this.copy(stretch, at, want);
      } else {
        stretcher ??= new Stretcher(this.rate, this.speed, at);
        block = await stretcher.next((from, count) => this.frames(stretch, from, count), stretch.to, want);
      }
      if (run !== this.run) return;
      this.anchors.push({ time, place: at, speed: this.speed, to: block.next });
      time = this.schedule(block.samples, time);
      at = block.next;
      if (at >= stretch.to) stretcher = null;
      while (run === this.run && time - this.context.currentTime > AHEAD_SECONDS) await wait(50);
    }
    while (run === this.run && this.context.currentTime < time) await wait(50);
    if (run === this.run) {
      this.place = this.end;
      this.stop();
    }
  }

  async copy(stretch, at, want) {
    const count = Math.min(want, stretch.to - at);
    const frames = await this.frames(stretch, at, count);
    return { samples: Float32Array.from(frames, (sample) => sample / 32768), next: at + count };
  }

  schedule(samples, time) {
    const count = samples.length / 2;
    const buffer = this.context.createBuffer(2, count, this.rate);
    const left = this.channel === 'far' ? 1 : 0, right = this.channel === 'near' ? 0 : 1;
    [left, right].forEach((from, channel) => {
      const data = buffer.getChannelData(channel);
      for (let i = 0; i < count; i++) data[i] = samples[2 * i + from];
    });
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    source.onended = () => this.sources.delete(source);
    this.sources.add(source);
    const start = Math.max(time, this.context.currentTime);
    source.start(start);
    return start + count / this.rate;
  }

  /** Samples of a stretch; zeros beyond its ends. */
  async frames(stretch, from, count) {
    const samples = new Int16Array(2 * count);
    for (let at = Math.max(from, stretch.from); at < Math.min(from + count, stretch.to);) {
      const first = Math.floor(at / CACHE_FRAMES) * CACHE_FRAMES;
      if (this.cache?.first !== first || this.cache.stretch !== stretch) {
        const begin = Math.max(first, stretch.from), end = Math.min(first + CACHE_FRAMES, stretch.to);
        this.cache = { first, stretch, begin, samples: await this.read(stretch, begin, end - begin) };
      }
      const { begin, samples: kept } = this.cache;
      const part = kept.subarray(2 * (at - begin), 2 * (Math.min(from + count, begin + kept.length / 2) - begin));
      if (part.length === 0) break;
      samples.set(part, 2 * (at - from));
      at += part.length / 2;
    }
    return samples;
  }
}

/** Another speed at the same pitch: windows of the sound laid over one another where they fit best (WSOLA). */
class Stretcher {
  constructor(rate, speed, at) {
    this.hop = Math.round(HOP_SECONDS * rate);
    this.search = Math.round(SEARCH_SECONDS * rate);
    this.speed = speed;
    this.at = at;
    this.follow = null;
    this.tail = new Float32Array(2 * this.hop);
    this.rise = Float32Array.from({ length: this.hop }, (_, i) => 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / this.hop));
  }

  async next(frames, end, want) {
    const { hop, search } = this;
    const hops = Math.max(Math.ceil(want / hop), 1);
    const samples = new Float32Array(2 * hop * hops);
    const first = Math.round(this.at) - search;
    const input = await frames(first, Math.ceil(hops * hop * this.speed) + 2 * hop + 2 * search + 1);
    for (let i = 0; i < hops; i++) {
      const from = this.follow === null ? Math.round(this.at) - first : this.best(input, Math.round(this.at) - first);
      this.overlap(input, from, samples.subarray(2 * hop * i, 2 * hop * (i + 1)));
      this.at += hop * this.speed;
    }
    return { samples, next: Math.min(Math.round(this.at), end) };
  }

  /** The place near `from` that goes on most like what was heard last. */
  best(input, from) {
    let best = from, highest = -Infinity;
    for (let at = from - this.search; at <= from + this.search; at += 2) {
      let sum = 0;
      for (let i = 0; i < this.follow.length; i += 4) sum += this.follow[i] * (input[2 * at + i] ?? 0) + this.follow[i + 1] * (input[2 * at + i + 1] ?? 0);
      if (sum > highest) [best, highest] = [at, sum];
    }
    return best;
  }

  overlap(input, from, out) {
    const { hop, rise, tail } = this;
    for (let i = 0; i < hop; i++) {
      for (let channel = 0; channel < 2; channel++) {
        const rising = this.follow === null ? 1 : rise[i];
        out[2 * i + channel] = tail[2 * i + channel] + rising * (input[2 * (from + i) + channel] ?? 0) / 32768;
        tail[2 * i + channel] = (1 - rise[i]) * (input[2 * (from + hop + i) + channel] ?? 0) / 32768;
      }
    }
    this.follow = input.slice(2 * (from + hop), 2 * (from + 2 * hop));
  }
}

function wait(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
