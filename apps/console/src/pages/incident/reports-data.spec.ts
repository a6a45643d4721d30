import { describe, expect, it } from '@jest/globals';
import type { Obligation, ObligationStage } from '../../api/incident-types';
import { clockOf, unfilledIn } from './reports-data';

const field = (key: string) => ({ key, ja: `${key}（日本語）`, en: key });

describe('what the forms of an incident miss', () => {
  it('is listed once, with the number of forms that need it, the most needed first', () => {
    const forms = [
      { missing: [field('place')] },
      { missing: [field('summary'), field('cause')] },
      { missing: [field('cause'), field('summary')] },
      { missing: [field('cause')] },
    ];
    expect(unfilledIn(forms).map(({ key, forms: count }) => [key, count])).toEqual([
      ['cause', 3],
      ['summary', 2],
      ['place', 1],
    ]);
    expect(unfilledIn([{ missing: [] }])).toEqual([]);
  });
});

describe('the clock of a form', () => {
  const stage = (name: string, form: string, reportedAt: string | null) =>
    ({ stage: name, form, reportedAt }) as unknown as ObligationStage;
  const duty = (decision: string, ...stages: ObligationStage[]) => ({ decision, stages }) as unknown as Obligation;

  it('is the first that is not reported, of duties that may apply', () => {
    const obligations = [
      duty('does_not', stage('no duty', 'first', null)),
      duty('applies', stage('done', 'first', '2026-11-25T00:00:00.000Z'), stage('other', 'final', null)),
      duty('undecided', stage('open', 'first', null)),
    ];
    expect(clockOf({ obligations }, 'first')?.stage).toBe('open');
    expect(clockOf({ obligations: obligations.slice(0, 2) }, 'first')?.stage).toBe('done');
    expect(clockOf({ obligations }, 'unknown')).toBeUndefined();
  });
});
