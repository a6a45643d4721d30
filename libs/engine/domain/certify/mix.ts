/** What is known of a text without reading it, and its score: by these a desk is compared with a calibration set. */
export const DIMENSIONS = ['channel', 'language', 'length', 'score'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** In which level of each dimension a text lies. */
export type Levels = Readonly<Partial<Record<Dimension, string>>>;

/** How many texts lie in each level of each dimension; numbers only. */
export type Mix = Readonly<Partial<Record<Dimension, Readonly<Record<string, number>>>>>;

/** Lower ends of the bands of the score; fine where few texts are flagged and many are not. */
const SCORE_BANDS = [0, 0.01, 0.03, 0.1, 0.3, 0.6] as const;
/** Lower ends of the bands of length, bytes of UTF-8 (a Japanese letter has three). */
const LENGTH_BANDS = [0, 300, 900] as const;
/** Languages that are counted by themselves; all others together. */
const LANGUAGES: readonly string[] = ['ja', 'en', 'zh', 'ko', 'vi', 'pt'];

function bandOf(value: number, ends: readonly number[]): string {
  return String(ends.reduce((found, end) => (value >= end ? end : found), ends[0] ?? 0));
}

/** Levels of a text. @param bytes its length in UTF-8; @param score 0..1 */
export function levelsOf(text: { channel: string; language: string; bytes: number; score: number }): Required<Levels> {
  return {
    channel: text.channel,
    language: LANGUAGES.includes(text.language) ? text.language : 'other',
    length: bandOf(text.bytes, LENGTH_BANDS),
    score: bandOf(text.score, SCORE_BANDS),
  };
}

/** Counts of levels; `times` texts of the same levels may come as one. */
export function mixOf(texts: Iterable<{ readonly levels: Levels; readonly times?: number }>): Mix {
  const mix: Partial<Record<Dimension, Record<string, number>>> = {};
  for (const { levels, times } of texts) {
    for (const dimension of DIMENSIONS) {
      const level = levels[dimension];
      if (level === undefined) continue;
      const counts = (mix[dimension] ??= {});
      counts[level] = (counts[level] ?? 0) + (times ?? 1);
    }
  }
  return mix;
}

/** Number of texts in a mix. */
export function sizeOf(mix: Mix, dimension: Dimension = 'channel'): number {
  return Object.values(mix[dimension] ?? {}).reduce((sum, count) => sum + count, 0);
}
