import type { DecodingChoice, ReadWarning } from '../read-result.js';
import type { Decoded } from './charset-choice.js';

const MAX_NOTES = 200;

/** Collects how the texts of one mail were decoded, and what has to be said about it. */
export class DecodingNotes {
  readonly decoding: DecodingChoice[] = [];
  /** Encodings of the bodies, each once. */
  readonly bodies = new Set<string>();
  private guessed = false;
  private doubtful = false;
  private unknown = false;

  /** Notes a decoded text; plain ASCII in headers is not worth a line. */
  add(part: string, { charset, candidates, guessed, doubtful }: Decoded): void {
    this.guessed ||= guessed;
    this.doubtful ||= doubtful && charset !== 'unknown';
    this.unknown ||= charset === 'unknown';
    if (part.startsWith('body')) this.bodies.add(charset);
    if (this.decoding.length < MAX_NOTES) this.decoding.push({ part, chosen: charset, candidates });
  }

  /** The warnings that follow. */
  warnings(): ReadWarning[] {
    const warnings: ReadWarning[] = [];
    if (this.guessed) warnings.push('charset-guessed');
    if (this.doubtful) warnings.push('charset-doubtful');
    if (this.unknown) warnings.push('charset-unknown');
    return warnings;
  }
}
