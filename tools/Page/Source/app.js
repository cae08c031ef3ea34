// SPDX-License-Identifier: MIT
// The page: opening a card, its verdict, the list of calls.

const CALLS_PER_PAGE = 100;
const YIELD_MS = 40;

const at = (id) => document.getElementById(id);

/** Makes an element. Text is only ever text: nothing from a card becomes markup. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Lets the page breathe now and then during long work. */
class Breather {
  constructor() {
    this.last = performance.now();
  }

  async rest(show) {
    if (performance.now() - this.last < YIELD_MS) return;
    show?.();
    await wait(0);
    this.last = performance.now();
  }
}

/** A card that is open. */
class Desk {
  constructor(source, card) {
    Object.assign(this, { source, card, page: 0, isNewestFirst: true, view: null, checking: null, texts: new Map() });
    this.items = card.calls.map((call) => this.itemOf(call));
    this.order = this.inTime();
    this.segments = card.segments.filter((segment) => segment.source && segment.state !== 'erased' && segment.state !== 'never-made');
    this.items.forEach((item, i) => { item.index = i; });
    this.filter();
  }

  itemOf(call) {
    const item = { call, rate: rateOf(this.card, call), frames: Math.max(call.end - call.first, 0), peaks: null };
    this.refresh(item);
    return item;
  }

  refresh(item) {
    item.stretches = stretchesOf(this.card, item.call);
    item.sums = sumsOf(item.stretches);
    item.isDamaged = !item.call.fits || item.sums.gone > 0 || item.call.segments.some((segment) => !segment.fits && segment.state !== 'erased');
    item.isKeyed = item.call.isKeyed === true;
  }

  /** The calls in order of time; those without a date stand behind the one before them. */
  inTime() {
    let last = -Infinity;
    const times = this.items.map(({ call }) => last = call.utc ?? last);
    return this.items.map((_, i) => i).sort((a, b) => (times[a] === times[b] ? a - b : times[a] - times[b]));
  }

  filter() {
    const words = at('search').value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const kind = at('kind').value, from = localDay(at('from').value, 0), to = localDay(at('to').value, 1);
    const kinds = {
      hold: ({ sums }) => sums.hold + sums.mute > 0,
      missing: ({ sums, call }) => sums.lost + sums.gone + sums.other + sums.erased > 0 || call.gaps.length > 0 || call.isCut,
      problem: (item) => item.isDamaged || item.sums.lost > 0,
      locked: ({ call }) => call.segments.some((segment) => segment.name.isEncrypted),
    };
    this.found = this.order.map((i) => this.items[i]).filter((item) => {
      const { utc } = item.call;
      if (from !== null && (utc === null || utc < from) || to !== null && (utc === null || utc >= to)) return false;
      if (Object.hasOwn(kinds, kind) && !kinds[kind](item)) return false;
      return words.every((word) => fitsWord(this.textOf(item), word));
    });
    if (this.isNewestFirst) this.found.reverse();
    this.page = 0;
  }

  textOf(item) {
    const key = language + item.index;
    if (!this.texts.has(key)) {
      const { call } = item;
      const date = call.utc === null ? say('clockUnset') : `${day(call.utc)} ${time(call.utc)} ${new Date(call.utc).toISOString().slice(0, 10)}`;
      this.texts.set(key, [say('callName', { call: call.number }), `#${call.number}`, date, call.powerOn.device, call.powerOn.card ?? '', ...tagsOf(item).map(([, text]) => text)].join(' ').toLowerCase());
    }
    return this.texts.get(key);
  }

  write() {
    this.writeVerdict();
    this.writeList();
    const devices = new Set(this.card.powerOns.map((powerOn) => powerOn.device).filter((name) => name !== '-'));
    const device = devices.size === 1 ? say('device', { device: [...devices][0] }) : devices.size > 1 ? say('devices', { count: devices.size }) : '';
    at('device').textContent = [device, this.card.text ? say('card', { id: this.card.text.id }) : ''].filter(Boolean).join(' · ');
    this.view?.write();
    writeFoot();
  }

