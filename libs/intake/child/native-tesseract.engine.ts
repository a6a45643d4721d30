import { unpackTrainedData } from './language-data.js';
import { ReadingFailure } from './messages.js';
import { SCRIPTS } from './ocr-engine.port.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { asBmp } from './picture-formats.js';
import type { PreparedPage } from './prepare-page.js';
import { runHelper } from './run-helper.js';
import { parseTsv } from './tsv.js';
import type { OcrReading } from './tsv.js';

const PROBE_TIMEOUT_MS = 10_000;
/** More threads make it four times slower on the pages measured. */
const ONE_THREAD = { OMP_THREAD_LIMIT: '1' };

/** The system's `tesseract` program with the models of the npm packages: a third of the CPU of tesseract.js. */
export class NativeTesseractEngine implements OcrEngine {
  readonly name: string;
  private readonly cacheDir: string;
  private readonly timeoutMs: number;

  private constructor(version: string, cacheDir: string, timeoutMs: number) {
    this.name = `tesseract ${version}`;
    this.cacheDir = cacheDir;
    this.timeoutMs = timeoutMs;
  }

  /** Null when there is no usable `tesseract` 4 or later on the PATH. */
  static async find(cacheDir: string, timeoutMs: number): Promise<NativeTesseractEngine | null> {
    const probe = await runHelper('tesseract', ['--version'], { timeoutMs: PROBE_TIMEOUT_MS });
    const version = /tesseract v?(\d+)([\d.]*)/.exec(probe.stdout.toString('utf8'));
    if (probe.code !== 0 || version === null || Number(version[1]) < 4) return null;
    await unpackTrainedData([SCRIPTS.horizontal.language, SCRIPTS.vertical.language], cacheDir);
    return new NativeTesseractEngine(`${version[1] ?? ''}${version[2] ?? ''}`, cacheDir, timeoutMs);
  }

  async recognise(page: PreparedPage, script: Script, onFed?: () => void): Promise<OcrReading> {
    const { language, segmentation } = SCRIPTS[script];
    const args = ['stdin', 'stdout', '--tessdata-dir', this.cacheDir, '-l', language];
    args.push('--psm', segmentation.toString(), '--oem', '1', '--dpi', Math.round(page.x).toString());
    args.push('-c', 'tessedit_create_tsv=1');
    // White on black is looked for in every line that reads badly; on a noisy page those are many and none is.
    if (page.noisy) args.push('-c', 'tessedit_do_invert=0');
    const o = { input: asBmp(page), timeoutMs: this.timeoutMs, env: ONE_THREAD, onFed };
    const run = await runHelper('tesseract', args, o);
    if (run.code !== 0) throw new ReadingFailure('engine-failed');
    return parseTsv(run.stdout.toString('utf8'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
