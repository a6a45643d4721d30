import { confidenceBand } from './confidence-band.js';
import type { PageFact, PageFactKind } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import type { TurnedReading } from './orientation.js';
import { cropped } from './prepare-page.js';
import type { Box, PreparedPage } from './prepare-page.js';
import { enlarged } from './resample.js';
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
  // A page that a person types off anyway is not worth a second run of the engine.
  const worthwhile =
    facts.length > 0 && orientation !== 'vertical' && confidenceBand(reading.confidence) !== 'transcribe';
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
  const places = o.facts.map((fact) => placeOf(fact.words.flatMap((i) => words[i] ?? [])));
  const cuts = withoutOverlap(places).map(({ left, top, width, height }) =>
    cropped(page, { left, top: top - margin, width, height: height + 2 * margin }),
  );
  const picture = stacked(cuts, page, margin * 2);
  const size = { width: Math.round(picture.width * ENLARGED), height: Math.round(picture.height * ENLARGED) };
  const large = { ...picture, ...enlarged(picture, size), x: page.x * ENLARGED, y: page.y * ENLARGED };
  const again = await o.engine.recognise(large, 'block');
  return again.lines.map((line) => plain(line.map((i) => again.words[i]?.text ?? '').join(''))).join('\n');
}

/** The box around words of one line, with something of the line to either side. */
function placeOf(words: readonly Box[]): Box {
  const top = Math.min(...words.map((word) => word.top));
  const height = Math.max(...words.map((word) => word.top + word.height)) - top;
  const side = Math.round(height * SIDE_HEIGHTS);
  const left = Math.min(...words.map((word) => word.left)) - side;
  return { left, top, height, width: Math.max(...words.map((word) => word.left + word.width)) + side - left };
}

/** Places of one line that overlap become one, so that nothing is read twice. */
function withoutOverlap(places: readonly Box[]): Box[] {
  const apart: Box[] = [];
  for (const place of places) {
    const other = apart.findIndex((box) => overlapping(box, place));
    const box = apart[other];
    if (box === undefined) apart.push(place);
    else apart[other] = around(box, place);
  }
  return apart;
}

function overlapping(a: Box, b: Box): boolean {
  const level = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return level > Math.max(a.height, b.height) / 2 && a.left <= b.left + b.width && b.left <= a.left + a.width;
}

function around(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
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
