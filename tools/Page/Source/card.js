// SPDX-License-Identifier: MIT
// A card's directory and journals, read by FORMAT.md alone, and what they say of one another. A second reader: it shares no code with the PC tools.

const KINDS = ['intact', 'foreign', 'note', 'recovered', 'truncated', 'date', 'unexplained', 'other-device', 'wrong-key', 'version', 'unreadable',
  'garbled', 'missing', 'unjournalled', 'rolled-back', 'edited'];
const FIRST_PROBLEM = KINDS.indexOf('truncated');
const FINDINGS_MAX = 1000;
const JOURNAL_BYTES_MAX = 32 * 2 ** 20;

/** What there is to say about a card: a kind, where, and the key of a sentence in words.js with what goes into it. */
class Findings {
  constructor() {
    this.list = [];
    this.worst = 'intact';
    this.problems = 0;
    this.dropped = 0;
  }

  add(kind, path, key, values = {}) {
    const isProblem = KINDS.indexOf(kind) >= FIRST_PROBLEM;
    if (isProblem) this.problems++;
    if (KINDS.indexOf(kind) > KINDS.indexOf(this.worst)) this.worst = kind;
    if (this.list.length < FINDINGS_MAX) this.list.push({ kind, isProblem, path: printable(path), key, values });
    else this.dropped++;
  }
}

/** A folder of the card that stands for "no card here"; the page says it in words. */
class NoCard extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/**
 * Reads a card.
 * @param files {path, size, read(from, to)} for each file; the path is below the card's root.
 * @param progress told the finished fraction.
 */
async function readCard(files, progress) {
  const card = { findings: new Findings(), text: null, folders: [], powerOns: [], erasures: new Map(), hasKey: false, isAudioRead: false };
  await readDirectory(card, files);
  const all = card.folders.reduce((sum, folder) => sum + (folder.journal?.size ?? 0), 1);
  let done = 0;
  for (const folder of card.folders) {
    await readJournal(card, folder);
    done += folder.journal?.size ?? 0;
    await progress(done / all);
  }
  checkFolders(card);
  for (const powerOn of card.powerOns) layOut(card, powerOn);
  for (const folder of card.folders) checkPresence(card, folder);
  card.calls = card.powerOns.flatMap((powerOn) => powerOn.calls);
  card.segments = card.folders.flatMap((folder) => folder.segments);
  return card;
}

async function readDirectory(card, files) {
  const folders = new Map();
  let isCard = false;
  for (const file of files) {
    const parts = file.path.split('/');
    if (parts[0].toUpperCase() === 'D' && parts.length > 1) parts.shift();
    const name = parts.at(-1);
    const isBelow = parts[0].toUpperCase() === 'HUSHTAP';
    isCard ||= isBelow && parts.length > 1 || parts.length === 1 && name.toUpperCase() === 'CARD.TXT';
    if (isBelow && parts.length === 3 && /^\d{5}$/.test(parts[1]) && parts[1] !== '00000') {
      takeFile(card, folders, file, parts);
    } else if (isBelow && parts.length === 2 && name.toUpperCase() === 'TEST.TMP') {
      card.findings.add('note', file.path, 'findTestFile');
    } else if (parts.length === 1 && name.toUpperCase() === 'CARD.TXT') {
      card.text = file.size > 0 && file.size <= SECTOR_BYTES ? parseCardText(await file.read(0, file.size)) : null;
      if (!card.text) card.findings.add('garbled', file.path, 'findCardText');
    } else if (parts.length !== 1 || name.toUpperCase() !== 'OPEN-ME.HTML') {
      card.findings.add('foreign', file.path, 'findForeign');
    }
  }
  if (!isCard) throw new NoCard('noCard');
  card.folders = [...folders.values()].sort((a, b) => a.number - b.number);
}

function takeFile(card, folders, file, parts) {
  const number = Number(parts[1]), name = parts[2];
  if (!folders.has(number)) {
    folders.set(number, { number, path: file.path.slice(0, -name.length - 1), files: new Map(), journal: null, segments: [], head: null, powerOn: null, lastLine: null, tail: null });
  }
  const folder = folders.get(number);
  if (name.toUpperCase() === 'JOURNAL.TXT') folder.journal = file;
  else if (parseSegmentName(name)) folder.files.set(name.toUpperCase(), file);
  else card.findings.add('foreign', file.path, 'findForeign');
}

