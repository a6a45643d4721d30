import type { PreparedPage } from './prepare-page.js';
import type { OcrReading } from './tsv.js';

/** Which way the characters run: a whole page, one written downwards, or a few lines cut out of a page. */
export type Script = 'horizontal' | 'vertical' | 'block';

/** An engine that reads Japanese from a prepared page. Implementations live in the child process only. */
export interface OcrEngine {
  /** Name, version and model, shown as "decoded as". */
  readonly name: string;
  /**
   * Reads one prepared page; several may be asked at once. `onFed` is called when the engine has the picture and works on
   * its own. Error: ReadingFailure `engine-failed`.
   */
  recognise(page: PreparedPage, script: Script, onFed?: () => void): Promise<OcrReading>;
  close(): Promise<void>;
}

/** Language and page segmentation per script: 3 = automatic (drops the rules of forms), 5 = one block of vertical text, 6 = one block. */
export const SCRIPTS = {
  horizontal: { language: 'jpn', segmentation: 3 },
  vertical: { language: 'jpn_vert', segmentation: 5 },
  block: { language: 'jpn', segmentation: 6 },
} as const satisfies Record<Script, { language: string; segmentation: number }>;
