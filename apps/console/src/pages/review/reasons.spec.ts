import { describe, expect, it } from '@jest/globals';
import type { ReasonCode } from '../../api/types';
import { keyed } from './reasons';

const code = (name: string, decision: 'set_aside' | 'suspected'): ReasonCode => ({
  code: name,
  decision,
  ja: name,
  en: name,
});

describe('reasons of a decision', () => {
  it('are numbered through, those of suspicion after the others, whatever order the desk has', () => {
    const listed = keyed([code('leak', 'suspected'), code('misread', 'set_aside'), code('other', 'set_aside')]);
    expect(listed.map((each) => [each.key, each.code])).toEqual([
      ['1', 'misread'],
      ['2', 'other'],
      ['3', 'leak'],
    ]);
  });

  it('have keys as far as there are digits', () => {
    const many = keyed(Array.from({ length: 12 }, (_, n) => code(String(n), 'set_aside')));
    expect(many.map(({ key }) => key).join('')).toBe('1234567890');
  });
});