async function readJournal(card, folder) {
  if (!folder.journal) return;
  folder.journalPath = folder.path + '/JOURNAL.TXT';
  if (folder.journal.size > JOURNAL_BYTES_MAX) {
    card.findings.add('garbled', folder.journalPath, 'findHugeJournal', { bytes: folder.journal.size });
    return;
  }
  let bytes;
  try {
    bytes = await folder.journal.read(0, folder.journal.size);
  } catch {
    card.findings.add('unreadable', folder.journalPath, 'findUnreadable');
    return;
  }
  new JournalReading(card, folder, bytes).read();
}

/** Reads one journal: numbers, digests, and what the lines say. */
class JournalReading {
  constructor(card, folder, bytes) {
    Object.assign(this, { card, folder, bytes, text: latin1(bytes), former: null, expected: -1, garbage: null, isRepeating: false, isOutOfOrder: false });
  }

  read() {
    const { bytes, text, folder } = this;
    for (let at = 0, end; at < bytes.length; at = end) {
      const lf = text.indexOf('\n', at);
      end = lf < 0 ? bytes.length : lf + 1;
      if (lf >= 0 && this.isPadding(at, end)) continue;
      const isLine = lf >= 0 && end - at <= LINE_BYTES_MAX;
      const isTaken = isLine && (folder.head ? this.takeLine(at, lf) : this.takeHead(at, lf));
      if (!folder.head) {
        folder.tail = isTaken ? null : { from: 0, to: bytes.length };
        return;
      }
      if (isTaken) this.reportGarbage();
      else this.garbage = { from: this.garbage?.from ?? at, to: end };
    }
    folder.tail = this.garbage ?? (folder.head ? null : { from: 0, to: 0 });
    if (!this.garbage && bytes.length % SECTOR_BYTES !== 0) folder.tail = { from: bytes.length, to: bytes.length };
  }

  isPadding(at, end) {
    if (end % SECTOR_BYTES !== 0 || end - at >= SECTOR_BYTES) return false;
    for (let i = at; i < end - 1; i++) if (this.bytes[i] !== 0x20) return false;
    return true;
  }

  takeHead(at, lf) {
    const { card, folder } = this;
    const text = this.text.slice(at, lf);
    if (text.startsWith('hushtap-journal ') && !text.startsWith('hushtap-journal 1 ')) {
      this.report('version', 'findVersion');
      return true;
    }
    const head = parseHead(text);
    if (!head) return false;
    folder.head = head;
    this.powerOn = folder.powerOn = powerOnOf(card, head);
    this.powerOn.folders.push(folder);
    this.former = head.after;
    const isGenuine = hex(journalDigest.of(ZERO_DIGEST, this.bytes.subarray(at, at + head.sealedChars))) === head.digest;
    if (!isGenuine) this.report('garbled', 'findHead');
    this.judge(isGenuine);
    if (head.folder !== folder.number) this.report('unjournalled', 'findWrongFolder', { folder: head.folder });
    return true;
  }

  takeLine(at, lf) {
    const line = parseLine(this.text.slice(at, lf));
    if (!line) return false;
    this.checkOrder(line);
    const isGenuine = hex(journalDigest.of(unhex(this.former), this.bytes.subarray(at, at + line.sealedChars))) === line.digest;
    if (!isGenuine && !this.isOutOfOrder) this.report('garbled', 'findLine', { line: line.number });
    this.former = line.digest;
    this.folder.lastLine = { number: line.number, digest: line.digest };
    if (this.isRepeating) return true;
    const fits = isGenuine && !this.isOutOfOrder;
    this.judge(fits);
    if (!this.powerOn.lines.has(line.number)) {
      this.powerOn.lines.set(line.number, line.digest);
      this.powerOn.lastLine = Math.max(this.powerOn.lastLine, line.number);
      takeEvent(this.card, this.folder, line, fits);
    }
    return true;
  }

