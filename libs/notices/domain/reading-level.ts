/** Limits from `config/templates/notice-lint.yaml`; what is absent is not measured. */
export interface ReadingLimits {
  /** Letters (Japanese) or words (English) of the longest sentence. */
  longestSentence?: number;
  /** The same on average. */
  meanSentence?: number;
  /** Share of kanji among letters, 0 to 1. */
  kanjiShare?: number;
  /** School grade after Flesch and Kincaid; English only. */
  grade?: number;
}

export type ReadingMeasure = keyof ReadingLimits;

/** What a text demands of its reader. */
export type ReadingLevel = Record<ReadingMeasure, number>;

const SENTENCE_END = /[。！？!?\n]|\.(?=\s|$)/u;
const HEADING_OR_BLANK = /^\s*(?:[■●◆□▼○◎]|【|#+\s)|\{\{|〔/u;
const NO_SENTENCE = /[\d:：]{3,}/u;

/** Measures the running sentences of a text; headings, blanks and lines of numbers are left out. */
export function readingLevel(body: string, english: boolean): ReadingLevel {
  const running = body.split(/\r?\n/).filter((line) => !HEADING_OR_BLANK.test(line) && !NO_SENTENCE.test(line));
  const sentences = paragraphs(running, english)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const lengths = sentences.map((sentence) => (english ? wordsOf(sentence).length : lettersOf(sentence).length));
  const sum = lengths.reduce((total, length) => total + length, 0);
  const mean = lengths.length === 0 ? 0 : sum / lengths.length;
  return {
    longestSentence: Math.max(0, ...lengths),
    meanSentence: mean,
    kanjiShare: english ? 0 : shareOfKanji(sentences.join('')),
    grade: english ? flesch(sentences, mean) : 0,
  };
}

/** Measures in which a text goes beyond its limits. */
export function tooHard(level: ReadingLevel, limits: ReadingLimits): ReadingMeasure[] {
  return (Object.keys(limits) as ReadingMeasure[]).filter((measure) => level[measure] > (limits[measure] ?? Infinity));
}

/** English is wrapped within sentences, Japanese is not. */
function paragraphs(lines: readonly string[], english: boolean): string {
  return english ? lines.join('\n').replace(/([^\s])\n(?=\S)/g, '$1 ') : lines.join('\n');
}

function lettersOf(text: string): string[] {
  return Array.from(text.replace(/[\s\p{P}\p{S}]/gu, ''));
}

function wordsOf(text: string): string[] {
  return text.match(/[a-z]+(?:['’][a-z]+)?/giu) ?? [];
}

function shareOfKanji(text: string): number {
  const letters = lettersOf(text);
  return letters.length === 0 ? 0 : letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length / letters.length;
}

/** Flesch and Kincaid (1975); syllables are counted as groups of vowels. */
function flesch(sentences: readonly string[], meanWords: number): number {
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * meanWords + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
  const groups = word.replace(/e$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}
