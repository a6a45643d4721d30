import { correctLine } from './corrections.js';
import type { OcrWord } from './messages.js';

/** Text, words and confidence of one engine run. */
export interface OcrReading {
  text: string;
  words: OcrWord[];
  /** Indices of the words of each line, lines and words in reading order. */
  lines: number[][];
  /** Mean word confidence weighted by characters, 0..100; 0 when nothing was read. */
  confidence: number;
}

const WORD_LEVEL = '5';
const CJK = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Reads tesseract's TSV output (12 columns, level 5 = word). Words of Japanese are joined without blanks. */
export function parseTsv(tsv: string): OcrReading {
  const words: OcrWord[] = [];
  const lines = new Map<string, number[]>();
  for (const row of tsv.split('\n')) {
    const c = row.replace(/\r$/, '').split('\t');
    const text = c[11]?.trim() ?? '';
    if (c[0] !== WORD_LEVEL || text === '') continue;
    const line = [c[1], c[2], c[3], c[4]].join('.');
    lines.set(line, [...(lines.get(line) ?? []), words.length]);
    const box = { left: num(c[6]), top: num(c[7]), width: num(c[8]), height: num(c[9]) };
    words.push({ text, confidence: Number(c[10]), ...box });
  }
  for (const indices of lines.values()) {
    const corrected = correctLine(indices.map((i) => words[i]?.text ?? ''));
    indices.forEach((i, n) => {
      const word = words[i];
      if (word !== undefined) word.text = corrected[n] ?? word.text;
    });
  }
  return { text: joinLines(lines, words), words, lines: [...lines.values()], confidence: meanConfidence(words) };
}

/** One reading after the other, as if the engine had given both at once. */
export function readingsJoined(first: OcrReading, second: OcrReading): OcrReading {
  const words = [...first.words, ...second.words];
  const lines = [...first.lines, ...second.lines.map((line) => line.map((i) => i + first.words.length))];
  const text = [first.text, second.text].filter((part) => part !== '').join('\n\n');
  return { text, words, lines, confidence: meanConfidence(words) };
}

/** What a reading has of the lines that `keep` wants, by their words. */
export function linesWhere(reading: OcrReading, keep: (words: readonly OcrWord[]) => boolean): OcrReading {
  const words: OcrWord[] = [];
  const lines: number[][] = [];
  for (const line of reading.lines) {
    const own = line.flatMap((i) => reading.words[i] ?? []);
    if (!keep(own)) continue;
    lines.push(own.map((_, n) => words.length + n));
    words.push(...own);
  }
  const text = lines.map((line) => line.map((i) => words[i]?.text ?? '').reduce(joinWords, '')).join('\n');
  return { text, words, lines, confidence: meanConfidence(words) };
}

/** Mean confidence of words weighted by their characters; 0 when there are none. */
export function meanConfidence(words: readonly OcrWord[]): number {
  let chars = 0;
  let weighted = 0;
  for (const { text, confidence } of words) {
    chars += text.length;
    weighted += confidence * text.length;
  }
  return chars === 0 ? 0 : weighted / chars;
}

function num(cell: string | undefined): number {
  return Number(cell ?? 0);
}

function joinWords(before: string, word: string): string {
  const glued = before === '' || CJK.test(before.at(-1) ?? '') || CJK.test(word.charAt(0));
  return before + (glued ? '' : ' ') + word;
}

/** Lines of one paragraph follow each other, a new block or paragraph is set off by an empty line. */
function joinLines(lines: Map<string, number[]>, words: readonly OcrWord[]): string {
  let text = '';
  let paragraph = '';
  for (const [key, indices] of lines) {
    const own = key.slice(0, key.lastIndexOf('.'));
    if (text !== '') text += own === paragraph ? '\n' : '\n\n';
    paragraph = own;
    text += indices.map((i) => words[i]?.text ?? '').reduce(joinWords, '');
  }
  return text;
}