  writeVerdict() {
    const { findings } = this.card, done = this.segments.filter((segment) => segment.isRead).length, all = this.segments.length;
    const isOdd = findings.problems > 0 && findings.worst === 'truncated';
    const [title, text] = isOdd ? [say('oddTitle'), say('oddText')]
      : findings.problems > 0 ? [say('badTitle', { count: findings.problems }), say('badText', { kind: say('kind.' + findings.worst) })]
      : this.card.calls.length === 0 ? [say('emptyTitle'), say('emptyText')]
      : [say('fineTitle'), done === 0 && all > 0 ? say('fineJournal') : done < all ? say('fineSome', { done, count: all }) : say('fineAll')];
    at('verdict').className = `verdict${isOdd ? ' odd' : findings.problems > 0 ? ' bad' : ''}`;
    at('verdict').dataset.worst = findings.worst;
    at('verdict').dataset.read = done === all ? 'all' : String(done);
    at('verdict-title').textContent = title;
    at('verdict-text').textContent = [text, this.keyText()].filter(Boolean).join(' ');
    at('check-all').textContent = say(this.checking ? 'checkStop' : done === all ? 'checked' : 'checkAll');
    at('check-all').disabled = !this.checking && done === all;
    at('check-all').hidden = all === 0;
    at('check-bar').setAttribute('aria-label', say('checkAll'));
    this.writeFindings();
  }

  keyText() {
    const { key } = this.card;
    return !key ? '' : key.verdict === 'fits' ? say('keyFits', { count: key.fitting, all: key.lines }) : say(key.verdict === 'broken' ? 'keyNot' : 'keyNone');
  }

  writeFindings() {
    const { findings } = this.card;
    const list = findings.list.toSorted((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind));
    at('findings').hidden = list.length === 0;
    at('findings-title').textContent = say('findings', { count: list.length + findings.dropped });
    at('findings-body').replaceChildren(...list.map((finding) => el('div', { class: 'finding' },
      el('span', { class: `badge ${finding.isProblem ? finding.kind === 'truncated' ? 'odd' : 'bad' : ''}` }, say('kind.' + finding.kind)),
      el('span', {}, say(finding.key, finding.values)), el('code', {}, finding.path))));
    if (findings.dropped > 0) at('findings-body').append(el('p', {}, say('more', { count: findings.dropped })));
  }

  writeList() {
    const { found, page, items } = this, from = page * CALLS_PER_PAGE;
    at('count').textContent = found.length === items.length ? say('countCalls', { count: items.length }) : say('countOf', { count: found.length, all: items.length });
    at('order').textContent = say(this.isNewestFirst ? 'newestFirst' : 'oldestFirst');
    at('list').replaceChildren(...(found.length === 0 ? [el('li', { class: 'empty' }, say('noCalls'))] : found.slice(from, from + CALLS_PER_PAGE).map((item) => this.rowOf(item))));
    at('pager').hidden = found.length <= CALLS_PER_PAGE;
    at('earlier').disabled = page === 0;
    at('later').disabled = from + CALLS_PER_PAGE >= found.length;
    at('page').textContent = say('pageOf', { from: Math.min(from + 1, found.length), to: Math.min(from + CALLS_PER_PAGE, found.length), count: found.length });
    this.drawBars();
  }

  rowOf(item) {
    const { call } = item;
    const when = call.utc === null ? say('clockUnset') : `${day(call.utc)}, ${time(call.utc)}`;
    const button = el('button', { type: 'button', 'data-call': `${call.powerOn.boot}/${call.number}`, 'aria-current': this.view?.item === item ? 'true' : null, onclick: () => this.choose(item) },
      el('span', { class: 'row' }, el('b', {}, say('callName', { call: String(call.number) })), el('span', {}, when)),
      el('canvas', { 'aria-hidden': 'true' }),
      el('span', { class: 'row' }, el('span', { class: 'tags' }, ...tagsOf(item).map(([kind, text]) => el('span', { class: `badge ${kind}` }, text))),
        el('span', {}, item.rate ? clock(item.frames / item.rate) : '')));
    const row = el('li', {}, button);
    row.item = item;
    return row;
  }

  drawBars() {
    const style = getComputedStyle(document.documentElement), colours = new Map();
    const colour = (name) => colours.get(name) ?? colours.set(name, style.getPropertyValue(name).trim()).get(name);
    const ratio = devicePixelRatio || 1;
    for (const row of at('list').children) {
      const canvas = row.querySelector('canvas');
      if (!canvas) continue;
      Object.assign(canvas, { width: Math.round(320 * ratio), height: Math.round(6 * ratio) });
      const pen = canvas.getContext('2d');
      pen.scale(ratio, ratio);
      drawStretches(pen, row.item.stretches, Math.max(row.item.frames, 1), 320, 0, 6, colour);
    }
  }

