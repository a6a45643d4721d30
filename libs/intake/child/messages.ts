/** What the desk and its reading child say to each other over the IPC channel (advanced serialisation, so bytes travel as bytes). */

/** How a document's bytes are to be opened. */
export type DocumentKind = 'tiff' | 'pdf' | 'picture';

/** Which engine reads pictures: `auto` takes the system's `tesseract` when it is there, else tesseract.js. */
export type EngineChoice = 'auto' | 'native' | 'tesseract.js';

/** Settings the child is started with; they travel in its first message. */
export interface ChildSettings {
  /** Engine wanted. */
  engine: EngineChoice;
  /** Folder for unpacked language data, made when missing. */
  cacheDir: string;
  /** A picture with more pixels than this is not decoded. */
  maxPixels: number;
  /** Milliseconds one engine run may take; the child kills its own helpers after it. */
  engineTimeoutMs: number;
}

/** One recognised word: confidence 0..100, box in pixels of the prepared page. */
export interface OcrWord {
  text: string;
  confidence: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How the text of a page was had. */
export type PageSource = 'text-layer' | 'ocr' | 'blank';

/** Which way the page was read when it gave the best result. */
export type PageOrientation = 'upright' | 'rotated-90' | 'rotated-180' | 'rotated-270' | 'vertical';

/** How far a page's recognised text can be trusted: ≥ 86 good, 75-86 check against the picture, below 75 transcribe. */
export type ConfidenceBand = 'good' | 'check' | 'transcribe';

/** Kinds of particulars that are looked for on a page. */
export type PageFactKind = 'phone' | 'date' | 'amount' | 'id' | 'email';

/** A particular found on a page, as read. */
export interface PageFact {
  kind: PageFactKind;
  text: string;
  /** Indices into the page's `words` it was read from. */
  words: number[];
  /** True when a second reading of the same place gave the same; only then may a form be pre-filled with it. */
  agreed: boolean;
}

/** What became of one page. `confidence` is null unless it was recognised from a picture. */
export interface PageReading {
  page: number;
  source: PageSource;
  text: string;
  confidence: number | null;
  orientation: PageOrientation;
  words: OcrWord[];
  /** Engine name and version, null when none ran. */
  engine: string | null;
  /** Null unless the page was recognised from a picture; `transcribe` also when it looks handwritten. */
  band: ConfidenceBand | null;
  /** True when the page looks written by hand: no engine here reads that, a person transcribes it. */
  handwriting: boolean;
  facts: PageFact[];
  /** True for a fax cover sheet: heading, sender, receiver, number of pages, and little else. Kept, only marked. */
  coverSheet: boolean;
  /** True for a sheet that parts one letter from the next in a scanned stack. Kept, only marked. */
  separator: boolean;
  /** Pixels of the prepared page that the words' boxes refer to; 0 when it was not prepared. */
  width: number;
  height: number;
}

/** A reading without any text of the given source, to be filled. */
export function emptyPageReading(page: number, source: PageSource): PageReading {
  return {
    page,
    source,
    text: '',
    confidence: null,
    orientation: 'upright',
    words: [],
    engine: null,
    band: null,
    handwriting: false,
    facts: [],
    coverSheet: false,
    separator: false,
    width: 0,
    height: 0,
  };
}

/** Which picture of a page: as it came, or as the engine saw it. */
export type PagePictureKind = 'original' | 'prepared';

/** Request to the child. `open` keeps the bytes until the next `open`; `next` is a page that may be begun meanwhile. */
export type ChildRequest =
  | { id: number; do: 'settings'; settings: ChildSettings }
  | { id: number; do: 'open'; kind: DocumentKind; bytes: Uint8Array }
  | { id: number; do: 'page'; page: number; next: number | null }
  | { id: number; do: 'picture'; page: number; kind: PagePictureKind; turned: PageOrientation };

/** Why a document or page cannot be read; these are warning codes of the reader too. */
export type ChildFailure = 'encrypted' | 'unreadable' | 'truncated' | 'too-many-pixels' | 'engine-failed';

/** Answer of the child to the request with the same id. */
export type ChildAnswer =
  | { id: number; ok: true; do: 'settings' }
  | { id: number; ok: true; do: 'open'; pages: number; warnings: string[] }
  | { id: number; ok: true; do: 'page'; reading: PageReading }
  | { id: number; ok: true; do: 'picture'; png: Uint8Array }
  | { id: number; ok: false; failure: ChildFailure };

/** An error of the child that has a name the desk knows. Its message never carries content. */
export class ReadingFailure extends Error {
  readonly failure: ChildFailure;

  constructor(failure: ChildFailure) {
    super(failure);
    this.failure = failure;
  }
}