  checkOrder(line) {
    const { number } = line;
    this.isOutOfOrder = this.isRepeating = false;
    if (this.expected < 0) {
      this.checkBeginning(number);
    } else if (number > this.expected) {
      this.report('missing', 'findLinesMissing', { from: this.expected, to: number - 1 });
      this.isOutOfOrder = true;
    } else if (number < this.expected) {
      this.report('unjournalled', 'findLineAgain', { line: number });
      this.isOutOfOrder = true;
    }
    const known = this.powerOn.lines.get(number);
    if (!this.isOutOfOrder && known !== undefined) {
      this.isRepeating = known === line.digest;
      if (!this.isRepeating) this.report('unjournalled', 'findLineOther', { line: number });
    }
    this.expected = number + 1;
  }

  checkBeginning(number) {
    const before = this.powerOn.lines.get(number - 1);
    if (number === 0) {
      if (this.former !== hex(ZERO_DIGEST)) this.report('garbled', 'findHeadAfter');
    } else if (before === undefined) {
      this.folder.linesElsewhere = { from: this.powerOn.lastLine + 1, to: number - 1 };
      this.powerOn.hasLinesElsewhere = true;
    } else if (before !== this.former) {
      this.report('unjournalled', 'findNotContinued', { line: number });
    }
  }

  reportGarbage() {
    if (this.garbage) this.report('garbled', 'findNoLines', { from: this.garbage.from, to: this.garbage.to - 1 });
    this.garbage = null;
  }

  judge(fits) {
    if (!fits) this.powerOn.isBroken = true;
  }

  report(kind, key, values) {
    this.card.findings.add(kind, this.folder.journalPath, key, values);
  }
}

function powerOnOf(card, head) {
  let powerOn = card.powerOns.find((other) => other.device === head.device && other.boot === head.boot);
  if (!powerOn) {
    powerOn = { device: head.device, boot: head.boot, rate: 0, folders: [], calls: [], stretches: [], gaps: [], segments: new Map(), lines: new Map(), lastLine: -1, isBroken: false, hasLinesElsewhere: false, hasOldDate: false };
    card.powerOns.push(powerOn);
  }
  return powerOn;
}

