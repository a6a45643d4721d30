import { describe, expect, it } from '@jest/globals';
import { callDueAt, daysOff, presenceAt, type Hours } from './opening-hours.js';

const DESK: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', offOnHolidays: true };
const tokyo = (text: string): string => new Date(`${text}:00+09:00`).toISOString();

describe('the hours of the desk', () => {
  it.each([
    ['2026-11-25T10:00', { open: true, until: tokyo('2026-11-25T18:00') }],
    ['2026-11-25T08:59', { open: false, next: tokyo('2026-11-25T09:00') }],
    ['2026-11-25T09:00', { open: true, until: tokyo('2026-11-25T18:00') }],
    ['2026-11-25T18:00', { open: false, next: tokyo('2026-11-26T09:00') }],
    ['2026-11-27T18:30', { open: false, next: tokyo('2026-11-30T09:00') }],
    ['2026-11-23T10:00', { open: false, next: tokyo('2026-11-24T09:00') }],
    ['2026-12-28T19:00', { open: false, next: tokyo('2027-01-04T09:00') }],
    ['2026-05-03T12:00', { open: false, next: tokyo('2026-05-07T09:00') }],
  ])('at %s', (at, presence) => {
    expect(presenceAt(DESK, [], tokyo(at))).toEqual(presence);
  });

  it('know days off of their own, and places that stay open on holidays', () => {
    const closures = [{ from: '2026-11-25', to: '2026-11-26' }];
    expect(presenceAt(DESK, closures, tokyo('2026-11-25T10:00'))).toEqual({
      open: false,
      next: tokyo('2026-11-27T09:00'),
    });
    const daily: Hours = { ...DESK, days: [0, 1, 2, 3, 4, 5, 6], offOnHolidays: false };
    expect(presenceAt(daily, [], tokyo('2027-01-01T10:00'))).toMatchObject({ open: true });
    expect(presenceAt({ ...DESK, days: [] }, [], tokyo('2026-11-25T10:00'))).toEqual({ open: false, next: null });
  });

  it('name the days off ahead, without the weekends', () => {
    expect(daysOff(DESK, [{ from: '2026-12-10', to: '2026-12-10' }], { from: '2026-11-23', days: 30 })).toEqual([
      { on: '2026-11-23', name: '勤労感謝の日' },
      { on: '2026-12-10', name: null },
    ]);
  });

  it.each<[string, [string, string] | null, string]>([
    ['2026-11-25T10:00', null, '2026-11-25T18:00'],
    ['2026-11-25T17:30', null, '2026-11-26T18:00'],
    ['2026-11-25T10:00', ['09:00', '12:00'], '2026-11-25T12:00'],
    ['2026-11-25T11:30', ['09:00', '12:00'], '2026-11-26T12:00'],
    ['2026-11-27T16:00', ['12:00', '15:00'], '2026-11-30T15:00'],
  ])('a call wished at %s for %j is due at %s', (at, slot, due) => {
    expect(callDueAt(DESK, [], { now: tokyo(at), slot, leadMinutes: 60 })).toBe(tokyo(due));
  });
});
