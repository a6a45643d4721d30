import { describe, expect, it } from '@jest/globals';
import { findWords } from './find-words';

const concept = (name: string, ja: string, terms: string[]) => ({ name, ja, terms, source: [], deniable: false });
const concepts = [concept('did-see', '見た', ['見えた', 'SMS']), concept('what-mail', 'メール', ['めーる', '手紙'])];

describe('looking for a word of the lexicon', () => {
  it.each([
    ['', ['did-see', 'what-mail']],
    ['ＳＭＳ', ['did-see']],
    ['手', ['what-mail']],
    ['what-', ['what-mail']],
    ['ない語', []],
  ])('%s finds %j', (sought, names) => {
    expect(findWords(concepts, sought).map(({ name }) => name)).toEqual(names);
  });

  it('shows the terms that hold it, or all when the concept itself is meant', () => {
    expect(findWords(concepts, 'sms')[0]?.terms).toEqual(['SMS']);
    expect(findWords(concepts, '見た')[0]?.terms).toEqual(['見えた', 'SMS']);
  });
});