/** What each event must say; false when it does not. Events that are not known are passed over. */
const EVENTS = {
  'power-on': takeStart,
  'card-in': takeStart,
  'folder-full': takeStart,

  previous({ folder, line }) {
    if (!isFolderName(line.values.get('folder')) || numberOf(line.values.get('bytes')) === undefined) return false;
    if (folder.startLine) folder.previousLine ??= line;
    return true;
  },

  call({ powerOn, folder, line, fits }) {
    const number = numberOf(line.values.get('call')), first = numberOf(line.values.get('first'));
    if (number === undefined || first === undefined) return false;
    const former = powerOn.calls.at(-1);
    if (former?.isCut) former.end = first;
    powerOn.calls.push({ powerOn, folder: folder.number, number, first, end: first, isCut: true, endLine: null, utc: line.utc, segments: [], withheld: [], gaps: [], recorded: 0, unexplained: 0, fits });
    return true;
  },

  'call-end'({ powerOn, line }) {
    const number = numberOf(line.values.get('call')), first = numberOf(line.values.get('first'));
    if (number === undefined || first === undefined) return false;
    const call = powerOn.calls.at(-1);
    if (call?.number !== number || !call.isCut) return powerOn.hasLinesElsewhere;
    call.end = first;
    call.isCut = false;
    call.endLine = { number: line.number, digest: line.digest };
    return true;
  },

  segment({ powerOn, folder, line, fits }) {
    const file = line.values.get('file') ?? '', name = parseSegmentName(file);
    const first = numberOf(line.values.get('first')), rate = numberOf(line.values.get('rate'));
    if (!name || first === undefined || (rate !== 8000 && rate !== 16000) || powerOn.segments.has(file)) return false;
    const segment = { folder, file, name, path: `${folder.path}/${file}`, first, rate, frames: 0, clock: line.values.get('clock') ?? 'unset', endReason: 'power-cut', audioDigest: null, headerDigest: null, isEnded: false, isRecovered: false, isNeverMade: false, fits, state: 'intact', isRead: false };
    folder.segments.push(segment);
    powerOn.segments.set(file, segment);
    powerOn.rate ||= rate;
    powerOn.stretches.push({ first, segment });
    const call = powerOn.calls.at(-1);
    if (call?.number === name.call) {
      call.segments.push(segment);
      segment.call = call;
    }
    return true;
  },

  commit({ powerOn, line, fits }) {
    const segment = powerOn.segments.get(line.values.get('file'));
    if (segment) segment.fits &&= fits;
    return Boolean(segment && !segment.isEnded && takeFrames(segment, line));
  },

  'segment-end'({ powerOn, line, fits }) {
    const segment = powerOn.segments.get(line.values.get('file'));
    if (segment) segment.fits &&= fits;
    if (!segment || segment.isEnded || numberOf(line.values.get('first')) !== segment.first) return false;
    segment.endReason = line.values.get('reason') ?? '-';
    if (!line.values.has('digest')) return numberOf(line.values.get('frames')) !== undefined;
    segment.isEnded = true;
    return takeHeader(segment, line);
  },

  recovered({ card, line, fits }) {
    if (!isFolderName(line.values.get('folder'))) return true;
    const other = card.folders.find((folder) => folder.number === Number(line.values.get('folder')));
    if (!other) return true;
    const segment = other.segments.find((one) => one.file === line.values.get('file'));
    if (!segment) return false;
    segment.fits &&= fits;
    if (!line.values.has('digest')) {
      segment.isNeverMade = true;
      return true;
    }
    segment.isRecovered = true;
    return takeHeader(segment, line);
  },

  withheld({ powerOn, line }) {
    const first = numberOf(line.values.get('first')), frames = numberOf(line.values.get('frames')), reason = line.values.get('reason');
    if (first === undefined || frames === undefined || reason === undefined) return false;
    powerOn.stretches.push({ first, withheld: { first, frames, reason } });
    return true;
  },

  gap({ powerOn, line }) {
    const before = numberOf(line.values.get('first')), min = numberOf(line.values.get('frames-min')), max = numberOf(line.values.get('frames-max'));
    if (before === undefined || min === undefined || max === undefined || min > max) return false;
    powerOn.gaps.push({ before, min, max });
    return true;
  },

  erase({ card, line }) {
    return takeErasure(card, line, { reason: line.values.get('reason') ?? '-', utc: line.utc, isDone: false });
  },

  erased({ card, line }) {
    const former = card.erasures.get(`${line.values.get('folder')}/${line.values.get('call')}`);
    return takeErasure(card, line, { ...(former ?? { reason: '-', utc: line.utc }), isDone: true });
  },
};

function takeEvent(card, folder, line, fits) {
  const take = Object.hasOwn(EVENTS, line.event) ? EVENTS[line.event] : null;
  if (take && !take({ card, folder, powerOn: folder.powerOn, line, fits })) {
    card.findings.add('garbled', folder.journalPath, 'findEvent', { line: line.number, event: line.event });
  }
  if (line.utc !== null && new Date(line.utc).getUTCFullYear() < YEAR_MIN && !folder.powerOn.hasOldDate) {
    folder.powerOn.hasOldDate = true;
    card.findings.add('date', folder.journalPath, 'findDate', { year: new Date(line.utc).getUTCFullYear() });
  }
}

function takeStart({ folder, line }) {
  // The device writes lines that wait for the card into the next folder, such as the start of a folder that failed.
  if (line.values.get('folder') !== String(folder.number).padStart(5, '0')) return true;
  folder.startLine ??= line;
  return line.values.get('card') === folder.head.card;
}

function takeFrames(segment, line) {
  const frames = numberOf(line.values.get('frames')), digest = line.values.get('digest');
  if (frames === undefined || !/^[0-9A-F]{32}$/.test(digest ?? '')) return false;
  segment.frames = frames;
  segment.audioDigest = digest;
  return true;
}

function takeHeader(segment, line) {
  const header = line.values.get('header');
  if (!/^[0-9A-F]{32}$/.test(header ?? '')) return false;
  segment.headerDigest = header;
  return takeFrames(segment, line);
}

function takeErasure(card, line, erasure) {
  const folder = line.values.get('folder'), call = numberOf(line.values.get('call'));
  if (!isFolderName(folder) || call === undefined) return false;
  card.erasures.set(`${folder}/${call}`, erasure);
  return true;
}

