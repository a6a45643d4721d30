import type { SignalWords, QuestionEntry } from './lexicon/signal-words.js';
import type { SignalKind } from './vocabulary.js';

const MOST_QUESTIONS = 3;
/** Of the three, so many may be about the kind of sign; the rest goes to what nobody has said yet. */
const MOST_OWN = 2;

/** What is known so far. */
export interface Asked {
  readonly kinds: readonly SignalKind[];
  readonly leads: readonly string[];
}

/**
 * Chooses the three most useful things to ask next: what the lead and the kind of sign call for, then whatever of
 * when, how and who the text has not said. Two questions never ask for the same.
 */
export class QuestionChooser {
  private readonly said: ReadonlyMap<string, RegExp>;

  constructor(private readonly words: SignalWords) {
    this.said = new Map(Object.entries(words.slots).map(([name, slot]) => [name, new RegExp(slot.said, 'iu')]));
  }

  /** @param text what has been written; left out, nothing counts as said. */
  choose({ kinds, leads }: Asked, text = ''): QuestionEntry[] {
    const { questions } = this.words;
    const folded = text.normalize('NFKC');
    const open = (question: QuestionEntry): boolean =>
      question.asks === undefined || this.said.get(question.asks)?.test(folded) !== true;
    const [first, second] = kinds;
    const own = [
      ...leads.slice(0, 1).flatMap((lead) => questions.leads[lead] ?? []),
      ...(first === undefined ? [] : questions.kinds[first]),
      ...(second === undefined ? [] : questions.kinds[second]),
    ];
    const general = questions.always;
    const chosen: QuestionEntry[] = [];
    const take = (from: readonly QuestionEntry[], most: number): void => {
      for (const question of from) {
        if (chosen.length >= most) return;
        const same = chosen.some(
          (one) => one.id === question.id || one.asks === question.asks || one.ja === question.ja,
        );
        if (!same) chosen.push(question);
      }
    };
    take(own.filter(open), MOST_OWN);
    take(general.filter(open), MOST_QUESTIONS);
    take([...own, ...general], MOST_QUESTIONS);
    return chosen;
  }
}
