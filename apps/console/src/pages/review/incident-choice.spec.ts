import { describe, expect, it } from '@jest/globals';
import { openFrom, putRightBy, settled } from './incident-choice';

const row = (id: string, state: 'lead' | 'suspected' | 'closed' = 'suspected') => ({
  id,
  state,
  number: `I-${id}`,
  title: `件名 ${id}`,
});
const near = (incidentId: string, by: 'self' | 'group' | 'cluster') => ({
  incidentId,
  by,
  number: `I-${incidentId}`,
  state: 'suspected' as const,
});

describe('the incident that a suspected complaint joins', () => {
  it('is chosen among open ones: near ones first in their order, also those that the list does not reach', () => {
    const open = openFrom([row('a'), row('b', 'closed'), row('c', 'lead')], [near('z', 'self'), near('c', 'group')]);
    expect(open.map(({ id, by, title }) => [id, by, title])).toEqual([
      ['z', 'self', ''],
      ['c', 'group', '件名 c'],
      ['a', null, '件名 a'],
    ]);
  });

  it('is not one that the list knows to have ended, whatever was foreseen before', () => {
    expect(openFrom([row('b', 'closed')], [near('b', 'self')])).toEqual([]);
  });

  it('is its own while nobody chose, else a new one', () => {
    expect(settled(null, openFrom([row('a')], [near('z', 'self')]))).toBe('z');
    expect(settled(null, openFrom([row('a')], [near('z', 'group')]))).toBe('');
    expect(settled('', openFrom([], [near('z', 'self')]))).toBe('');
  });

  it('is nothing at all, not a new one, when the chosen one has ended or is not there', () => {
    expect(settled('a', openFrom([row('a')], []))).toBe('a');
    expect(settled('a', openFrom([row('a', 'closed')], []))).toBeNull();
    expect(settled('a', [])).toBeNull();
  });

  it('says how a mistake is put right: what began is ended, what joined is taken off', () => {
    expect(putRightBy(undefined)).toBe('end');
    expect(putRightBy({ by: null, state: 'suspected' })).toBe('unlink');
    expect(putRightBy({ by: 'group', state: 'lead' })).toBe('unlink');
    expect(putRightBy({ by: 'self', state: 'lead' })).toBe('end');
    expect(putRightBy({ by: 'self', state: 'confirmed' })).toBeNull();
  });
});