function isFolderName(text) {
  return /^\d{5}$/.test(text ?? '');
}

/** What folders say of those before them. */
function checkFolders(card) {
  let before = null;
  const highest = new Map();
  for (const folder of card.folders) {
    if (folder.linesElsewhere) {
      const isElsewhere = folder.startLine?.event === 'card-in';
      card.findings.add(isElsewhere ? 'note' : 'missing', folder.journalPath, isElsewhere ? 'findLinesElsewhere' : 'findLinesMissing', folder.linesElsewhere);
    }
    const isConfirmed = folder.head !== null && checkStart(card, folder, before);
    if (before) reportTail(card, before, isConfirmed);
    if (!folder.journal) card.findings.add('missing', folder.path + '/JOURNAL.TXT', 'findNoJournal');
    before = folder;
  }
  if (before) reportTail(card, before, false);
  for (const powerOn of card.powerOns) {
    const boot = highest.get(powerOn.device) ?? -1;
    if (powerOn.boot < boot) card.findings.add('unjournalled', powerOn.folders[0].journalPath, 'findBoots', { boot: powerOn.boot, before: boot });
    highest.set(powerOn.device, Math.max(boot, powerOn.boot));
  }
}

/** Checks how a folder was begun; true when it confirms where the journal before it ends. */
function checkStart(card, folder, before) {
  const report = (kind, key, values) => card.findings.add(kind, folder.journalPath, key, values);
  if (!folder.startLine) {
    if (folder.lastLine) report('missing', 'findNoStart');
    return false;
  }
  if (folder.startLine.event === 'folder-full') {
    if (before?.powerOn !== folder.powerOn || folder.linesElsewhere) report('missing', 'findContinued');
    return false;
  }
  if (!folder.previousLine) {
    if (before) report('unjournalled', 'findOlder', { folder: before.number });
    return false;
  }
  const number = Number(folder.previousLine.values.get('folder'));
  if (number !== before?.number) {
    const isThere = card.folders.some((other) => other.number === number);
    report(isThere ? 'unjournalled' : 'missing', isThere ? 'findBetween' : 'findFolderMissing', { folder: number });
    return false;
  }
  return checkEnd(card, folder.previousLine, before);
}

function checkEnd(card, previous, before) {
  const line = numberOf(previous.values.get('line')), bytes = numberOf(previous.values.get('bytes')), size = before.journal?.size ?? 0;
  const isSame = line === before.lastLine?.number && (line === undefined || previous.values.get('digest') === before.lastLine.digest) && bytes === size;
  if (!isSame) {
    const isShorter = (before.lastLine?.number ?? -1) < (line ?? -1) || size < bytes;
    card.findings.add(isShorter ? 'missing' : 'unjournalled', before.path + '/JOURNAL.TXT', isShorter ? 'findEndMissing' : 'findEndOther');
  }
  return isSame;
}

function reportTail(card, folder, isConfirmed) {
  const { tail } = folder;
  if (!tail) return;
  folder.tail = null;
  if (folder.head) {
    card.findings.add('garbled', folder.journalPath, tail.to === tail.from ? 'findCutOff' : 'findNoLines', { from: tail.from, to: tail.to - 1 });
  } else if (isConfirmed) {
    card.findings.add('recovered', folder.journalPath, 'findHeadlessConfirmed');
  } else {
    const isEmpty = folder.journal.size === 0 && folder.files.size === 0;
    card.findings.add(isEmpty ? 'truncated' : 'garbled', folder.journalPath, isEmpty ? 'findJournalEmpty' : 'findHeadless');
  }
}

