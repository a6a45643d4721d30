import { randomUUID } from 'node:crypto';
import { fileNameOf, sniff, type WebFile } from '#intake';

/** A file that was sent with a form which is not finished, or has just been taken. */
export interface HeldFile extends WebFile {
  id: string;
  mediaType: string;
  /** Whether our readers open it. */
  readable: boolean;
}

interface Held {
  files: readonly HeldFile[];
  bytes: number;
  touchedMs: number;
  /** Network address they came from. */
  from: string;
}

/** How long (ms) files wait for their form, and how much (bytes) waits in all. */
const KEPT_MS = 60 * 60_000;
const MOST_BYTES = 160 * 1024 * 1024;
/** What waits of one network address (bytes): two forms as full as they can be. */
const MOST_OF_ONE = 80 * 1024 * 1024;

/**
 * Files of forms that came back to their writer, who cannot be given them back in the page. In memory only, so that nothing
 * lies unsealed on disk; whoever's are gone (time, a restart, too many others) is told so and chooses them again.
 */
export class HeldFiles {
  private readonly forms = new Map<string, Held>();

  constructor(private readonly limits = { keptMs: KEPT_MS, mostBytes: MOST_BYTES, mostOfOne: MOST_OF_ONE }) {}

  /** Gives files that just came a name each. */
  static of(files: readonly WebFile[]): HeldFile[] {
    return files.map(({ name, bytes }) => {
      const { mediaType, kind } = sniff(bytes);
      // Whoever knows the name is shown the picture: no name leads to another.
      return { id: randomUUID(), name: fileNameOf(name), bytes, mediaType, readable: kind !== null };
    });
  }

  /**
   * Keeps these files, and no others, for the form; those of earlier forms of the same address give way. False when there is
   * no room: whoever waits already keeps theirs, so that nobody can push them out.
   */
  hold(formId: string, files: readonly HeldFile[], { nowMs, from }: { nowMs: number; from: string }): boolean {
    this.tidy(nowMs);
    const before = this.forms.get(formId);
    this.forms.delete(formId);
    if (files.length === 0) return true;
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    this.makeRoom(from, bytes);
    if (this.bytesOf() + bytes > this.limits.mostBytes) {
      if (before !== undefined) this.forms.set(formId, before);
      return false;
    }
    this.forms.set(formId, { files, bytes, touchedMs: nowMs, from });
    return true;
  }

  /** The files of a form. */
  ofForm(formId: string, nowMs: number): readonly HeldFile[] {
    this.tidy(nowMs);
    return this.forms.get(formId)?.files ?? [];
  }

  /** One file by its name. */
  find(id: string, nowMs: number): HeldFile | null {
    this.tidy(nowMs);
    for (const { files } of this.forms.values()) {
      const file = files.find((each) => each.id === id);
      if (file) return file;
    }
    return null;
  }

  /** The oldest of the address's own come first. */
  private makeRoom(from: string, bytes: number): void {
    for (const [formId, held] of this.forms) {
      if (this.bytesOf(from) + bytes <= this.limits.mostOfOne) return;
      if (held.from === from) this.forms.delete(formId);
    }
  }

  private bytesOf(from?: string): number {
    const held = [...this.forms.values()].filter((each) => from === undefined || each.from === from);
    return held.reduce((sum, each) => sum + each.bytes, 0);
  }

  private tidy(nowMs: number): void {
    for (const [formId, held] of this.forms)
      if (nowMs - held.touchedMs >= this.limits.keptMs) this.forms.delete(formId);
  }
}
