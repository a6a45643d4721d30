import { describe, expect, it } from '@jest/globals';
import type { ObligationStage } from '../../api/incident-types';
import { boundOf, dueMoment, toneOf } from './clock-view';

const stage: ObligationStage = {
  stage: 'detailed',
  kind: 'hard',
  legalDue: '2026-12-25',
  workingDeadline: '2026-12-24',
  elapsedHours: 5,
  reportedAt: null,
  state: 'open',
};

describe('a clock of the incident board', () => {
  it('lets a due date run until the end of that day in Tokyo', () => {
    expect(new Date(dueMoment('2026-12-25')).toISOString()).toBe('2026-12-25T14:59:59.999Z');
  });

  it('takes an instant as it is', () => {
    expect(dueMoment('2026-12-25T01:00:00.000Z')).toBe(Date.parse('2026-12-25T01:00:00.000Z'));
  });

  it('counts down to the law for a hard stage and to the own target for a soft one', () => {
    expect(boundOf(stage)).toBe('2026-12-25');
    expect(boundOf({ ...stage, kind: 'soft', legalDue: null, workingDeadline: '2026-11-26T01:00:00.000Z' })).toBe(
      '2026-11-26T01:00:00.000Z',
    );
    expect(boundOf({ ...stage, kind: 'soft', legalDue: null, workingDeadline: null })).toBeNull();
  });

  it.each([
    ['open', 'calm'],
    ['due_soon', 'soon'],
    ['overdue', 'late'],
    ['reported_late', 'late'],
    ['reported', 'done'],
  ] as const)('shows %s as %s', (state, tone) => {
    expect(toneOf({ state })).toBe(tone);
  });
});