/** Lays out a power-on's stream and gives each call what is its own. */
function layOut(card, powerOn) {
  const path = powerOn.folders[0].journalPath;
  const layout = [];
  let next = 0;
  const twice = (frame, frames) => card.findings.add('garbled', path, 'findTwice', { frame, frames, boot: powerOn.boot });
  for (const stretch of powerOn.stretches.toSorted((a, b) => a.first - b.first)) {
    const end = stretch.first + (stretch.segment?.frames ?? stretch.withheld.frames);
    if (end <= stretch.first) continue;
    if (stretch.first < next) twice(stretch.first, Math.min(next, end) - stretch.first);
    const first = Math.max(stretch.first, next);
    if (end > first) layout.push({ ...stretch, first, end });
    next = Math.max(next, end);
  }
  let at = 0, last = -1;
  for (const call of powerOn.calls) {
    if (call.isCut && call === powerOn.calls.at(-1)) call.end = Math.max(next, call.first);
    if (call.first < last || call.end < call.first) {
      twice(call.first, Math.abs(last - call.first));
      continue;
    }
    last = call.end;
    at = fillCall(call, layout, at);
    if (call.unexplained > 0) {
      card.findings.add(powerOn.hasLinesElsewhere ? 'note' : 'unexplained', path, 'findUnexplained', { frames: call.unexplained, call: call.number, boot: powerOn.boot });
    }
  }
  assignGaps(powerOn);
}

function fillCall(call, layout, at) {
  while (at < layout.length && layout[at].end <= call.first) at++;
  let covered = 0;
  for (; at < layout.length && layout[at].first < call.end; at++) {
    const stretch = layout[at];
    const first = Math.max(stretch.first, call.first), frames = Math.min(stretch.end, call.end) - first;
    covered += frames;
    if (stretch.withheld) call.withheld.push({ first, frames, reason: stretch.withheld.reason });
    else call.recorded += frames;
    if (stretch.end > call.end) break;
  }
  call.unexplained = Math.max(call.end - call.first, 0) - covered;
  return at;
}

function assignGaps(powerOn) {
  let at = 0;
  for (const gap of powerOn.gaps.toSorted((a, b) => a.before - b.before)) {
    while (at < powerOn.calls.length && powerOn.calls[at].end < gap.before) at++;
    if (at < powerOn.calls.length && powerOn.calls[at].first <= gap.before) powerOn.calls[at].gaps.push(gap);
  }
}

/** Gives each segment its file and a first state; names files that no journal speaks of. */
function checkPresence(card, folder) {
  const unknown = new Set(folder.files.keys());
  for (const segment of folder.segments) {
    const file = folder.files.get(segment.file.toUpperCase()) ?? null;
    unknown.delete(segment.file.toUpperCase());
    segment.source = file;
    segment.erasure = card.erasures.get(`${String(folder.number).padStart(5, '0')}/${segment.name.call}`) ?? null;
    if (file) present(card, segment, file.size);
    else absent(card, segment);
  }
  for (const name of unknown) {
    if (folder.head) card.findings.add('unjournalled', `${folder.path}/${name}`, 'findStray');
  }
  for (const name of folder.files.keys()) {
    const { start } = parseSegmentName(name);
    if (start !== null && new Date(start).getUTCFullYear() < YEAR_MIN) card.findings.add('date', `${folder.path}/${name}`, 'findDate', { year: new Date(start).getUTCFullYear() });
  }
}

function absent(card, segment) {
  const hasAudio = segment.isRecovered || segment.audioDigest !== null;
  if (segment.erasure) {
    segment.state = 'erased';
  } else if (segment.isNeverMade || (!segment.isEnded && !hasAudio && segment.endReason !== 'power-cut')) {
    segment.state = 'never-made';
    card.findings.add('recovered', segment.path, 'findNeverMade');
  } else if (!segment.isEnded && !hasAudio) {
    segment.state = 'never-made';
    card.findings.add('truncated', segment.path, 'findNotThere');
  } else {
    segment.state = 'missing';
    card.findings.add('missing', segment.path, 'findFileMissing');
  }
}

function present(card, segment, size) {
  const wanted = HEADER_BYTES + bodyBytes(segment.frames, segment.name.isEncrypted);
  const isComplete = segment.isEnded || segment.isRecovered;
  const isLength = isComplete ? size === wanted : size >= wanted || segment.audioDigest === null;
  segment.state = !isLength ? 'garbled' : segment.isRecovered ? 'recovered' : segment.isEnded ? 'intact' : 'truncated';
  if (segment.erasure?.isDone) {
    card.findings.add('unjournalled', segment.path, 'findErasedThere');
  } else if (segment.erasure) {
    segment.state = 'erased';
    card.findings.add('recovered', segment.path, 'findErasedPart');
  }
}
