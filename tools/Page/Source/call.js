// SPDX-License-Identifier: MIT
// One call: its facts, its picture, its player, and what became of each part of it.

const SEEK_SECONDS = 5;
const SEEK_FAR_SECONDS = 30;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const PARTS_PER_PAGE = 200;
const REDRAW_MS = 120;

class CallView {
  constructor(place, desk, item) {
    Object.assign(this, { place, desk, item, isOpen: true, partsPage: 0, isReading: false, failed: false });
    const read = (stretch, from, count) => {
      const first = from + item.call.first - stretch.segment.first;
      return desk.source.samples(stretch.segment, first, count);
    };
    this.player = new Player(item.rate || RATE_ASSUMED, item.stretches, read, () => this.moved());
  }

  close() {
    this.isOpen = false;
    this.player.close();
    this.sizes?.disconnect();
  }

  /** Writes everything anew, such as in another language. */
  write() {
    const { item } = this;
    this.sizes?.disconnect();
    this.place.replaceChildren(this.head(), this.facts(), this.proofPlace(), ...this.notes(), this.playerPart(), this.partsTitle(), this.partsPlace());
    this.wave = Object.assign(new WaveView(this.canvas, this.barCanvas, item), { place: this.player.now(), view: this.wave?.view ?? { from: 0, frames: Math.max(item.frames, 1) } });
    this.wave.scale = item.peaks?.scale() ?? 1;
    this.sizes = new ResizeObserver(() => this.wave.draw());
    this.sizes.observe(this.canvas);
    this.writeProof();
    this.writeParts();
    this.moved();
  }

  head() {
    const { call } = this.item;
    const when = call.utc === null ? say('clockUnset') : say('whenTime', { time: `${day(call.utc)}, ${time(call.utc, true)}`, utc: utcText(call.utc) });
    const tools = [el('button', { type: 'button', id: 'make-receipt', onclick: () => showReceipt(call) }, say('receipt'))];
    if (this.desk.source.canExport) tools.push(this.exportTool(call));
    return el('div', { class: 'call-head' },
      el('div', {}, el('h2', { id: 'call-title', tabindex: '-1' }, say('callName', { call: String(call.number) })), el('p', { class: 'when' }, when),
        el('p', { class: 'when' }, say('ofPowerOn', { device: call.powerOn.device, boot: String(call.powerOn.boot), folder: String(call.folder).padStart(5, '0') }) + (call.powerOn.card ? ` · ${say('card', { id: call.powerOn.card })}` : ''))),
      el('div', { class: 'call-tools' }, ...tools));
  }

  exportTool(call) {
    const link = el('a', { class: 'button', id: 'export', download: '' }, say('export'));
    const point = (format) => { link.href = this.desk.source.exportOf(call, format); };
    point('wav');
    const choice = el('select', { id: 'format', 'aria-label': say('exportFormat'), onchange: (event) => point(event.target.value) }, ...['wav', 'flac', 'opus'].map((format) => el('option', { value: format }, format.toUpperCase())));
    return el('span', { class: 'export' }, choice, link);
  }

  facts() {
    const { sums, frames } = this.item;
    const fact = (key, kind, amount) => el('div', { class: kind }, el('dt', {}, say(key)), el('dd', {}, this.long(amount)));
    const other = frames - sums.talk - sums.locked - sums.hold - sums.mute;
    return el('dl', { class: 'facts' }, fact('offHook', 'all', frames), fact('recorded', 'talk', sums.talk + sums.locked), fact('held', 'hold', sums.hold), fact('muted', 'mute', sums.mute),
      ...(other > 0 ? [fact('elsewhere', 'other', other)] : []));
  }

  long(frames) {
    return this.item.rate ? length(frames / this.item.rate) : '–';
  }

  notes() {
    const { call, sums } = this.item;
    const keys = [...(call.isCut ? ['cutCall'] : []), ...(call.utc === null ? ['clockNote'] : []), ...(sums.locked > 0 ? ['locked'] : [])];
    return keys.map((key) => el('p', { class: 'note' }, say(key)));
  }

  proofPlace() {
    return this.proof = el('p', { class: 'proof', id: 'proof', role: 'status' });
  }

