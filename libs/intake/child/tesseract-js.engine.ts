import { createRequire } from 'node:module';
import type Tesseract from 'tesseract.js';
import { unpackTrainedData } from './language-data.js';
import { ReadingFailure } from './messages.js';
import { SCRIPTS } from './ocr-engine.port.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { asPgm } from './picture-formats.js';
import type { PreparedPage } from './prepare-page.js';
import { parseTsv } from './tsv.js';
import type { OcrReading } from './tsv.js';

const require = createRequire(import.meta.url);
const LSTM_ONLY = 1;
/** Names that tesseract.js has for tesseract's page segmentation modes. */
const MODES = { 3: 'AUTO', 5: 'SINGLE_BLOCK_VERT_TEXT', 6: 'SINGLE_BLOCK' } as const;
const VERSION = (require('tesseract.js/package.json') as { version: string }).version;

/** tesseract.js (WebAssembly): always there, three times the CPU of the native program. One worker, one language at a time. */
export class TesseractJsEngine implements OcrEngine {
  readonly name = `tesseract.js ${VERSION}`;
  private worker: Tesseract.Worker | null = null;
  private language: string | null = null;
  /** Segmentation and resolution that were set last. */
  private parameters: string | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly cacheDir: string;

  /** `cacheDir` holds the unpacked language data; nothing is fetched. */
  constructor(cacheDir: string) {
    this.cacheDir = cacheDir;
  }

  /** One page after another: the worker has one language and one segmentation at a time. */
  recognise(page: PreparedPage, script: Script, onFed?: () => void): Promise<OcrReading> {
    const turn = this.queue.then(() => this.recogniseNow(page, script, onFed));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async recogniseNow(page: PreparedPage, script: Script, onFed?: () => void): Promise<OcrReading> {
    try {
      const worker = await this.workerFor(script, page.x);
      const reading = worker.recognize(asPgm(page), {}, { text: false, tsv: true });
      onFed?.();
      const { data } = await reading;
      return parseTsv(data.tsv ?? '');
    } catch {
      await this.close();
      throw new ReadingFailure('engine-failed');
    }
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    this.language = null;
    this.parameters = null;
    await worker?.terminate().catch(() => undefined);
  }

  private async workerFor(script: Script, dpi: number): Promise<Tesseract.Worker> {
    const { language, segmentation } = SCRIPTS[script];
    const worker = this.worker !== null && this.language === language ? this.worker : await this.start(language);
    const resolution = Math.round(dpi).toString();
    const parameters = `${segmentation.toString()} ${resolution}`;
    if (this.parameters !== parameters) {
      const { default: tesseract } = await import('tesseract.js');
      await worker.setParameters({
        tessedit_pageseg_mode: tesseract.PSM[MODES[segmentation]],
        user_defined_dpi: resolution,
      });
      this.parameters = parameters;
    }
    return worker;
  }

  private async start(language: string): Promise<Tesseract.Worker> {
    await this.close();
    const { default: tesseract } = await import('tesseract.js');
    await unpackTrainedData([language], this.cacheDir);
    // Without an error handler of ours an unreadable picture is thrown in a message handler and ends the process.
    this.worker = await tesseract.createWorker(language, LSTM_ONLY, {
      langPath: this.cacheDir,
      cacheMethod: 'none',
      gzip: false,
      errorHandler: () => undefined,
    });
    this.language = language;
    return this.worker;
  }
}
