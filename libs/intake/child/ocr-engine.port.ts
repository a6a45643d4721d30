import type { OcrReading } from './tsv.js';

/** Which way the characters of a page run. */
export type Script = 'horizontal' | 'vertical';

/** An engine that reads Japanese from a prepared page. Implementations live in the child process only. */
export interface OcrEngine {
  /** Name, version and model, shown as "decoded as". */
  readonly name: string;
  /** Reads one PNG. Error: ReadingFailure `engine-failed`. */
  recognise(png: Buffer, script: Script): Promise<OcrReading>;
  close(): Promise<void>;
}

/** Language and page segmentation per script: 3 = automatic (drops the rules of forms), 5 = one block of vertical text. */
export const SCRIPTS = {
  horizontal: { language: 'jpn', segmentation: 3 },
  vertical: { language: 'jpn_vert', segmentation: 5 },
} as const satisfies Record<Script, { language: string; segmentation: number }>;
