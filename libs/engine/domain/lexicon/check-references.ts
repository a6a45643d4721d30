import { SIGNAL_KINDS } from '../vocabulary.js';
import type { SignalWords } from './signal-words.js';

/** A mistake in the words; `path` leads to the entry (`frames.3.all.0`), `what` names it, `mend` says what to do. */
export interface WordsFault {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly mend: string;
}

/** Thrown when the words do not fit together; the file is configuration, so this stops start-up. */
export class SignalWordsError extends Error {
  constructor(
    readonly faults: readonly WordsFault[],
    lines: readonly string[] = faults.map(({ path, what, mend }) => `${path.join('.')}: ${what} - ${mend}`),
  ) {
    super(`signals.yaml\n${lines.join('\n')}`);
    this.name = 'SignalWordsError';
  }
}

/** What a frame, kind or question names must stand in the file. */
export function referenceFaults(words: SignalWords): WordsFault[] {
  return [
    ...frameFaults(words),
    ...kindFaults(words),
    ...questionFaults(words),
    ...slotFaults(words),
    ...writerFaults(words),
  ];
}

/** @throws SignalWordsError with every entry that names something unknown */
export function checkReferences(words: SignalWords): void {
  const faults = referenceFaults(words);
  if (faults.length > 0) throw new SignalWordsError(faults);
}

function frameFaults({ frames, concepts, leads }: SignalWords): WordsFault[] {
  const faults: WordsFault[] = [];
  const seen = new Set<string>();
  const known = Object.keys(concepts);
  frames.forEach((frame, at) => {
    const fault = (path: readonly (string | number)[], what: string, mend: string): void => {
      faults.push({ path: ['frames', at, ...path], what: `frame ${frame.id} ${what}`, mend });
    };
    const check = (name: string, path: readonly (string | number)[]): void => {
      if (!known.includes(name)) fault(path, `names the unknown concept ${name}`, nearest(name, known));
    };
    frame.all.forEach((one, k) => (typeof one === 'string' ? [one] : one).forEach((name) => check(name, ['all', k])));
    frame.none.forEach((name, k) => check(name, ['none', k]));
    if (!(SIGNAL_KINDS as readonly string[]).includes(frame.kind)) {
      fault(['kind'], `has the unknown kind ${frame.kind}`, nearest(frame.kind, SIGNAL_KINDS));
    }
    if (!(frame.lead in leads)) fault(['lead'], `has the unknown lead ${frame.lead}`, 'use one of L1 to L10');
    if (seen.has(frame.id)) fault(['id'], 'has an id that stands there twice', 'give it another id');
    seen.add(frame.id);
  });
  return faults;
}

function kindFaults({ kinds, leads, questions }: SignalWords): WordsFault[] {
  return SIGNAL_KINDS.flatMap((kind) => {
    const faults: WordsFault[] = kinds[kind].leads
      .filter((lead) => !(lead in leads))
      .map((lead) => ({
        path: ['kinds', kind, 'leads'],
        what: `the kind ${kind} names the unknown lead ${lead}`,
        mend: 'use one of L1 to L10',
      }));
    const asked = questions.kinds[kind].length;
    if (asked < 3) {
      const what = `the kind ${kind} has ${String(asked)} questions`;
      faults.push({ path: ['questions', 'kinds', kind], what, mend: 'three are needed' });
    }
    return faults;
  });
}

function questionFaults({ questions, leads }: SignalWords): WordsFault[] {
  return Object.keys(questions.leads)
    .filter((lead) => !(lead in leads))
    .map((lead) => ({
      path: ['questions', 'leads', lead],
      what: `there are questions for the unknown lead ${lead}`,
      mend: 'use one of L1 to L10',
    }));
}

function writerFaults({ writers, concepts }: SignalWords): WordsFault[] {
  const known = Object.keys(concepts);
  return writers.concepts.flatMap((name, at) => {
    const path = ['writers', 'concepts', at];
    const what = `writers name the unknown concept ${name}`;
    return known.includes(name) ? [] : [{ path, what, mend: nearest(name, known) }];
  });
}

function slotFaults({ slots }: SignalWords): WordsFault[] {
  return Object.entries(slots)
    .filter(([, slot]) => !isPattern(slot.said))
    .map(([name]) => ({
      path: ['slots', name, 'said'],
      what: `the pattern of ${name} cannot be read`,
      mend: 'it is a regular expression: check brackets, or write plain words with | between them',
    }));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}

/** "did you mean …", or what there is. */
function nearest(name: string, known: readonly string[]): string {
  const ranked = known.map((one): [string, number] => [one, distance(name, one)]).sort((a, b) => a[1] - b[1]);
  const [best, far] = ranked[0] ?? ['', Infinity];
  return far <= Math.max(2, name.length / 3) ? `did you mean ${best}?` : `known are ${known.join(', ')}`;
}

/** Edits that make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let k = 1; k <= b.length; k += 1) {
      const swap = (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
