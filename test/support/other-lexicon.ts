import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { configFile } from '#kernel';

interface Words {
  version: string;
  concepts: Record<string, object>;
  frames: object[];
}

/** The shipped lexicon with one more rule: a text with this word is always flagged, as interception. */
export function lexiconThatFlags(word: string, version: string): Buffer {
  const words = parse(readFileSync(configFile('signals.yaml'), 'utf8')) as Words;
  words.version = version;
  words.concepts['spec-word'] = { ja: '試験の語', source: ['法4'], terms: [word] };
  words.frames.push({
    id: 'spec-frame',
    kind: 'interception',
    lead: 'L9',
    source: ['法4'],
    always: true,
    all: ['spec-word'],
    none: [],
    ja: '試験の語がある',
    en: 'The word of the test stands there',
  });
  return Buffer.from(stringify(words));
}
