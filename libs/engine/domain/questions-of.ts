import type { Lexicon } from './lexicon/lexicon.js';
import type { QuestionEntry } from './lexicon/signal-words.js';
import type { SignalKind } from './vocabulary.js';

const MOST_QUESTIONS = 3;

/**
 * The three most useful things to ask next: two that the kind of signal calls for, then whatever the text has not
 * said yet. `text` may be left out; nothing counts as said then.
 */
export function questionsOf(
  kinds: readonly SignalKind[],
  lexicon: Lexicon,
  options: { readonly lang: string; readonly text?: string },
): string[] {
  const { questions } = lexicon.words;
  const general = questions.always.filter((question) => !isSaid(question, options.text ?? ''));
  const [first, second] = kinds;
  const own: QuestionEntry[] = [];
  if (first !== undefined) own.push(...questions[first].slice(0, second === undefined ? 2 : 1));
  if (second !== undefined) own.push(...questions[second].slice(0, 1));
  const rest = first === undefined ? [] : questions[first].slice(1);
  const chosen = [...new Set([...own, ...general, ...rest])].slice(0, MOST_QUESTIONS);
  return chosen.map((question) => (options.lang === 'ja' ? question.ja : question.en));
}

function isSaid(question: QuestionEntry, text: string): boolean {
  return question.missing !== undefined && new RegExp(question.missing, 'iu').test(text.normalize('NFKC'));
}
