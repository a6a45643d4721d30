import { describe, expect, it } from '@jest/globals';
import type { ClockAlert, Obligation, ObligationStage } from '../../api/incident-types';
import { clocksOf, colorOf, dueMoment, endOf, nextBound, stateWord, toneOf, waitingAlerts } from './clock-view';

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
  workEndsAt: '2026-12-24T14:59:59.999Z',
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

  const counts = (of: Partial<ObligationStage>, now: string): unknown => {
    const bound = nextBound({ ...stage, ...of }, Date.parse(now));
    return bound === null ? null : [bound.which, new Date(bound.at).toISOString()];
  };

  it('counts to the earlier of its dates, and to the law once the own one has passed', () => {
    expect(counts({}, '2026-11-26T00:00:00.000Z')).toEqual(['working', '2026-12-24T14:59:59.999Z']);
    expect(counts({}, '2026-12-24T15:00:00.000Z')).toEqual(['legal', '2026-12-25T14:59:59.999Z']);
    expect(counts({}, '2026-12-27T00:00:00.000Z')).toEqual(['legal', '2026-12-25T14:59:59.999Z']);
    // On the same day it is the law's.
    expect(counts({ workEndsAt: '2026-12-25T14:59:59.999Z' }, '2026-11-26T00:00:00.000Z')).toEqual([
      'legal',
      '2026-12-25T14:59:59.999Z',
    ]);
  });

  it('counts to the own target where the law has no date, and to nothing while it waits', () => {
    const soft = { kind: 'soft' as const, legalDue: null };
    const target = { ...soft, workEndsAt: '2026-11-26T01:00:00.000Z', endsAt: '2026-11-26T01:00:00.000Z' };
    expect(counts(target, '2026-11-26T00:00:00.000Z')).toEqual(['working', '2026-11-26T01:00:00.000Z']);
    expect(counts(target, '2026-11-27T00:00:00.000Z')).toEqual(['working', '2026-11-26T01:00:00.000Z']);
    expect(counts({ ...soft, workEndsAt: null, workingDeadline: null, state: 'waiting' }, '2026-11-26')).toBeNull();
    expect(counts({ state: 'not_applicable' }, '2026-11-26')).toBeNull();
  });

  it('is listed with all the others, the soonest first, those that are over last', () => {
    const of = (name: string, more: Partial<ObligationStage>): ObligationStage => ({ ...stage, stage: name, ...more });
    const stages = [
      of('over', { reportedAt: '2026-11-25T02:00:00.000Z', state: 'reported' }),
      of('waits', { state: 'waiting', workEndsAt: null, legalDue: null, workingDeadline: null }),
      // The law gives it more time than the next one, the desk less.
      of('own', { legalDue: '2026-12-28', workEndsAt: '2026-12-23T14:59:59.999Z' }),
      of('law', {}),
    ];
    const obligation = { id: 'o', stages } as unknown as Obligation;
    const listed = clocksOf({ obligations: [obligation] }, Date.parse('2026-11-26T00:00:00.000Z'));
    expect(listed.map((each) => each.stage.stage)).toEqual(['own', 'law', 'waits', 'over']);
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

  it('says of persons that they were told, and of everybody else that it was reported', () => {
    const done = { ...stage, kind: 'soft' as const, state: 'reported' as const };
    expect(stateWord({ obligation: { recipientId: 'persons' }, stage: done })).toEqual(['softState', 'told']);
    expect(stateWord({ obligation: { recipientId: 'regional-bureau' }, stage: done })).toEqual([
      'softState',
      'reported',
    ]);
    expect(stateWord({ obligation: { recipientId: 'persons' }, stage })).toEqual(['stageState', 'open']);
  });
});
