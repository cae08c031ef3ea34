// SPDX-License-Identifier: MIT
// The hold receipt: the same words and the same code as `hushtap card receipt`, which `hushtap card verify-receipt` checks.

const RAM_SECONDS_MAX = 10;
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 24;
const CODE_MODULUS = 31;
const RATE_ASSUMED = 8000;

function deskWord(key, ...values) {
  return DESK_WORDS[language][key].replace(/\{(\d)\}/g, (_, i) => String(values[i]));
}

/** Reasons of FORMAT.md in words; one that is not known stays as it is. */
function reasonWords(reasons) {
  return reasons.map((reason) => DESK_WORDS[language]['reason-' + reason] ?? reason).join('; ');
}

/** A length as receipts write it. */
function deskLength(frames, rate) {
  const tenths = Math.round(frames * 10 / rate), minutes = Math.floor(tenths / 600);
  const rest = (minutes < 1 ? tenths : tenths % 600) / 10;
  const two = (number) => String(number).padStart(2, '0');
  const text = minutes < 1 ? `${rest.toFixed(1)} s`
    : minutes < 60 ? `${minutes}:${rest.toFixed(1).padStart(4, '0')}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest.toFixed(1).padStart(4, '0')}`;
  return language === 'nl' ? text.replace('.', ',') : text;
}

class HoldReceipt {
  constructor(call) {
    this.call = call;
    this.rate = call.powerOn.rate || RATE_ASSUMED;
    this.stretches = HoldReceipt.layOut(call);
    this.held = HoldReceipt.join(this.stretches.filter((stretch) => stretch.kind === 'held'));
    this.others = this.stretches.filter((stretch) => ['withheld', 'lost', 'unexplained'].includes(stretch.kind));
    this.code = this.makeCode();
  }

  static layOut(call) {
    const clip = (segment) => ({ kind: 'recorded', first: Math.max(segment.first, call.first), end: Math.min(segment.first + segment.frames, call.end), reason: '', segment });
    const keep = ({ first, frames, reason }) => ({ kind: kindOfReasons(reason.split('+')) === 'other' ? 'withheld' : 'held', first, end: first + frames, reason });
    const known = [...call.segments.map(clip), ...call.withheld.map(keep)].filter((stretch) => stretch.end > stretch.first).sort((a, b) => a.first - b.first);
    const whole = [];
    let next = call.first;
    const unexplained = (to) => { if (to > next) whole.push({ kind: 'unexplained', first: next, end: to, reason: '' }); };
    for (const stretch of known) {
      const first = Math.max(stretch.first, next);
      if (stretch.end <= first) continue;
      unexplained(first);
      const last = whole.at(-1);
      if (last && !last.segment && last.end === first && last.kind === stretch.kind && last.reason === stretch.reason) last.end = stretch.end;
      else whole.push({ ...stretch, first });
      next = stretch.end;
    }
    unexplained(call.end);
    return HoldReceipt.insertLost(whole, call.gaps);
  }

  static insertLost(whole, gaps) {
    const waiting = gaps.toSorted((a, b) => a.before - b.before).map((gap) => ({ kind: 'lost', first: gap.before, end: gap.before, reason: '', min: gap.min, max: gap.max }));
    const all = [];
    for (const stretch of whole) {
      let first = stretch.first;
      while (waiting.length > 0 && waiting[0].first < stretch.end) {
        if (waiting[0].first > first) {
          all.push({ ...stretch, first, end: waiting[0].first });
          first = waiting[0].first;
        }
        all.push(waiting.shift());
      }
      all.push({ ...stretch, first });
    }
    return [...all, ...waiting];
  }

  static join(held) {
    const periods = [];
    for (const stretch of held) {
      const last = periods.at(-1);
      if (last?.end === stretch.first) {
        last.end = stretch.end;
        last.reason = [...new Set([...last.reason.split('+'), ...stretch.reason.split('+')])].join('+');
      } else {
        periods.push({ ...stretch });
      }
    }
    return periods;
  }

  facts() {
    const { call, rate } = this, { powerOn } = call;
    const utc = call.utc === null ? '-' : new Date(call.utc).toISOString().slice(0, 19) + 'Z';
    const last = call.endLine ?? { number: powerOn.lastLine, digest: powerOn.lines.get(powerOn.lastLine) };
    return [
      `device=${powerOn.device} boot=${powerOn.boot} call=${call.number} first=${call.first} end=${call.end} cut=${call.isCut ? 1 : 0} rate=${rate}`,
      `utc=${utc}`,
      ...this.stretches.map(({ kind, first, end, min, max, reason }) => `${kind} ${first} ${end - first} ${min ?? 0} ${max ?? 0} ${reason}`),
      `line=${last.number} digest=${last.digest}`,
      '',
    ].join('\n');
  }

