import { describe, expect, it } from '@jest/globals';
import { quarterOf, spansOf, type AccessChange } from './access-review.js';

describe('a quarter', () => {
  it.each([
    ['2026-11-26T00:00:00.000Z', '2026-Q4', '2026-09-30T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    ['2026-12-31T14:59:59.999Z', '2026-Q4', '2026-09-30T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    ['2026-12-31T15:00:00.000Z', '2027-Q1', '2026-12-31T15:00:00.000Z', '2027-03-31T15:00:00.000Z'],
  ])('holds %s by the days of Tokyo: %s', (at, name, from, to) => {
    expect(quarterOf(at)).toEqual({ name, from, to });
  });
});

describe('who had access when', () => {
  const within = { from: '2026-10-01', to: '2027-01-01' };
  const change = (at: string, role: AccessChange['role'], active = true): AccessChange => ({ at, role, active });

  it('is one span for somebody who was there before and still is', () => {
    expect(spansOf([change('2026-01-01', 'agent')], within)).toEqual([{ role: 'agent', from: '2026-10-01', to: null }]);
  });

  it('is a span for each role, and ends when somebody leaves', () => {
    const changes = [
      change('2026-01-01', 'agent'),
      change('2026-10-10', 'supervisor'),
      change('2026-11-01', 'supervisor', false),
    ];
    expect(spansOf(changes, within)).toEqual([
      { role: 'agent', from: '2026-10-01', to: '2026-10-10' },
      { role: 'supervisor', from: '2026-10-10', to: '2026-11-01' },
    ]);
  });

  it('says nothing of somebody who left before, nor of changes that change no access', () => {
    expect(spansOf([change('2026-01-01', 'agent'), change('2026-09-01', 'agent', false)], within)).toEqual([]);
    expect(spansOf([change('2026-11-01', 'agent'), change('2026-11-02', 'agent')], within)).toHaveLength(1);
  });

  it('has both times of somebody who came back', () => {
    const changes = [
      change('2026-10-02', 'agent'),
      change('2026-10-05', 'agent', false),
      change('2026-10-09', 'agent'),
    ];
    expect(spansOf(changes, within).map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-02', '2026-10-05'],
      ['2026-10-09', null],
    ]);
  });
});
