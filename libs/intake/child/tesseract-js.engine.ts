import { createRequire } from 'node:module';
import type Tesseract from 'tesseract.js';
import { unpackTrainedData } from './language-data.js';
import { ReadingFailure } from './messages.js';
import { SCRIPTS } from './ocr-engine.port.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { asPng } from './prepare-page.js';
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
  private segmentation: number | null = null;
  private readonly cacheDir: string;

  /** `cacheDir` holds the unpacked language data; nothing is fetched. */
  constructor(cacheDir: string) {
    this.cacheDir = cacheDir;
  }

  async recognise(page: PreparedPage, script: Script): Promise<OcrReading> {
    try {
      const worker = await this.workerFor(script);
      const { data } = await worker.recognize(await asPng(page), {}, { text: false, tsv: true });
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
    this.segmentation = null;
    await worker?.terminate().catch(() => undefined);
  }

  private async workerFor(script: Script): Promise<Tesseract.Worker> {
    const { language, segmentation } = SCRIPTS[script];
    const worker = this.worker !== null && this.language === language ? this.worker : await this.start(language);
    if (this.segmentation !== segmentation) {
      const { default: tesseract } = await import('tesseract.js');
      await worker.setParameters({ tessedit_pageseg_mode: tesseract.PSM[MODES[segmentation]] });
      this.segmentation = segmentation;
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
