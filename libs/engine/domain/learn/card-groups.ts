import type { LabelledText } from '../labelled-text.js';
import { rocAuc } from '../measure/ranking.js';
import type { CardGroups, GroupOnCard } from '../model/model-data.js';

/** The value of each grouping that a text has; null where it has none. */
const GROUPINGS: Readonly<Record<keyof CardGroups, (example: LabelledText) => string | null>> = {
  channel: (example) => example.channel,
  language: (example) => example.lang,
  kind: (example) => example.signal_kind,
};

/**
 * Figures of a model by channel, language and kind of signal, for its card. Scores must be out of fold. A group that
 * has only signals (every kind has) is ranked against all texts that are none.
 * @param probability score from which a text is flagged
 */
export function cardGroups(
  examples: readonly LabelledText[],
  scores: readonly number[],
  probability: number,
): CardGroups {
  const of = (grouping: (example: LabelledText) => string | null): Record<string, GroupOnCard> => {
    const names = [...new Set(examples.map(grouping))].filter((name) => name !== null).sort();
    return Object.fromEntries(
      names.map((name) => {
        const inside = examples.map((example) => grouping(example) === name);
        return [name, figuresOf(examples, scores, { inside, probability })];
      }),
    );
  };
  return { channel: of(GROUPINGS.channel), language: of(GROUPINGS.language), kind: of(GROUPINGS.kind) };
}

function figuresOf(
  examples: readonly LabelledText[],
  scores: readonly number[],
  { inside, probability }: { inside: readonly boolean[]; probability: number },
): GroupOnCard {
  const at = examples.map((_, i) => i);
  const own = at.filter((i) => inside[i] === true);
  const signals = own.filter((i) => examples[i]?.leak_signal === true);
  const others = own.filter((i) => examples[i]?.leak_signal !== true);
  const ranked = others.length > 0 ? own : [...own, ...at.filter((i) => examples[i]?.leak_signal !== true)];
  const share = (of: readonly number[]): number | null =>
    of.length === 0 ? null : rounded(of.filter((i) => (scores[i] ?? 0) >= probability).length / of.length);
  const auc = rocAuc(
    ranked.map((i) => scores[i] ?? 0),
    ranked.map((i) => examples[i]?.leak_signal === true),
  );
  return {
    texts: own.length,
    signals: signals.length,
    recall: share(signals),
    fpr: share(others),
    rocAuc: Number.isFinite(auc) ? rounded(auc) : null,
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
