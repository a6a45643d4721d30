import { createRequire } from 'node:module';
import type Tesseract from 'tesseract.js';
import { unpackTrainedData } from './language-data.js';
import { ReadingFailure } from './messages.js';
import { SCRIPTS } from './ocr-engine.port.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { parseTsv } from './tsv.js';
import type { OcrReading } from './tsv.js';

const require = createRequire(import.meta.url);
const LSTM_ONLY = 1;
const VERSION = (require('tesseract.js/package.json') as { version: string }).version;

/** tesseract.js (WebAssembly): always there, three times the CPU of the native program. One worker, one script at a time. */
export class TesseractJsEngine implements OcrEngine {
  readonly name = `tesseract.js ${VERSION}`;
  private worker: Tesseract.Worker | null = null;
  private script: Script | null = null;
  private readonly cacheDir: string;

  /** `cacheDir` holds the unpacked language data; nothing is fetched. */
  constructor(cacheDir: string) {
    this.cacheDir = cacheDir;
  }

  async recognise(png: Buffer, script: Script): Promise<OcrReading> {
    try {
      const worker = await this.workerFor(script);
      const { data } = await worker.recognize(png, {}, { text: false, tsv: true });
      return parseTsv(data.tsv ?? '');
    } catch {
      await this.close();
      throw new ReadingFailure('engine-failed');
    }
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    this.script = null;
    await worker?.terminate().catch(() => undefined);
  }

  private async workerFor(script: Script): Promise<Tesseract.Worker> {
    const { language } = SCRIPTS[script];
    if (this.worker === null || this.script !== script) {
      await this.close();
      const { default: tesseract } = await import('tesseract.js');
      // Without an error handler of ours an unreadable picture is thrown in a message handler and ends the process.
      await unpackTrainedData([language], this.cacheDir);
      this.worker = await tesseract.createWorker(language, LSTM_ONLY, {
        langPath: this.cacheDir,
        cacheMethod: 'none',
        gzip: false,
        errorHandler: () => undefined,
      });
      const { AUTO, SINGLE_BLOCK_VERT_TEXT } = tesseract.PSM;
      const mode = script === 'vertical' ? SINGLE_BLOCK_VERT_TEXT : AUTO;
      await this.worker.setParameters({ tessedit_pageseg_mode: mode });
      this.script = script;
    }
    return this.worker;
  }
}
