// SPDX-License-Identifier: MIT
// What became of each part of a call, in the words of its reader.

const HOLD_REASONS = ['hold-lamp', 'hold-key'];
const MUTE_REASONS = ['mute-lamp'];

function kindOfReasons(reasons) {
  return reasons.some((reason) => HOLD_REASONS.includes(reason)) ? 'hold' : reasons.some((reason) => MUTE_REASONS.includes(reason)) ? 'mute' : 'other';
}

/**
 * Lays a call out.
 * @returns {from, to, kind, reasons, segment} in order, without holes; frames since the call's beginning. Kinds: talk, hold, mute, other (withheld for
 * another reason), locked (encrypted, and no key), erased, gone (recorded, but the file is not usable), lost (no line tells of it).
 */
function stretchesOf(card, call) {
  const parts = [
    ...call.withheld.map((withheld) => ({ from: withheld.first - call.first, to: withheld.first + withheld.frames - call.first, reasons: withheld.reason.split('+') })),
    ...call.segments.map((segment) => ({ from: segment.first - call.first, to: segment.first + segment.frames - call.first, segment })),
  ].sort((a, b) => a.from - b.from);
  const list = [];
  let next = 0;
  const end = Math.max(call.end - call.first, 0);
  for (const part of parts) {
    const from = Math.max(part.from, next), to = Math.min(part.to, end);
    if (to <= from) continue;
    if (from > next) push(list, { from: next, to: from, kind: 'lost', reasons: [] });
    const kind = part.segment ? kindOfSegment(card, part.segment) : kindOfReasons(part.reasons);
    push(list, { from, to, kind, reasons: part.reasons ?? [], segment: part.segment });
    next = to;
  }
  if (next < end) push(list, { from: next, to: end, kind: 'lost', reasons: [] });
  return list;
}

function kindOfSegment(card, segment) {
  if (segment.state === 'erased') return 'erased';
  if (!segment.source || segment.source.size <= HEADER_BYTES || segment.state === 'missing' || segment.state === 'never-made' || segment.state === 'unreadable') return 'gone';
  return segment.name.isEncrypted && !segment.isOpen ? 'locked' : 'talk';
}

/** Neighbours of one kind that are no talk are one stretch to the reader. */
function push(list, stretch) {
  const former = list.at(-1);
  if (former?.kind === stretch.kind && stretch.kind !== 'talk') {
    former.to = stretch.to;
    former.reasons = [...new Set([...former.reasons, ...stretch.reasons])];
  } else {
    list.push(stretch);
  }
}

/** Frames of each kind. */
function sumsOf(stretches) {
  const sums = { talk: 0, hold: 0, mute: 0, other: 0, locked: 0, erased: 0, gone: 0, lost: 0 };
  for (const stretch of stretches) sums[stretch.kind] += stretch.to - stretch.from;
  return sums;
}

/** Frames per second of a call; 0 when no journal tells. */
function rateOf(card, call) {
  return call.powerOn.rate || card.powerOns.find((other) => other.device === call.powerOn.device && other.rate)?.rate || 0;
}