  writeProof(fraction = 0) {
    const segments = heard(this.item.call);
    const isBad = this.item.isDamaged, isDone = segments.every((segment) => segment.isRead);
    const key = isBad ? 'callBad' : segments.length === 0 ? 'callNone' : !isDone ? 'callNotYet'
      : this.item.sums.locked > 0 ? 'callLocked' : 'callFine';
    this.proof.className = `proof${isBad ? ' bad-proof' : segments.length === 0 || !isDone ? ' busy-proof' : ''}`;
    this.proof.replaceChildren(el('span', { class: 'dot' }), el('span', {}, this.failed ? say('notPlayed') : say(key)));
    if (isDone && this.item.isKeyed) this.proof.append(el('span', {}, say('callKey')));
    if (this.isReading) this.proof.append(el('progress', { max: '1', value: String(fraction), 'aria-label': say('loading') }));
  }

  playerPart() {
    const canPlay = this.item.stretches.some((stretch) => stretch.kind === 'talk');
    const button = (id, key, action, className = '') => el('button', { type: 'button', id, class: className, onclick: action, disabled: canPlay || id.startsWith('zoom') || id.startsWith('gap') ? null : '' }, say(key));
    this.canvas = el('canvas', { 'aria-hidden': 'true' });
    this.barCanvas = el('canvas', { class: 'bar', 'aria-hidden': 'true' });
    this.slider = el('div', { class: 'wave', id: 'wave', role: 'slider', tabindex: '0', 'aria-label': say('waveLabel'), 'aria-valuemin': '0', 'aria-orientation': 'horizontal' }, this.canvas);
    this.playButton = button('play', 'play', () => this.toggle(), 'play');
    this.time = el('b', { id: 'time' });
    this.what = el('span', { id: 'what' });
    const part = el('div', { class: 'player', id: 'player', onkeydown: (event) => this.press(event) },
      this.slider, this.barCanvas, el('div', { class: 'here' }, this.time, this.what),
      el('div', { class: 'controls' },
        el('div', { class: 'go' }, this.playButton, button('back', 'back', () => this.step(-SEEK_SECONDS)), button('forward', 'forward', () => this.step(SEEK_SECONDS)),
          button('gap-before', 'gapBefore', () => this.toGap(-1)), button('gap-after', 'gapAfter', () => this.toGap(1))),
        this.choice('speed', SPEEDS.map((speed) => [String(speed), `${count(speed)} ×`]), String(this.player.speed), (value) => this.player.set('speed', Number(value))),
        this.choice('channel', [['both', say('channelBoth')], ['near', say('channelNear')], ['far', say('channelFar')]], this.player.channel, (value) => this.player.set('channel', value)),
        el('label', { class: 'check' }, el('input', { type: 'checkbox', id: 'skips', checked: this.player.skips ? '' : null, onchange: (event) => this.player.set('skips', event.target.checked) }), say('skips')),
        el('div', { class: 'go' }, button('zoom-out', 'zoomOut', () => this.wave.zoom(0.5)), button('zoom-in', 'zoomIn', () => this.wave.zoom(2)))),
      el('details', { class: 'keys' }, el('summary', {}, say('keys')), el('p', {}, say('keysText'))));
    this.pointers();
    return part;
  }

  choice(id, options, value, change) {
    const select = el('select', { id, onchange: (event) => change(event.target.value) }, ...options.map(([key, text]) => el('option', { value: key, selected: key === value ? '' : null }, text)));
    return el('label', {}, say(id), select);
  }

