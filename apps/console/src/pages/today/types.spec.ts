import { describe, expect, it } from '@jest/globals';
import { isCalm, placeOf, type Today } from './types';

const nothing: Today = {
  at: '2026-11-26T00:30:00.000Z',
  day: '2026-11-26',
  callbacks: { overdue: 0, today: 0, items: [] },
  review: null,
  clocks: null,
  tasks: { waiting: 0, overdue: 0, nextDueAt: null },
  investigation: null,
  notices: null,
  second: [],
  alarms: { open: 0, unseen: 0 },
  accessReview: { quarter: '2026-Q4', state: 'signed', lines: 12, answered: 12, by: [] },
  operation: null,
};

describe('a day', () => {
  it('is calm when nothing is due, whatever does not concern the reader', () => {
    expect(isCalm(nothing)).toBe(true);
  });

  it.each<Partial<Today>>([
    { callbacks: { overdue: 1, today: 1, items: [] } },
    { alarms: { open: 1, unseen: 0 } },
    { accessReview: { quarter: '2026-Q4', state: 'open', lines: 12, answered: 3, by: [] } },
    { operation: { signedIn: 1, mailboxes: 0, mailboxTroubles: 0, lastArrivalAt: null, lastBackupAt: null } },
    { investigation: { answered: 0, overdueTasks: 1, overdueMeasures: 0 } },
    { notices: { unknown: 0, undelivered: 0, notYetTold: 4, items: [] } },
  ])('is not calm with %j', (due) => {
    expect(isCalm({ ...nothing, ...due })).toBe(false);
  });

  it('leads to where the second word is given', () => {
    const at = { id: 'x', incidentId: 'i', number: '2026-0001', since: '' };
    expect((['end', 'report', 'wall', 'trial'] as const).map((kind) => placeOf({ kind, ...at }))).toEqual([
      '/incidents/i',
      '/incidents/i?tab=reports',
      '/walls',
      '/campaigns/x',
    ]);
  });
});
