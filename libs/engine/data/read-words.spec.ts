import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configFile } from '#kernel';
import { checkWords, wordsOf } from './read-words.js';

const shipped = readFileSync(configFile('signals.yaml'), 'utf8');

/** The file with one place altered, and the line of that place. */
function altered(from: string, to: string): { yaml: string; line: number } {
  const at = shipped.indexOf(from);
  if (at < 0) throw new Error(`nothing like ${from} in the file`);
  return { yaml: shipped.replace(from, to), line: shipped.slice(0, at).split('\n').length };
}

describe('checking the words that a compliance officer edited', () => {
  it('finds nothing wrong with the shipped file', () => {
    expect(checkWords(shipped).faults).toEqual([]);
  });

  it.each([
    [
      'a misspelt concept',
      'all: [who-former-partner, did-know]',
      'all: [who-former-parner, did-know]',
      'did you mean who-former-partner?',
    ],
    ['a lead that is none', 'lead: L4,', 'lead: L44,', 'L1 to L10'],
    ['a kind that is none', 'kind: lost_media,', 'kind: lost_medium,', 'did you mean lost_media?'],
    ['a misspelt line', '    deniable: true', '    denyable: true', 'known are ja, source, deniable, terms'],
    ['a source of no known form', 'source: [C1, C15]', 'source: [newspaper]', '法4 (article)'],
    ['a number for a text', 'near: 40, ja:', 'near: many, ja:', 'write a whole number'],
    ['a broken pattern', "said: '共有|", "said: '(共有|", 'check brackets'],
  ])('says where %s stands and how to mend it', (_, from, to, mend) => {
    const { yaml, line } = altered(from, to);
    const { words, faults } = checkWords(yaml);
    expect(words).toBeNull();
    expect(faults).toHaveLength(1);
    expect(faults[0]?.line).toBe(line);
    expect(faults[0]?.mend).toContain(mend);
  });

  it('says where the form itself is broken', () => {
    const { yaml, line } = altered('leads:\n  L1: {', 'leads:\n  L1: {{');
    const [first] = checkWords(yaml).faults;
    expect(Math.abs((first?.line ?? 0) - line)).toBeLessThan(3);
    expect(first?.mend).toContain('brackets');
  });

  it('tells all mistakes at once, in order of line', () => {
    const yaml = shipped.replace('lead: L4,', 'lead: L44,').replace('    deniable: true', '    denyable: true');
    const lines = checkWords(yaml).faults.map(({ line }) => line);
    expect(lines).toHaveLength(2);
    expect([...lines].sort((a, b) => a - b)).toEqual(lines);
  });

  it('stops start-up with the line in the message', () => {
    const { yaml, line } = altered('lead: L4,', 'lead: L44,');
    expect(() => wordsOf(yaml)).toThrow(`line ${String(line)}: `);
  });

  it.each(['', '[]', 'a: 1', '\0', '{{{'])('refuses %j without falling over', (yaml) => {
    expect(checkWords(yaml).faults.length).toBeGreaterThan(0);
  });
});
