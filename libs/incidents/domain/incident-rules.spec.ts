import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INCIDENT_STATES, INCIDENT_TRANSITIONS, isReopening, mayMove } from './incident-status.js';
import { earliest, judgeKnownAt } from './known-at.js';
import { stageState, type StageFacts } from './stage-state.js';

const state = fc.constantFrom(...INCIDENT_STATES);

describe('states of an incident', () => {
  it('lead to suspicion, never past it, and come back to it', () => {
    expect(INCIDENT_TRANSITIONS).toEqual({
      lead: ['suspected', 'unfounded'],
      suspected: ['confirmed', 'unfounded'],
      confirmed: ['closed', 'unfounded'],
      unfounded: ['suspected'],
      closed: ['suspected'],
    });
  });

  it('are never a dead end, and a reopening always leads to suspected', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const leavesTheEnd = (from === 'closed' || from === 'unfounded') && mayMove(from, to);
        return INCIDENT_TRANSITIONS[from].length > 0 && leavesTheEnd === isReopening(from, to);
      }),
    );
  });
});

const instants = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('knowledge', () => {
  it('never moves later by another sign', () => {
    fc.assert(
      fc.property(fc.array(instants, { minLength: 1 }), (signs) => {
        let first: string | null = null;
        for (const sign of signs) {
          const next: string | null = earliest(first, sign);
          if (next === null || (first !== null && next > first)) return false;
          first = next;
        }
        return first === [...signs].sort()[0];
      }),
    );
  });

  it('needs a reason exactly when it is later than the earliest complaint', () => {
    fc.assert(
      fc.property(instants, instants, (knownAt, prefill) => {
        const judged = judgeKnownAt({ knownAt, prefill, reason: '  ', now: '2031-01-01T00:00:00.000Z' });
        return (judged === 'reason-needed') === knownAt > prefill;
      }),
    );
  });
});

describe('the state of a stage', () => {
  const stage = (change: Partial<StageFacts>): StageFacts => ({
    kind: 'hard',
    legalDue: '2025-03-31',
    workingDeadline: '2025-03-28',
    reportedAt: null,
    ...change,
  });
  const at = (on: string, time = '12:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

  it.each([
    ['open long before', stage({}), at('2025-03-01'), 'open'],
    ['due soon three days before the working deadline', stage({}), at('2025-03-25'), 'due_soon'],
    ['not overdue between working deadline and law', stage({}), at('2025-03-29'), 'due_soon'],
    ['not overdue on the legal day itself', stage({}), at('2025-03-31', '23:59'), 'due_soon'],
    ['overdue the day after', stage({}), at('2025-04-01', '00:00'), 'overdue'],
    ['reported in time on the last day', stage({ reportedAt: at('2025-03-31') }), at('2025-05-01'), 'reported'],
    ['reported late', stage({ reportedAt: at('2025-04-01') }), at('2025-05-01'), 'reported_late'],
    [
      'overdue against the target of a soft stage',
      stage({ kind: 'soft', legalDue: null, workingDeadline: at('2025-03-02') }),
      at('2025-03-03'),
      'overdue',
    ],
  ])('is %s', (_, facts, now, expected) => {
    expect(stageState(facts, 'undecided', now)).toBe(expected);
  });

  it('is nothing when the duty does not apply', () => {
    expect(stageState(stage({}), 'does_not', at('2025-05-01'))).toBe('not_applicable');
  });
});
