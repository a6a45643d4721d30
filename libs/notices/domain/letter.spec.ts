import { describe, expect, it } from '@jest/globals';
import { addresseeOf, addressLines, proofOf, readProof } from './letter.js';

describe('a letter', () => {
  it.each([
    ['見本 花子', 'ja', '見本 花子 様'],
    ['見本 花子 様', 'ja', '見本 花子 様'],
    ['見本商事株式会社', 'ja', '見本商事株式会社 御中'],
    ['㈱見本', 'plain', '㈱見本 御中'],
    ['Jane Sample', 'en', 'Jane Sample'],
    ['', 'ja', 'お客様'],
  ] as const)('to %s (%s) is addressed to %s', (name, language, addressee) => {
    expect(addresseeOf({ name, language })).toBe(addressee);
  });

  it('shows the postal code where there is one', () => {
    expect(addressLines({ code: '2630023', lines: ['見本町1'] })).toEqual(['〒263-0023', '見本町1']);
    expect(addressLines({ code: '', lines: ['見本町1'] })).toEqual(['見本町1']);
  });

  it('has a number that is read back from a scanner or from hand, and notices a wrong digit', () => {
    const proof = proofOf('000012', 34);
    expect(proof).toMatch(/^000012-0034-\d$/);
    expect(readProof(proof)).toBe(proof);
    expect(readProof(` ${proof.replace(/-/g, 'ー')} `)).toBe(proof);
    for (let at = 0; at < 6; at += 1) {
      const wrong = proof.slice(0, at) + String((Number(proof[at]) + 1) % 10) + proof.slice(at + 1);
      expect(readProof(wrong)).toBeNull();
    }
    expect(readProof('12')).toBeNull();
  });
});
