// SPDX-License-Identifier: MIT
// Where a card comes from: `hushtap view`, which has read it, with the owner's key if it has one.

class ServerSource {
  constructor() {
    this.canExport = true;
  }

  async open() {
    return cardOf(await (await ask('card.json')).json());
  }

  async inspect(card, segment, peaks, advance) {
    const verdict = await (await ask(`segments/${segment.index}/verdict`)).json();
    Object.assign(segment, proofOf(verdict.segment), { isRead: true });
    takeFindings(card.findings, verdict);
    if (peaks && kindOfSegment(card, segment) === 'talk') {
      const bytes = await (await ask(`segments/${segment.index}/peaks`)).arrayBuffer();
      peaks.put(segment.first - segment.call.first, new Int8Array(bytes));
    }
    await advance(segment.source.size);
  }

  async samples(segment, first, frames) {
    const from = first * FRAME_BYTES;
    const answer = await ask(`segments/${segment.index}/audio`, { Range: `bytes=${from}-${from + frames * FRAME_BYTES - 1}` });
    return samplesOf(new Uint8Array(await answer.arrayBuffer()));
  }

  exportOf(call, format) {
    return `calls/${call.index}/export?format=${format}`;
  }
}

async function ask(path, headers = {}) {
  const answer = await fetch(path, { headers }).catch(() => { throw new Error(say('serverGone')); });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The card as the page's own reader would have read it. */
function cardOf(told) {
  const card = { findings: new Findings(), text: told.id ? { id: told.id } : null, key: told.key, powerOns: [] };
  takeFindings(card.findings, told);
  card.segments = told.segments.map((one, index) => ({ index, path: one.path, file: one.path.split('/').at(-1), first: one.first, frames: one.frames, rate: one.rate,
    name: { isEncrypted: one.encrypted }, isOpen: one.open, source: one.size < 0 ? null : { size: one.size }, isRead: one.read,
    erasure: one.erasure ?? null, ...proofOf(one) }));
  card.powerOns = told.powerOns.map((one) => {
    const powerOn = { card: one.card, device: one.device, boot: one.boot, rate: one.rate, isBroken: one.broken, lastLine: one.lastLine, lines: new Map([[one.lastLine, one.lastDigest]]) };
    powerOn.calls = one.calls.map((call) => callOf(card, powerOn, call, one.keyed));
    return powerOn;
  });
  card.calls = card.powerOns.flatMap((powerOn) => powerOn.calls);
  return card;
}

function callOf(card, powerOn, told, isKeyed) {
  const call = { powerOn, index: told.index, folder: told.folder, number: told.number, first: told.first, end: told.end, isCut: told.cut, utc: told.utc,
    endLine: told.endDigest ? { number: told.endLine, digest: told.endDigest } : null, segments: told.segments.map((index) => card.segments[index]),
    withheld: told.withheld, gaps: told.gaps, fits: true };
  for (const segment of call.segments) segment.call = call;
  Object.defineProperty(call, 'isKeyed', { get: () => isKeyed && call.segments.every((segment) => segment.isKeyed) });
  return call;
}

function proofOf({ state, fits, keyed }) {
  return { state, fits, isKeyed: keyed };
}

function takeFindings(findings, told) {
  for (const { kind, path, text } of told.findings) {
    findings.list.push({ kind, isProblem: KINDS.indexOf(kind) >= FIRST_PROBLEM, path: printable(path), key: 'findSaid', values: { text: capital(printable(text)) } });
  }
  Object.assign(findings, { worst: told.worst, problems: told.problems, dropped: told.dropped });
}