  choose(item) {
    this.view?.close();
    this.view = new CallView(at('call'), this, item);
    at('none').hidden = true;
    at('call').hidden = false;
    for (const row of at('list').children) {
      const button = row.querySelector('button');
      if (row.item === item) button.setAttribute('aria-current', 'true');
      else button?.removeAttribute('aria-current');
    }
    this.view.write();
    at('call-title').focus({ preventScroll: innerWidth > 980 });
    return this.view.inspect();
  }

  /** A call's sound was read: what it shows may have changed. */
  inspected(item) {
    this.refresh(item);
    if (this.view?.item === item) {
      this.view.player.stretches = item.stretches;
      this.view.playButton.disabled = !item.stretches.some((stretch) => stretch.kind === 'talk');
    }
    this.texts.clear();
    this.writeRow(item);
    this.writeVerdict();
  }

  /** Writes one row anew, and leaves the keyboard where it is. */
  writeRow(item) {
    const row = [...at('list').children].find((one) => one.item === item);
    if (!row) return;
    const hasFocus = row.contains(document.activeElement);
    const fresh = this.rowOf(item);
    row.replaceWith(fresh);
    if (hasFocus) fresh.querySelector('button').focus();
    this.drawBars();
  }

  async checkAll() {
    if (this.checking) {
      this.checking.isStopped = true;
      return;
    }
    const run = this.checking = { isStopped: false }, breather = new Breather();
    const rest = this.segments.filter((segment) => !segment.isRead);
    const all = rest.reduce((sum, segment) => sum + segment.source.size, 1);
    let done = 0;
    at('check-bar').hidden = false;
    this.writeVerdict();
    try {
      for (const segment of rest) {
        await this.source.inspect(this.card, segment, null, async (bytes) => {
          done += bytes;
          await breather.rest(() => { at('check-bar').value = done / all; });
          if (run.isStopped) throw new Stopped();
        });
        await breather.rest(() => this.writeVerdict());
        if (run.isStopped) throw new Stopped();
      }
    } catch (failure) {
      if (!(failure instanceof Stopped)) throw failure;
    } finally {
      this.checking = null;
      at('check-bar').hidden = true;
    }
    if (run.isClosed) return;
    this.items.forEach((item) => this.refresh(item));
    this.texts.clear();
    this.write();
  }

  close() {
    this.view?.close();
    if (this.checking) Object.assign(this.checking, { isStopped: true, isClosed: true });
  }
}

/** A number is looked for as a whole: 2 is call 2, and not every call of 2026. */
function fitsWord(text, word) {
  return /^\d+$/.test(word) ? new RegExp(`(^|[^\\d])0*${word}([^\\d]|$)`).test(text) : text.includes(word);
}

/** What stands out in a call, with the kind that gives it its colour. */
function tagsOf({ call, sums, rate, isDamaged }) {
  const long = (frames) => (rate ? length(frames / rate) : '–');
  const tags = [];
  if (isDamaged) tags.push(['bad', say('tagDamaged')]);
  if (sums.lost > 0) tags.push(['bad', say('tagLost')]);
  if (sums.hold > 0) tags.push(['hold', say('tagHeld', { time: long(sums.hold) })]);
  if (sums.mute > 0) tags.push(['mute', say('tagMuted', { time: long(sums.mute) })]);
  if (sums.locked > 0) tags.push(['locked', say('tagLocked')]);
  if (sums.erased > 0) tags.push(['erased', say('tagErased')]);
  if (call.isCut) tags.push(['odd', say('tagCut')]);
  if (tags.length === 0) tags.push(sums.talk > 0 ? ['talk', say('hasTalk', { time: long(sums.talk) })] : ['', say('tagEmpty')]);
  return tags;
}

/** Midnight of a day of an input, by this computer's clock; null for none. */
function localDay(text, more) {
  const [year, month, date] = text.split('-').map(Number);
  return text ? new Date(year, month - 1, date + more).getTime() : null;
}

let desk = null;

