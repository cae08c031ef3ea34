// SPDX-License-Identifier: MIT
// Where a card comes from: files that the user has chosen.

const DEPTH_MAX = 4;

class FileSource {
  constructor(files) {
    this.files = FileSource.below(files);
    this.hasKey = false;
  }

  /** The files of the one card among them, by their paths below its root. */
  static below(files) {
    const roots = new Map();
    const paths = files.map((file) => (file.webkitRelativePath || file.name).split('/'));
    paths.forEach((parts) => {
      const at = parts.findIndex((part, i) => part.toUpperCase() === 'HUSHTAP' && i < parts.length - 1);
      if (at < 0 || at > DEPTH_MAX) return;
      const root = parts.slice(0, at > 1 && parts[at - 1].toUpperCase() === 'D' ? at - 1 : at);
      roots.set(root.join('/'), root);
    });
    if (roots.size > 1) throw new NoCard('manyCards');
    const root = roots.size === 1 ? [...roots.values()][0] : paths[0]?.slice(0, 1) ?? [];
    return files.flatMap((file, i) => {
      const isBelow = root.every((part, depth) => paths[i][depth] === part) && paths[i].length > root.length;
      return isBelow ? [new CardFile(file, paths[i].slice(root.length).join('/'))] : [];
    });
  }

  open(progress) {
    return readCard(this.files, progress);
  }

  inspect(card, segment, peaks, advance) {
    return inspectSegment(card, segment, peaks, advance);
  }

  async samples(segment, first, frames) {
    const at = HEADER_BYTES + first * FRAME_BYTES;
    return samplesOf(await segment.source.read(at, at + frames * FRAME_BYTES));
  }
}

class CardFile {
  constructor(file, path) {
    Object.assign(this, { file, path, size: file.size });
  }

  async read(from, to) {
    return new Uint8Array(await this.file.slice(from, Math.min(to, this.size)).arrayBuffer());
  }
}
