import { readFileSync } from 'node:fs';
import { LineCounter, parse, parseDocument, type Document } from 'yaml';
import { configFile } from '#kernel';
import { referenceFaults, SignalWordsError } from '../domain/lexicon/check-references.js';
import type { WordsFault } from '../domain/lexicon/check-references.js';
import type { SignalWords } from '../domain/lexicon/signal-words.js';
import { schemaFaults, type Schema } from './schema-faults.js';

/** A mistake in a words file and the line it stands on (from 1). */
export interface PlacedFault {
  readonly line: number;
  readonly what: string;
  readonly mend: string;
}

/** What a words file holds, and everything that is wrong with it; `words` is null when something is. */
export interface CheckedWords {
  readonly words: SignalWords | null;
  readonly faults: readonly PlacedFault[];
}

/** Read and check a file like `config/signals.yaml`: its form, then what entries name. Never throws for its content. */
export function checkWords(yaml: string): CheckedWords {
  const sound = soundWords(yaml);
  if (sound !== null) return { words: sound, faults: [] };
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    what: message,
    mend: 'check brackets, quotes and how far the line is set in; put text with : or # in quotes',
  }));
  if (broken.length > 0) return { words: null, faults: broken };
  const faults = faultsOf(document.toJS()).map((fault) => placed(fault, document, lines));
  return { words: null, faults: faults.sort((a, b) => a.line - b.line) };
}

/** The words when nothing is wrong with them: lines are only counted for somebody who has to look. */
function soundWords(yaml: string): SignalWords | null {
  try {
    const words: unknown = parse(yaml);
    return faultsOf(words).length === 0 ? (words as SignalWords) : null;
  } catch {
    return null;
  }
}

function faultsOf(words: unknown): WordsFault[] {
  const form = schemaFaults(words, schema());
  return form.length > 0 ? form : referenceFaults(words as SignalWords);
}

/**
 * The words of a file like `config/signals.yaml`.
 * @throws SignalWordsError with line, mistake and mending of each fault
 */
export function wordsOf(yaml: string): SignalWords {
  const { words, faults } = checkWords(yaml);
  if (words !== null) return words;
  throw new SignalWordsError(
    faults.map(({ what, mend }) => ({ path: [], what, mend })),
    faults.map(({ line, what, mend }) => `line ${String(line)}: ${what} - ${mend}`),
  );
}

let loaded: Schema | undefined;

function schema(): Schema {
  loaded ??= JSON.parse(readFileSync(configFile('signals.schema.json'), 'utf8')) as Schema;
  return loaded;
}

/** The line of the entry, or of the nearest one around it that is written out. */
function placed({ path, what, mend }: WordsFault, document: Document, lines: LineCounter): PlacedFault {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return { line: lines.linePos(Number(node.range[0])).line, what, mend };
    }
  }
  return { line: 1, what, mend };
}