function showReceipt(call) {
  const opener = document.activeElement, receipt = new HoldReceipt(call), place = at('receipt');
  const close = () => {
    place.hidden = true;
    document.body.classList.remove('printing');
    document.querySelectorAll('body > :not(.receipt)').forEach((other) => { other.inert = false; });
    opener?.focus();
  };
  place.replaceChildren(
    el('div', { class: 'receipt-tools' }, el('button', { type: 'button', class: 'primary', id: 'print', onclick: () => print() }, say('print')), el('button', { type: 'button', id: 'close-receipt', onclick: close }, say('close'))),
    el('div', { class: 'sheet', lang: language }, ...receipt.write()));
  place.onkeydown = (event) => { if (event.key === 'Escape') close(); };
  place.setAttribute('role', 'dialog');
  place.setAttribute('aria-modal', 'true');
  place.setAttribute('aria-labelledby', 'receipt-title');
  document.querySelectorAll('body > :not(.receipt)').forEach((other) => { other.inert = true; });
  place.hidden = false;
  document.body.classList.add('printing');
  at('receipt-title').focus();
}

function showOnly(id) {
  for (const other of ['welcome', 'busy', 'desk']) at(other).hidden = other !== id;
  at('other').hidden = id !== 'desk' || isServed();
  at('pick').hidden = isServed();
}

async function open(source) {
  desk?.close();
  desk = null;
  showOnly('busy');
  at('problem').hidden = true;
  at('busy-text').textContent = say('reading');
  const breather = new Breather();
  try {
    const card = await source().open((fraction) => breather.rest(() => { at('busy-bar').value = fraction; }));
    desk = new Desk(source.made, card);
    showOnly('desk');
    desk.write();
    at('none').hidden = false;
    at('call').hidden = true;
    at('main').focus();
  } catch (failure) {
    refuse(failure instanceof NoCard ? failure.key : 'cannotRead', { reason: failure.message });
  }
}

function refuse(key, values) {
  showOnly('welcome');
  at('device').textContent = '';
  at('problem').textContent = say(key, values);
  at('problem').hidden = false;
}

/** A source that is made when it is opened, so that what is wrong with it is said in one place. */
function once(make) {
  const source = () => source.made ??= make();
  return source;
}

function writeWords() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-word]').forEach((element) => { element.textContent = say(element.dataset.word); });
  at('languages').setAttribute('aria-label', say('languages'));
  at('pager').setAttribute('aria-label', say('pages'));
  at('languages').querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.language === language)));
  at('earlier').textContent = say('pageEarlier');
  at('later').textContent = say('pageLater');
  writeFoot();
  const chosen = at('kind').value;
  at('kind').replaceChildren(...['all', 'hold', 'missing', 'problem', 'locked'].map((kind) => el('option', { value: kind }, say('show' + capital(kind)))));
  at('kind').value = chosen || 'all';
  desk?.write();
}

function writeFoot() {
  at('foot').textContent = [isServed() ? say('footServed') : '', desk?.card.key ? '' : say('foot')].filter(Boolean).join(' ');
}

function begin() {
  language = /^nl\b/i.test(navigator.language) ? 'nl' : 'en';
  at('languages').addEventListener('click', ({ target }) => {
    if (!target.dataset.language) return;
    language = target.dataset.language;
    writeWords();
  });
  at('folder').addEventListener('change', ({ target }) => {
    const files = [...target.files];
    target.value = '';
    if (files.length > 0) open(once(() => new FileSource(files)));
  });
  at('other').addEventListener('click', () => {
    desk?.close();
    desk = null;
    showOnly('welcome');
    at('device').textContent = '';
    at('folder').focus();
  });
  const again = () => {
    desk.filter();
    desk.writeList();
  };
  at('filters').addEventListener('submit', (event) => event.preventDefault());
  at('filters').addEventListener('input', again);
  at('order').addEventListener('click', () => {
    desk.isNewestFirst = !desk.isNewestFirst;
    again();
  });
  const turn = (step) => () => {
    desk.page += step;
    desk.writeList();
    at('list').querySelector('button')?.focus();
  };
  at('earlier').addEventListener('click', turn(-1));
  at('later').addEventListener('click', turn(1));
  at('list').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    const next = step && event.target.closest('li')?.[step]?.querySelector('button');
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  at('check-all').addEventListener('click', () => desk.checkAll());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    desk?.drawBars();
    desk?.view?.wave.draw();
  });
  showOnly('welcome');
  writeWords();
  if (isServed()) open(once(() => new ServerSource()));
}

/** Whether hushtap serves this page; else it lies on a card. */
function isServed() {
  return document.body.dataset.source === 'server';
}

begin();
