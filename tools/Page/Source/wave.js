// SPDX-License-Identifier: MIT
// The picture of a call: two ends, and what was not recorded as named, shaded stretches.

const LANE = 84;
const LANE_GAP = 10;
const AXIS = 24;
const TOP = 22;
const BAR = 14;
const WAVE_HEIGHT = TOP + 2 * LANE + LANE_GAP + AXIS;
const VIEW_SECONDS_MIN = 4;
const TICK_STEPS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const PART_WORDS = { talk: 'partTalk', hold: 'partHold', mute: 'partMute', other: 'partOther', locked: 'partLocked', erased: 'partErased', gone: 'partGone', lost: 'partLost' };

class WaveView {
  constructor(canvas, bar, item) {
    Object.assign(this, { canvas, bar, item, frames: Math.max(item.frames, 1), place: 0 });
    this.view = { from: 0, frames: this.frames };
    this.scale = 1;
  }

  get least() {
    return Math.min(VIEW_SECONDS_MIN * this.item.rate, this.frames);
  }

  zoom(factor, at = this.place) {
    const frames = Math.min(Math.max(this.view.frames / factor, this.least), this.frames);
    const share = (at - this.view.from) / this.view.frames;
    this.view = { from: this.clamp(at - Math.min(Math.max(share, 0), 1) * frames, frames), frames };
    this.draw();
  }

  move(frames) {
    this.view.from = this.clamp(this.view.from + frames, this.view.frames);
    this.draw();
  }

  clamp(from, frames) {
    return Math.min(Math.max(from, 0), this.frames - frames);
  }

  /** Shows a place; turns the page when it is outside the view. */
  show(place) {
    this.place = place;
    const { from, frames } = this.view;
    if (place < from || place > from + frames) this.view.from = this.clamp(place - frames * 0.1, frames);
    this.draw();
  }

  placeAt(clientX) {
    const box = this.canvas.getBoundingClientRect();
    return this.view.from + (clientX - box.left) / box.width * this.view.frames;
  }

  draw() {
    this.colours = getComputedStyle(document.documentElement);
    this.pen = this.begin(this.canvas, WAVE_HEIGHT);
    const { pen, width } = this;
    this.x = (frame) => (frame - this.view.from) / this.view.frames * width;
    for (const lane of [0, 1]) {
      pen.fillStyle = this.colour('--lane');
      pen.fillRect(0, this.top(lane), width, LANE);
    }
    this.item.stretches.forEach((stretch) => { if (stretch.kind !== 'talk') this.drawGap(stretch); });
    this.drawWaves();
    this.item.call.gaps.forEach((gap) => this.drawLost(gap));
    this.drawNames();
    this.drawAxis();
    this.drawPlace();
    this.drawBar();
  }