  pointers() {
    const follow = (event) => { if (event.buttons & 1) this.player.seek(this.wave.placeAt(event.clientX)); };
    this.canvas.addEventListener('pointerdown', (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      follow(event);
    });
    this.canvas.addEventListener('pointermove', follow);
    this.canvas.addEventListener('wheel', (event) => {
      if (event.ctrlKey || event.metaKey) this.wave.zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, this.wave.placeAt(event.clientX));
      else if (event.deltaX || event.shiftKey) this.wave.move((event.deltaX || event.deltaY) / this.canvas.clientWidth * this.wave.view.frames);
      else return;
      event.preventDefault();
    }, { passive: false });
    this.barCanvas.addEventListener('pointerdown', (event) => {
      const box = this.barCanvas.getBoundingClientRect();
      this.player.seek((event.clientX - box.left) / box.width * this.item.frames);
    });
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || ['SELECT'].includes(event.target.tagName)) return;
    const isControl = ['BUTTON', 'INPUT', 'SUMMARY'].includes(event.target.tagName);
    const action = this.actionOf(event, isControl);
    if (!action) return;
    event.preventDefault();
    action();
  }

  actionOf({ key, shiftKey }, isControl) {
    const seek = shiftKey ? SEEK_FAR_SECONDS : SEEK_SECONDS;
    const pick = (id, value) => () => {
      this.place.querySelector('#' + id).value = value;
      this.player.set(id, id === 'speed' ? Number(value) : value);
    };
    const speed = (step) => pick('speed', String(SPEEDS[Math.min(Math.max(SPEEDS.indexOf(this.player.speed) + step, 0), SPEEDS.length - 1)]));
    const actions = {
      ' ': isControl ? null : () => this.toggle(), ArrowLeft: () => this.step(-seek), ArrowRight: () => this.step(seek), Home: () => this.player.seek(0), End: () => this.player.seek(this.item.frames),
      ',': () => this.toGap(-1), '.': () => this.toGap(1), '-': speed(-1), '+': speed(1), '=': speed(1), 1: pick('channel', 'both'), 2: pick('channel', 'near'), 3: pick('channel', 'far'),
      '[': () => this.wave.zoom(0.5), ']': () => this.wave.zoom(2),
    };
    return Object.hasOwn(actions, key) ? actions[key] : null;
  }

  async toggle() {
    try {
      await this.player.toggle();
    } catch {
      this.what.textContent = say('noSound');
    }
  }

  step(seconds) {
    this.player.seek(this.player.now() + seconds * (this.item.rate || RATE_ASSUMED));
  }

  /** To the beginning of the previous or next part that was not recorded. */
  toGap(direction) {
    const now = this.player.now(), gaps = this.item.stretches.filter((stretch) => stretch.kind !== 'talk').map((stretch) => stretch.from);
    const to = direction < 0 ? gaps.filter((from) => from < now - 1).at(-1) : gaps.find((from) => from > now + 1);
    if (to !== undefined) this.player.seek(to);
  }

  moved() {
    if (!this.isOpen) return;
    this.showPlace();
    this.playButton.textContent = say(this.player.isPlaying ? 'pause' : 'play');
    if (this.player.isPlaying && !this.isMoving) this.follow();
  }

  follow() {
    this.isMoving = true;
    requestAnimationFrame(() => {
      this.isMoving = false;
      if (!this.isOpen || !this.player.isPlaying) return;
      this.showPlace();
      this.follow();
    });
  }

  showPlace() {
    const { item } = this, rate = item.rate || RATE_ASSUMED, now = this.player.now();
    const stretch = item.stretches.find((one) => now < one.to) ?? item.stretches.at(-1);
    const what = stretch ? this.whatAndWhy(stretch) : '';
    const shown = clock(now / rate, true), all = clock(item.frames / rate);
    this.time.textContent = `${shown} / ${all}`;
    if (this.what.textContent !== what) this.what.textContent = what;
    this.slider.setAttribute('aria-valuemax', String(Math.round(item.frames / rate)));
    this.slider.setAttribute('aria-valuenow', String(Math.round(now / rate)));
    this.slider.setAttribute('aria-valuetext', say('waveAt', { time: clock(now / rate), all, what }));
    this.wave.show(now);
  }

  whatAndWhy(stretch) {
    return stretch.kind === 'talk' ? say('partTalk') : `${say(PART_WORDS[stretch.kind])}. ${this.why(stretch)}`;
  }

  why(stretch) {
    switch (stretch.kind) {
      case 'talk': return say('whyTalk');
      case 'locked': return say('whyLocked');
      case 'gone': return say('whyGone');
      case 'lost': return say('whyLost');
      case 'erased': return this.whyErased(stretch.segment.erasure);
      default: return say('whyNothingKept', { why: capital(reasonWords(stretch.reasons)) });
    }
  }

  whyErased({ reason, utc }) {
    const why = { age: say('erasureAge'), floor: say('erasureFloor'), console: say('erasureConsole') }[reason] ?? say('erasureOther', { reason });
    return utc === null ? say('whyErased', { why }) : say('whyErasedOn', { why, date: day(utc) });
  }

  partsTitle() {
    return el('h3', { id: 'parts-title' }, say('partsTitle'));
  }

  partsPlace() {
    return this.parts = el('div', { class: 'parts', role: 'region', tabindex: '0', 'aria-labelledby': 'parts-title' });
  }

  writeParts() {
    const rows = this.rows(), from = this.partsPage * PARTS_PER_PAGE;
    const table = el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'n' }, say('partWhen')), el('th', { scope: 'col', class: 'n' }, say('partLength')), el('th', { scope: 'col' }, say('partWhat')), el('th', { scope: 'col' }, say('partWhy')))),
      el('tbody', {}, ...rows.slice(from, from + PARTS_PER_PAGE)));
    this.parts.replaceChildren(table);
    if (rows.length > PARTS_PER_PAGE) this.parts.append(this.partsPager(rows.length, from));
  }

  partsPager(all, from) {
    const turn = (step) => () => {
      this.partsPage += step;
      this.writeParts();
      this.parts.focus();
    };
    return el('p', { class: 'parts-pager' }, el('button', { type: 'button', disabled: from === 0 ? '' : null, onclick: turn(-1) }, say('pageEarlier')),
      el('span', {}, say('pageOf', { from: from + 1, to: Math.min(from + PARTS_PER_PAGE, all), count: all })),
      el('button', { type: 'button', disabled: from + PARTS_PER_PAGE >= all ? '' : null, onclick: turn(1) }, say('pageLater')));
  }

  rows() {
    const { item } = this, rate = item.rate || RATE_ASSUMED;
    const row = (at, long, kind, word, why) => ({ at, row: () => el('tr', {},
      el('td', { class: 'n' }, el('button', { type: 'button', class: 'plain', 'aria-label': say('goTo', { time: clock(at / rate, true) }), onclick: () => this.player.seek(at) }, clock(at / rate, true))),
      el('td', { class: 'n' }, long), el('td', {}, el('span', { class: `badge ${kind}` }, say(word))), el('td', {}, why)) });
    const stretches = item.stretches.map((stretch) => row(stretch.from, this.long(stretch.to - stretch.from), badgeOf(stretch.kind), PART_WORDS[stretch.kind], this.why(stretch)));
    const lost = item.call.gaps.map((gap) => row(gap.before - item.call.first, '', 'bad', 'partGap', say('whyGap', { min: this.long(gap.min), max: this.long(gap.max) })));
    return [...stretches, ...lost].sort((a, b) => a.at - b.at).map((one) => one.row());
  }

  /** Reads the sound: for the picture, and to check it. */
  async inspect() {
    const { item } = this, segments = heard(item.call);
    if (item.peaks || segments.length === 0) return;
    const all = segments.reduce((sum, segment) => sum + bodyBytes(segment.frames, segment.name.isEncrypted), 1);
    let done = 0, drawn = performance.now();
    item.peaks = item.frames <= PEAKS_FRAMES_MAX ? new Peaks(item.frames) : null;
    this.isReading = true;
    this.writeProof();
    try {
      for (const segment of segments) {
        await this.desk.source.inspect(this.desk.card, segment, item.peaks, async (bytes) => {
          done += bytes;
          if (performance.now() - drawn < REDRAW_MS) return;
          this.writeProof(done / all);
          this.redraw();
          await wait(0);
          drawn = performance.now();
          if (!this.isOpen) throw new Stopped();
        });
      }
    } catch (failure) {
      item.peaks = null;
      if (!(failure instanceof Stopped)) this.failed = true;
    }
    this.isReading = false;
    if (!this.isOpen) return;
    this.desk.inspected(item);
    this.redraw();
    this.writeProof();
    this.writeParts();
  }

  redraw() {
    this.wave.scale = this.item.peaks?.scale() ?? 1;
    this.wave.draw();
  }
}

/** Segments of a call that have a file with something in it. */
function heard(call) {
  return call.segments.filter((segment) => segment.source && segment.state !== 'erased' && segment.state !== 'never-made');
}

function badgeOf(kind) {
  return { gone: 'bad', lost: 'bad' }[kind] ?? kind;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
