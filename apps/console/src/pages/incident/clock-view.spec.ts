import { describe, expect, it } from '@jest/globals';
import type { ClockAlert, ObligationStage } from '../../api/incident-types';
import { boundOf, colorOf, dueMoment, endOf, toneOf, waitingAlerts } from './clock-view';

const stage: ObligationStage = {
  stage: 'detailed',
  title: { ja: '確報', en: 'Detailed report' },
  wording: '30日以内',
  mark: 'verified',
  form: null,
  channel: null,
  anchor: 'known',
  anchorAt: '2026-11-25T01:00:00.000Z',
  anchorStandsIn: false,
  zone: 'Asia/Tokyo',
  endsAt: null,
  target: null,
  means: null,
  receipt: null,
  recordedBy: null,
  alerts: [],
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

describe('a clock of another country', () => {
  it('ends when its day ends there, as the desk says', () => {
    const brussels = { ...stage, legalDue: '2026-03-05', endsAt: '2026-03-05T22:59:59.999Z' };
    expect(endOf(brussels)).toBe(Date.parse('2026-03-05T22:59:59.999Z'));
    expect(endOf(stage)).toBe(Date.parse('2026-12-25T14:59:59.999Z'));
  });

  it('waits without an end while what starts it has not happened', () => {
    const waiting: ObligationStage = {
      ...stage,
      legalDue: null,
      workingDeadline: null,
      endsAt: null,
      state: 'waiting',
    };
    expect([endOf(waiting), toneOf(waiting), colorOf(waiting)]).toEqual([null, 'waiting', 'gray']);
  });
});

describe('alerts of a clock', () => {
  const alert = (id: string, acknowledgedAt: string | null): ClockAlert => ({
    ...{ id, rung: 'half' as const, due: '2026-12-24', raisedAt: '2026-12-10T00:00:00.000Z' },
    ...{ acknowledgedBy: acknowledgedAt === null ? null : 'hana', acknowledgedAt },
  });
  const alerts = [alert('seen', '2026-12-10T01:00:00.000Z'), alert('new', null)];

  it('wait until somebody has seen them, and no longer than the report is owed', () => {
    expect(waitingAlerts({ ...stage, alerts }).map(({ id }) => id)).toEqual(['new']);
    expect(waitingAlerts({ ...stage, alerts, reportedAt: '2026-12-11T00:00:00.000Z', state: 'reported' })).toEqual([]);
    expect(waitingAlerts({ ...stage, alerts, state: 'not_applicable' })).toEqual([]);
    expect(waitingAlerts(stage)).toEqual([]);
  });
});
