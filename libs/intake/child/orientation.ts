import type { OcrWord, PageOrientation } from './messages.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { dark } from './pixels.js';
import { cropped, quarterTurned } from './prepare-page.js';
import type { Box, PreparedPage } from './prepare-page.js';
import { linesWhere, meanConfidence, readingsJoined } from './tsv.js';
import type { OcrReading } from './tsv.js';

/** A reading of a page, which way it was read, and the page as it lay then. */
export interface TurnedReading {
  reading: OcrReading;
  orientation: PageOrientation;
  page: PreparedPage;
}

/** Below this confidence the page may lie the wrong way round or be written downwards. */
const RETRY_BELOW = 55;
/** Share of the page that is tried; a whole page costs five times as much. */
const STRIP_SHARE = 0.18;
/** Another way must read the strip better by this much, and at least this well, before the whole page is read that way. */
const BETTER_BY = 8;
const READABLE_FROM = 45;
/** A strip read this well settles the matter. */
const CERTAIN_FROM = 70;

/** Top part of a page in which the sending machine's line stands, and how well it must read to be taken. */
const HEADER_SHARE = 0.06;
const HEADER_READABLE_FROM = 60;

interface Way {
  orientation: PageOrientation;
  turn: 0 | 90 | 180 | 270;
  script: Script;
  /** Which way the strip runs that is tried. */
  strip: 'level' | 'upright';
}

const WAYS: readonly Way[] = [
  { orientation: 'rotated-180', turn: 180, script: 'horizontal', strip: 'level' },
  { orientation: 'vertical', turn: 0, script: 'vertical', strip: 'upright' },
  { orientation: 'rotated-90', turn: 90, script: 'horizontal', strip: 'upright' },
  { orientation: 'rotated-270', turn: 270, script: 'horizontal', strip: 'upright' },
];

/**
 * Reads a page upright and, when that gives little, the way in which its fullest strip reads best. `onFed` is called
 * when the engine has the upright page and this process is free for something else.
 */
export async function readTheRightWay(
  page: PreparedPage,
  engine: OcrEngine,
  onFed?: () => void,
): Promise<TurnedReading> {
  const first: TurnedReading = {
    reading: await engine.recognise(page, 'horizontal', onFed),
    orientation: 'upright',
    page,
  };
  if (first.reading.confidence >= RETRY_BELOW) return first;
  const way = await likelierWay(page, first.reading.words, engine);
  if (way === null) return first;
  const turned = way.turn === 0 ? page : await quarterTurned(page, way.turn);
  const read = await engine.recognise(turned, way.script);
  const reading = way.script === 'vertical' ? withHeader(first.reading, read, page) : read;
  return reading.confidence > first.reading.confidence
    ? { reading, orientation: way.orientation, page: turned }
    : first;
}

/** The sending machine's line runs across the top of a page written downwards: it is taken from the level reading. */
function withHeader(level: OcrReading, downwards: OcrReading, page: PreparedPage): OcrReading {
  const inHeader = (words: readonly OcrWord[]): boolean =>
    words.every(({ top, height }) => top + height <= page.height * HEADER_SHARE);
  const header = linesWhere(level, inHeader);
  if (header.confidence < HEADER_READABLE_FROM) return downwards;
  return readingsJoined(
    header,
    linesWhere(downwards, (words) => !inHeader(words)),
  );
}

async function likelierWay(page: PreparedPage, words: readonly OcrWord[], engine: OcrEngine): Promise<Way | null> {
  let best: { way: Way; confidence: number } | null = null;
  for (const way of WAYS) {
    const box = fullestStrip(page, way.strip);
    const upright = meanConfidence(words.filter((word) => within(word, box)));
    const strip = cropped(page, box);
    const turned = way.turn === 0 ? strip : await quarterTurned(strip, way.turn);
    const { confidence } = await engine.recognise(turned, way.script);
    if (confidence < Math.max(READABLE_FROM, upright + BETTER_BY)) continue;
    if (best === null || confidence > best.confidence) best = { way, confidence };
    if (confidence >= CERTAIN_FROM) break;
  }
  return best?.way ?? null;
}

function within(word: OcrWord, box: Box): boolean {
  const x = word.left + word.width / 2;
  const y = word.top + word.height / 2;
  return x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
}

/** The strip across or down the page with the most ink. */
function fullestStrip(page: PreparedPage, strip: Way['strip']): Box {
  const { width, height, data } = page;
  const level = strip === 'level';
  const length = level ? height : width;
  const ink = new Float64Array(length);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const n = level ? y : x;
      if (dark(data, y * width + x)) ink[n] = (ink[n] ?? 0) + 1;
    }
  }
  const size = Math.max(1, Math.round(length * STRIP_SHARE));
  let sum = 0;
  let best = { at: 0, sum: -1 };
  for (let n = 0; n < length; n++) {
    sum += (ink[n] ?? 0) - (n >= size ? (ink[n - size] ?? 0) : 0);
    if (n >= size - 1 && sum > best.sum) best = { at: n - size + 1, sum };
  }
  return level ? { left: 0, top: best.at, width, height: size } : { left: best.at, top: 0, width: size, height };
}
