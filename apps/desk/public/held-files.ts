import { newId } from '#kernel';
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
}

/** How long (ms) files wait for their form, and how much (bytes) waits in all. */
const KEPT_MS = 60 * 60_000;
const MOST_BYTES = 160 * 1024 * 1024;

/**
 * Files of forms that came back to their writer, who cannot be given them back in the page. In memory only, so that nothing
 * lies unsealed on disk; whoever's are gone (time, a restart, too many others) is told so and chooses them again.
 */
export class HeldFiles {
  private readonly forms = new Map<string, Held>();

  constructor(private readonly limits = { keptMs: KEPT_MS, mostBytes: MOST_BYTES }) {}

  /** Gives files that just came a name each. */
  static of(files: readonly WebFile[]): HeldFile[] {
    return files.map(({ name, bytes }) => {
      const { mediaType, kind } = sniff(bytes);
      return { id: newId(), name: fileNameOf(name), bytes, mediaType, readable: kind !== null };
    });
  }

  /** Keeps these files, and no others, for the form. */
  hold(formId: string, files: readonly HeldFile[], nowMs: number): void {
    this.forms.delete(formId);
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (files.length > 0) this.forms.set(formId, { files, bytes, touchedMs: nowMs });
    this.tidy(nowMs);
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

  private tidy(nowMs: number): void {
    let bytes = [...this.forms.values()].reduce((sum, held) => sum + held.bytes, 0);
    // The oldest come first.
    for (const [formId, held] of this.forms) {
      if (bytes <= this.limits.mostBytes && nowMs - held.touchedMs < this.limits.keptMs) continue;
      this.forms.delete(formId);
      bytes -= held.bytes;
    }
  }
}
