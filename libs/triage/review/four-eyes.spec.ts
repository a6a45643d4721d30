import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REVIEW_PURPOSES } from '../data/review-task.entity.js';
import { courseOf, STRICT_LEADS, type Answer } from './four-eyes.js';

const ask = (over: Partial<Answer>): Answer => ({
  purposes: ['signal'],
  verdict: 'set_aside',
  strictLeads: [],
  standing: null,
  blind: false,
  ...over,
});

describe('what follows from a reader’s answer', () => {
  it.each<[string, Partial<Answer>, Partial<ReturnType<typeof courseOf>>]>([
    ['one reader sets an ordinary signal aside', {}, { stage: 'single', settles: true, next: null, evidence: false }],
    ['one reader’s suspicion is enough', { verdict: 'suspected', strictLeads: ['L1'] }, { settles: true, next: null }],
    [
      'a strict lead class needs another reader, and quoted evidence',
      { strictLeads: ['L3'] },
      { stage: 'first', settles: false, next: 'second-person', evidence: true },
    ],
    [
      'a blind reader cannot quote against what they were not shown; the second one must',
      { strictLeads: ['L3'], blind: true },
      { stage: 'first', settles: false, next: 'second-person', evidence: false },
    ],
    [
      'the second reader agrees',
      { purposes: ['second-person'], strictLeads: ['L3'] },
      { stage: 'second', settles: true, next: null, evidence: true },
    ],
    [
      'the second reader disagrees, and a third decides',
      { purposes: ['second-person'], strictLeads: ['L3'], verdict: 'suspected' },
      { stage: 'second', settles: false, next: 'third' },
    ],
    ['the third decides', { purposes: ['third'], verdict: 'suspected' }, { stage: 'third', settles: true, next: null }],
    [
      'a control reading that agrees changes nothing',
      { purposes: ['control'], standing: 'set_aside' },
      { stage: 'control', settles: false, next: null, reopens: false },
    ],
    [
      'a control reading that suspects what was set aside opens it again',
      { purposes: ['control'], standing: 'set_aside', verdict: 'suspected' },
      { stage: 'control', settles: false, next: 'third', reopens: true },
    ],
    [
      'a control reading that finds nothing in a suspicion leaves it standing and asks a third',
      { purposes: ['control'], standing: 'suspected' },
      { stage: 'control', settles: false, next: 'third', reopens: false },
    ],
    [
      'a sample is answered along with a first reading',
      { purposes: ['elusion', 'signal'], strictLeads: ['L9'] },
      { stage: 'first', next: 'second-person' },
    ],
  ])('%s', (_what, answer, expected) => {
    expect(courseOf(ask(answer))).toMatchObject(expected);
  });

  it('never lets one person alone, nor anybody without evidence who saw it, set aside a strict lead class', () => {
    const answers = fc.record({
      purposes: fc.subarray([...REVIEW_PURPOSES]),
      verdict: fc.constantFrom('set_aside' as const, 'suspected' as const),
      strictLeads: fc.subarray([...STRICT_LEADS]),
      standing: fc.constantFrom(null, 'set_aside' as const, 'suspected' as const),
      blind: fc.boolean(),
    });
    fc.assert(
      fc.property(answers, (answer) => {
        const course = courseOf(answer);
        const strict = answer.strictLeads.length > 0 && answer.verdict === 'set_aside';
        if (strict && course.settles) expect(['second', 'third']).toContain(course.stage);
        if (strict && !answer.blind && course.stage !== 'control') expect(course.evidence).toBe(true);
        if (course.next !== null) expect(course.settles).toBe(false);
      }),
    );
  });
});
