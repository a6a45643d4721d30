import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { warnings as english } from './en/warnings';
import { warnings as japanese } from './ja/warnings';

/** Codes that stand between the name of a type and its end, as in `'a' | 'b';`. */
function codesOf(file: string, type: string): string[] {
  const text = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
  const union = new RegExp(`export type ${type} =([^;]*);`).exec(text)?.[1] ?? '';
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => `warning.${code ?? ''}`);
}

describe('warnings on screen', () => {
  const codes = [
    ...codesOf('libs/intake/readers/read-result.ts', 'ReadWarning'),
    ...codesOf('apps/desk/public/form-token.ts', 'TokenFinding'),
  ];

  it.each(['ja', 'en'])('says every warning of the readers and of the public form in words (%s)', (language) => {
    const words: Record<string, string> = language === 'ja' ? japanese : english;
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => words[code] === undefined)).toEqual([]);
  });

  it('has the same warnings in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(japanese).sort());
  });
});
