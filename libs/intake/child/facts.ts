import sharp from 'sharp';
import type { PageFact, PageFactKind } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import type { TurnedReading } from './orientation.js';
import { cropped } from './prepare-page.js';
import type { PreparedPage } from './prepare-page.js';
import type { OcrReading } from './tsv.js';

/** What is looked for. The first kind that takes a stretch of text keeps it. */
const PATTERNS: readonly { kind: PageFactKind; pattern: RegExp }[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  {
    kind: 'date',
    pattern: /(?:(?:\d{4}|(?:令和|平成|昭和)(?:\d{1,2}|元))年)?\d{1,2}月\d{1,2}日|\d{4}[/.]\d{1,2}[/.]\d{1,2}/g,
  },
  { kind: 'phone', pattern: /(?<![\d-])0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}(?![\w-])/g },
  { kind: 'amount', pattern: /[¥\\]\d{1,3}(?:,?\d{3})*|\d{1,3}(?:,\d{3})+円|\d{2,7}円/g },
  {
    kind: 'id',
    pattern: /(?<![\w-])(?=[A-Z0-9-]*\d{3})[A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12})+(?![\w-])|(?<!\w)[A-Z]\d{6,}/g,
  },
];

/** Below this confidence a page is transcribed anyway and a second reading would be wasted. */
const SECOND_READING_FROM = 55;
/** Places read a second time per page. */
const MAX_PLACES = 24;
/** The second reading sees the places larger and apart from their neighbours, so that the two do not share every error. */
const ENLARGED = 1.4;
const MARGIN_INCHES = 0.05;
/** Words' boxes are not exact: this much of the line is taken along to either side, in heights of the line. */
const SIDE_HEIGHTS = 0.6;

type LineFact = Pick<PageFact, 'kind' | 'text' | 'words'>;

/** Particulars of the page; those that a second reading of the same place gives too are `agreed`. */
export async function agreedFacts(
  { reading, page, orientation }: TurnedReading,
  engine: OcrEngine,
): Promise<PageFact[]> {
  const facts = reading.lines.flatMap((line) => factsOfLine(line, reading));
  const worthwhile = reading.confidence >= SECOND_READING_FROM && orientation !== 'vertical' && facts.length > 0;
  const second = worthwhile ? await readAgain(page, reading, { facts: facts.slice(0, MAX_PLACES), engine }) : '';
  return facts.map((fact) => ({ ...fact, agreed: second.includes(fact.text) }));
}

/** Facts of a line with the words they were read from. */
function factsOfLine(line: readonly number[], { words }: OcrReading): LineFact[] {
  const owner: number[] = [];
  let text = '';
  for (const i of line) {
    const part = plain(words[i]?.text ?? '');
    text += part;
    for (let n = 0; n < part.length; n++) owner.push(i);
  }
  const facts: LineFact[] = [];
  const taken = new Set<number>();
  for (const { kind, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const places = Array.from({ length: match[0].length }, (_, n) => match.index + n);
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      facts.push({ kind, text: match[0], words: [...new Set(places.map((place) => owner[place] ?? 0))] });
    }
  }
  return facts;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/gu, '');
}

/** The places cut out, enlarged, put under each other and read as one picture: one engine run for all of them. */
async function readAgain(
  page: PreparedPage,
  { words }: OcrReading,
  o: { facts: readonly LineFact[]; engine: OcrEngine },
): Promise<string> {
  const margin = Math.round(page.x * MARGIN_INCHES);
  const cuts: PreparedPage[] = [];
  for (const fact of o.facts) {
    const boxes = fact.words.flatMap((i) => words[i] ?? []);
    const top = Math.min(...boxes.map((b) => b.top)) - margin;
    const height = Math.max(...boxes.map((b) => b.top + b.height)) + margin - top;
    const side = Math.round(height * SIDE_HEIGHTS);
    const left = Math.min(...boxes.map((b) => b.left)) - side;
    const width = Math.max(...boxes.map((b) => b.left + b.width)) + side - left;
    cuts.push(await cropped(page, { left, top, width, height }));
  }
  const again = await o.engine.recognise(await enlarged(stacked(cuts, page, margin * 2)), 'block');
  return again.lines.map((line) => plain(line.map((i) => again.words[i]?.text ?? '').join(''))).join('\n');
}

function stacked(cuts: readonly PreparedPage[], page: PreparedPage, gap: number): PreparedPage {
  const width = Math.max(...cuts.map((cut) => cut.width)) + 2 * gap;
  const height = cuts.reduce((sum, cut) => sum + cut.height + gap, gap);
  const data = new Uint8Array(width * height).fill(255);
  let top = gap;
  for (const cut of cuts) {
    for (let y = 0; y < cut.height; y++) {
      data.set(cut.data.subarray(y * cut.width, (y + 1) * cut.width), (top + y) * width + gap);
    }
    top += cut.height + gap;
  }
  return { ...page, data, width, height };
}

async function enlarged(page: PreparedPage): Promise<PreparedPage> {
  const size = { width: Math.round(page.width * ENLARGED), height: Math.round(page.height * ENLARGED) };
  const image = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } });
  const data = await image
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { ...page, ...size, data, x: page.x * ENLARGED, y: page.y * ENLARGED };
}
