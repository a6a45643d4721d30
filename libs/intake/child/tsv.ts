import type { OcrWord } from './messages.js';

/** Text, words and confidence of one engine run. */
export interface OcrReading {
  text: string;
  words: OcrWord[];
  /** Mean word confidence weighted by characters, 0..100; 0 when nothing was read. */
  confidence: number;
}

const WORD_LEVEL = '5';
const CJK = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Reads tesseract's TSV output (12 columns, level 5 = word). Words of Japanese are joined without blanks. */
export function parseTsv(tsv: string): OcrReading {
  const words: OcrWord[] = [];
  const lines = new Map<string, string>();
  let chars = 0;
  let weighted = 0;
  for (const row of tsv.split('\n')) {
    const c = row.replace(/\r$/, '').split('\t');
    const text = c[11]?.trim() ?? '';
    if (c[0] !== WORD_LEVEL || text === '') continue;
    const confidence = Number(c[10]);
    words.push({ text, confidence, left: num(c[6]), top: num(c[7]), width: num(c[8]), height: num(c[9]) });
    chars += text.length;
    weighted += confidence * text.length;
    const line = [c[1], c[2], c[3], c[4]].join('.');
    lines.set(line, joinWords(lines.get(line), text));
  }
  return { text: joinLines(lines), words, confidence: chars === 0 ? 0 : weighted / chars };
}

function num(cell: string | undefined): number {
  return Number(cell ?? 0);
}

function joinWords(before: string | undefined, word: string): string {
  if (before === undefined) return word;
  const glued = CJK.test(before.at(-1) ?? '') || CJK.test(word.charAt(0));
  return before + (glued ? '' : ' ') + word;
}

/** Lines of one paragraph follow each other, a new block or paragraph is set off by an empty line. */
function joinLines(lines: Map<string, string>): string {
  let text = '';
  let paragraph = '';
  for (const [key, line] of lines) {
    const own = key.slice(0, key.lastIndexOf('.'));
    if (text !== '') text += own === paragraph ? '\n' : '\n\n';
    paragraph = own;
    text += line;
  }
  return text;
}