  makeCode() {
    const { boot } = this.call.powerOn, { number } = this.call;
    const digest = new LabelDigest('hushtap receipt 1').whole(ascii(this.facts()));
    let letters = '', sum = boot % CODE_MODULUS * (CODE_LENGTH + 1) + number % CODE_MODULUS * (CODE_LENGTH + 2);
    for (let i = 0; i < CODE_LENGTH; i++) {
      const bit = 5 * i, pair = digest[bit >> 3] << 8 | digest[(bit >> 3) + 1];
      const value = pair >> 11 - bit % 8 & 31;
      letters += CODE_LETTERS[value];
      sum += (i + 1) * value;
    }
    letters += CODE_LETTERS[sum % CODE_MODULUS];
    return `${boot}-${number}-${letters.match(/.{5}/g).join('-')}`;
  }

  moment(frame) {
    const { call, rate } = this;
    return call.utc === null ? '+' + deskLength(frame - call.first, rate) : utcText(call.utc + Math.floor((frame - call.first) * 1000 / rate));
  }

  why({ kind, reason, min, max }) {
    if (kind === 'lost') return deskWord('lost-between', deskLength(min, this.rate), deskLength(max, this.rate));
    if (kind === 'unexplained') return deskWord('kind-unexplained');
    const reasons = reason.split('+');
    if (kind === 'withheld') return reasonWords(reasons);
    const isHold = reasons.some((one) => HOLD_REASONS.includes(one)), isMute = reasons.some((one) => MUTE_REASONS.includes(one));
    return `${deskWord(isHold ? isMute ? 'kind-hold-and-mute' : 'kind-hold' : 'kind-mute')}: ${reasonWords(reasons)}`;
  }

  sums() {
    const sum = (kind) => this.stretches.reduce((frames, stretch) => frames + (stretch.kind === kind ? stretch.end - stretch.first : 0), 0);
    const lost = this.stretches.reduce((frames, stretch) => frames + (stretch.max ?? 0), 0);
    const rows = [['receipt-length', Math.max(this.call.end - this.call.first, 0)], ['receipt-recorded', sum('recorded')], ['receipt-held-sum', sum('held')]];
    for (const [kind, key] of [['withheld', 'receipt-other-sum'], ['unexplained', 'receipt-unexplained-sum']]) if (sum(kind) > 0) rows.push([key, sum(kind)]);
    if (lost > 0) rows.push(['receipt-lost-sum', lost]);
    return rows;
  }

  sentences() {
    const keys = [this.call.powerOn.isBroken ? 'receipt-journal-broken' : 'receipt-journal-fits'];
    if (this.held.length > 0) keys.push('receipt-nothing', 'receipt-margin');
    keys.push('receipt-ram');
    if (this.call.utc !== null) keys.push('receipt-times');
    return [...keys, 'receipt-far', 'receipt-no-audio'].map((key) => deskWord(key, RAM_SECONDS_MAX));
  }

  /** The page, as elements. */
  write() {
    const { call } = this;
    const list = (key, stretches) => stretches.length === 0 ? [] : [
      el('h2', {}, deskWord(key)),
      el('table', {}, el('thead', {}, el('tr', {}, ...['no', 'from', 'to', 'length', 'why'].map((name) => el('th', { scope: 'col' }, deskWord('receipt-' + name))))),
        el('tbody', {}, ...stretches.map((stretch, i) => el('tr', {}, el('td', { class: 'n' }, String(i + 1)), el('td', {}, this.moment(stretch.first)),
          el('td', {}, stretch.end > stretch.first ? this.moment(stretch.end) : ''),
          el('td', { class: 'n' }, stretch.end > stretch.first ? deskLength(stretch.end - stretch.first, this.rate) : ''), el('td', {}, this.why(stretch)))))),
    ];
    return [
      el('h1', { id: 'receipt-title', tabindex: '-1' }, deskWord('receipt-title')),
      el('p', {}, deskWord('receipt-of', call.number, call.powerOn.boot, call.powerOn.device)),
      ...(call.powerOn.isBroken ? [el('p', { class: 'warn' }, deskWord('receipt-journal-broken'))] : []),
      el('h2', {}, deskWord('receipt-when')),
      el('p', {}, call.utc === null ? deskWord('receipt-no-clock') : deskWord('receipt-from-to', this.moment(call.first), this.moment(call.end))),
      ...(call.isCut ? [el('p', {}, deskWord('receipt-cut'))] : []),
      el('table', { class: 'sums' }, el('tbody', {}, ...this.sums().map(([key, frames]) => el('tr', {}, el('th', { scope: 'row' }, deskWord(key)), el('td', { class: 'n' }, deskLength(frames, this.rate)))))),
      ...list('receipt-held', this.held),
      ...(this.held.length === 0 ? [el('p', {}, deskWord(this.others.length > 0 ? 'receipt-held-unknown' : 'receipt-held-none'))] : []),
      ...list('receipt-other', this.others),
      el('h2', {}, deskWord('receipt-meaning')),
      el('ul', {}, ...this.sentences().map((sentence) => el('li', {}, sentence))),
      el('p', { class: 'code' }, deskWord('receipt-code') + ': ', el('strong', {}, this.code)),
      el('p', {}, deskWord('receipt-check', this.code)),
    ];
  }
}
