import type { EngineChoice } from '../child/messages.js';

/** Settings of the reading processes. Every one has a default. */
export interface ReaderProcessOptions {
  /** Default `auto`: the system's tesseract when there, else tesseract.js. */
  engine?: EngineChoice;
  /** Child processes, so many documents are read at once; default 1. */
  workers?: number;
  /** Folder for unpacked language data (5 MB); default in the system's temporary folder. */
  cacheDir?: string;
  /** Milliseconds for opening a document; default 10,000. */
  openTimeoutMs?: number;
  /** Milliseconds for one page, all its tries together; default 120,000. */
  pageTimeoutMs?: number;
  /** Heap limit of a child in MiB; default 512. */
  heapMb?: number;
  /** A child is ended when its memory, helpers included, passes this many MiB; default 1,200. */
  residentMb?: number;
  /** A child is let go after this many idle milliseconds; default 30,000. */
  idleMs?: number;
  /** Pages read per document; default 300. */
  maxPages?: number;
  /** Pixels decoded per page; default 60,000,000. */
  maxPixels?: number;
}