  begin(canvas, height) {
    const ratio = devicePixelRatio || 1;
    this.width = canvas.clientWidth;
    const wide = Math.round(this.width * ratio), high = Math.round(height * ratio);
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, height);
    return pen;
  }

  colour(name) {
    return this.colours.getPropertyValue(name).trim();
  }

  top(lane) {
    return TOP + lane * (LANE + LANE_GAP);
  }

  drawGap(stretch) {
    const { pen } = this;
    const left = Math.max(this.x(stretch.from), 0), right = Math.min(this.x(stretch.to), this.width);
    if (right < 0 || left > this.width || right <= left) return;
    const high = this.top(1) + LANE - TOP;
    pen.fillStyle = this.colour(`--${stretch.kind}-fill`);
    pen.fillRect(left, TOP, Math.max(right - left, 1), high);
    pen.save();
    pen.beginPath();
    pen.rect(left, TOP, right - left, high);
    pen.clip();
    pen.strokeStyle = this.colour(`--${stretch.kind}-hatch`);
    pen.lineWidth = 1;
    pen.beginPath();
    const step = 9, shift = this.x(stretch.from) % step;
    for (let at = left - high - step + (shift - left % step); at < right + step; at += step) {
      pen.moveTo(at, TOP + high);
      pen.lineTo(at + high, TOP);
    }
    pen.stroke();
    pen.restore();
    pen.fillStyle = this.colour(`--${stretch.kind}-ink`);
    if (this.x(stretch.from) >= 0) pen.fillRect(left, TOP, 1, high);
    if (this.x(stretch.to) <= this.width) pen.fillRect(right - 1, TOP, 1, high);
    this.drawGapName(stretch, left, right, high);
  }

  drawGapName(stretch, left, right, high) {
    const { pen } = this, wide = right - left;
    const name = say(PART_WORDS[stretch.kind]), long = this.item.rate ? length((stretch.to - stretch.from) / this.item.rate) : '';
    pen.font = '600 12px system-ui, sans-serif';
    pen.fillStyle = this.colour(`--${stretch.kind}-ink`);
    pen.textBaseline = 'middle';
    pen.textAlign = 'center';
    const middle = TOP + LANE / 2 + 6, needs = Math.max(pen.measureText(name).width, pen.measureText(long).width) + 12;
    if (wide >= needs) {
      this.plate(left + wide / 2, middle, needs, 38, stretch.kind);
      pen.fillText(name, left + wide / 2, middle - 8);
      pen.font = '12px system-ui, sans-serif';
      pen.fillText(long, left + wide / 2, middle + 9);
    } else if (wide >= 16) {
      pen.save();
      pen.translate(left + wide / 2, TOP + high / 2);
      pen.rotate(-Math.PI / 2);
      const text = `${name} ${long}`;
      this.plate(0, 0, pen.measureText(text).width + 12, 15, stretch.kind);
      pen.fillText(text, 0, 1);
      pen.restore();
    }
  }

  plate(x, y, wide, high, kind) {
    const ink = this.pen.fillStyle;
    this.pen.fillStyle = this.colour(`--${kind}-fill`);
    this.pen.beginPath();
    this.pen.roundRect(x - wide / 2, y - high / 2, wide, high, 4);
    this.pen.fill();
    this.pen.fillStyle = ink;
  }

  drawWaves() {
    const { pen, width, view } = this, { peaks } = this.item;
    // A peak is wider than a pixel when zoomed in; none may reach into a stretch that was not recorded.
    pen.save();
    pen.beginPath();
    this.item.stretches.forEach((stretch) => { if (stretch.kind === 'talk') pen.rect(this.x(stretch.from), 0, this.x(stretch.to) - this.x(stretch.from), WAVE_HEIGHT); });
    pen.clip();
    for (const lane of [0, 1]) {
      const middle = this.top(lane) + LANE / 2, half = LANE / 2 - 4;
      pen.fillStyle = this.colour('--lane-line');
      this.item.stretches.forEach((stretch) => {
        if (stretch.kind !== 'talk') return;
        const left = Math.max(this.x(stretch.from), 0), right = Math.min(this.x(stretch.to), width);
        if (right > left) pen.fillRect(left, middle, right - left, 1);
      });
      if (!peaks) continue;
      pen.fillStyle = this.colour(lane === 0 ? '--near' : '--far');
      for (let x = 0; x < width; x++) {
        const first = Math.floor((view.from + x / width * view.frames) / PEAK_FRAMES);
        const last = Math.max(Math.ceil((view.from + (x + 1) / width * view.frames) / PEAK_FRAMES), first + 1);
        let low = 0, high = 0;
        for (let i = first; i < last; i++) {
          low = Math.min(low, peaks.bytes[PEAK_BYTES * i + 2 * lane] ?? 0);
          high = Math.max(high, peaks.bytes[PEAK_BYTES * i + 2 * lane + 1] ?? 0);
        }
        if (high > low) pen.fillRect(x, middle - high * this.scale * half, 1, Math.max((high - low) * this.scale * half, 1));
      }
    }
    pen.restore();
  }

  /** Frames that were lost are not counted in the stream: they are a line, not a stretch. */
  drawLost(gap) {
    const x = this.x(gap.before - this.item.call.first);
    if (x < 0 || x > this.width) return;
    const { pen } = this;
    pen.strokeStyle = pen.fillStyle = this.colour('--lost-ink');
    pen.lineWidth = 2;
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(x, TOP);
    pen.lineTo(x, this.top(1) + LANE);
    pen.stroke();
    pen.setLineDash([]);
    pen.font = '600 12px system-ui, sans-serif';
    pen.textBaseline = 'alphabetic';
    pen.textAlign = x > this.width - 80 ? 'right' : x < 80 ? 'left' : 'center';
    pen.fillText(`${say('partGap')} ≤ ${length(gap.max / (this.item.rate || RATE_ASSUMED))}`, x, TOP - 6);
  }

  drawNames() {
    const { pen } = this;
    pen.font = '600 11px system-ui, sans-serif';
    pen.textBaseline = 'top';
    pen.textAlign = 'left';
    [['near', '--near'], ['far', '--far']].forEach(([key, colour], lane) => {
      const text = say(key), wide = pen.measureText(text).width;
      pen.fillStyle = this.colour('--surface');
      pen.globalAlpha = 0.82;
      pen.beginPath();
      pen.roundRect(4, this.top(lane) + 4, wide + 10, 17, 4);
      pen.fill();
      pen.globalAlpha = 1;
      pen.fillStyle = this.colour(colour);
      pen.fillText(text, 9, this.top(lane) + 7);
    });
  }

  drawAxis() {
    const { pen, width } = this, { rate } = this.item;
    if (!rate) return;
    const seconds = this.view.frames / rate, step = TICK_STEPS.find((one) => one / seconds * width >= 64) ?? seconds / 8;
    pen.font = '11px system-ui, sans-serif';
    pen.textBaseline = 'alphabetic';
    for (let at = Math.ceil(this.view.from / rate / step) * step; at <= (this.view.from + this.view.frames) / rate + 0.001; at += step) {
      const x = this.x(at * rate);
      pen.fillStyle = this.colour('--line');
      pen.fillRect(x, this.top(1) + LANE, 1, 6);
      pen.fillStyle = this.colour('--muted');
      pen.textAlign = x < 20 ? 'left' : x > width - 20 ? 'right' : 'center';
      pen.fillText(clock(at, step < 1), x, WAVE_HEIGHT - 5);
    }
  }

  drawPlace() {
    const x = this.x(this.place);
    if (x < 0 || x > this.width) return;
    const { pen } = this;
    pen.fillStyle = this.colour('--ink');
    pen.fillRect(Math.min(x, this.width - 2), TOP - 8, 2, this.top(1) + LANE - TOP + 8);
    pen.beginPath();
    pen.arc(Math.min(Math.max(x + 1, 5), this.width - 5), TOP - 8, 5, 0, 2 * Math.PI);
    pen.fill();
  }

  /** The whole call in one line, with the part that is in view. */
  drawBar() {
    this.pen = this.begin(this.bar, BAR);
    const { pen, width, frames } = this;
    drawStretches(pen, this.item.stretches, frames, width, 3, 8, (name) => this.colour(name));
    if (this.view.frames < frames) {
      pen.strokeStyle = this.colour('--ink');
      pen.lineWidth = 2;
      pen.strokeRect(this.view.from / frames * width + 1, 1, Math.max(this.view.frames / frames * width - 2, 3), BAR - 2);
    }
  }
}

function drawStretches(pen, stretches, frames, width, top, high, colour) {
  for (const stretch of stretches) {
    const left = stretch.from / frames * width;
    pen.fillStyle = colour(stretch.kind === 'talk' ? '--talk' : `--${stretch.kind}-bar`);
    pen.fillRect(left, top, Math.max((stretch.to - stretch.from) / frames * width, 1), high);
  }
}
