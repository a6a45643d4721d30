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
  untilMs: number;
  /** The form was taken; they are only there for their pictures. */
  isDone: boolean;
  /** Network address they came from. */
  from: string;
}

/** How long (ms) files wait for their form, and after it was taken for their pictures; how much (bytes) waits in all. */
const KEPT_MS = 60 * 60_000;
const DONE_MS = 5 * 60_000;
const MOST_BYTES = 160 * 1024 * 1024;
/** What waits of one network address (bytes): a quarter of it all, which is one form as full as it can be. */
const MOST_OF_ONE = MOST_BYTES / 4;

const LIMITS = { keptMs: KEPT_MS, doneMs: DONE_MS, mostBytes: MOST_BYTES, mostOfOne: MOST_OF_ONE };

/**
 * Files of forms that came back to their writer, who cannot be given them back in the page. In memory only, so that nothing
 * lies unsealed on disk; whoever's are gone (time, a restart, too many others) is told so and chooses them again.
 */
export class HeldFiles {
  private readonly forms = new Map<string, Held>();

  constructor(private readonly limits = LIMITS) {}

  /** Gives files that just came a name each. */
  static of(files: readonly WebFile[]): HeldFile[] {
    return files.map(({ name, bytes }) => {
      const { mediaType, kind } = sniff(bytes);
      // Whoever knows the name is shown the picture: no name leads to another.
      return { id: randomUUID(), name: fileNameOf(name), bytes, mediaType, readable: kind !== null };
    });
  }

  /**
   * Keeps these files, and no others, for the form. False when there is no room, of the address or in all: whoever waits
   * already keeps theirs, for behind one address there may be many people.
   */
  hold(formId: string, files: readonly HeldFile[], { nowMs, from }: { nowMs: number; from: string }): boolean {
    this.tidy(nowMs);
    const before = this.forms.get(formId);
    this.forms.delete(formId);
    if (files.length === 0) return true;
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (!this.makeRoom(from, bytes)) {
      if (before !== undefined) this.forms.set(formId, before);
      return false;
    }
    this.forms.set(formId, { files, bytes, untilMs: nowMs + this.limits.keptMs, isDone: false, from });
    return true;
  }

  /** The form was taken: its files stay for a little while, for their pictures, and give way to any that wait. */
  done(formId: string, files: readonly HeldFile[], { nowMs, from }: { nowMs: number; from: string }): void {
    if (!this.hold(formId, files, { nowMs, from })) this.forms.delete(formId);
    const held = this.forms.get(formId);
    if (held !== undefined) this.forms.set(formId, { ...held, isDone: true, untilMs: nowMs + this.limits.doneMs });
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

  /** Whether so much has room; what is only there for its pictures goes for it, the oldest first. */
  private makeRoom(from: string, bytes: number): boolean {
    for (const [formId, held] of this.forms) {
      if (this.hasRoom(from, bytes)) return true;
      // What others have goes only where all together have no room.
      if (held.isDone && (held.from === from || !this.hasRoomInAll(bytes))) this.forms.delete(formId);
    }
    return this.hasRoom(from, bytes);
  }

  private hasRoom(from: string, bytes: number): boolean {
    return this.bytesOf(from) + bytes <= this.limits.mostOfOne && this.hasRoomInAll(bytes);
  }

  private hasRoomInAll(bytes: number): boolean {
    return this.bytesOf() + bytes <= this.limits.mostBytes;
  }

  private bytesOf(from?: string): number {
    const held = [...this.forms.values()].filter((each) => from === undefined || each.from === from);
    return held.reduce((sum, each) => sum + each.bytes, 0);
  }

  private tidy(nowMs: number): void {
    for (const [formId, { untilMs }] of this.forms) if (nowMs >= untilMs) this.forms.delete(formId);
  }
}
