import { describe, expect, it } from '@jest/globals';
import { contactPointsOf, readContactPoints, WAYS } from './contact-points.js';

const HOURS = { desk: { days: ['mon', 'fri'], from: '09:00', to: '18:00', holidays: 'closed' } };
const least = { hours: HOURS, mainHours: 'desk', ways: [{ kind: 'phone', value: '0120-000-000', hours: 'desk' }] };

describe('the file of ways to reach the desk', () => {
  it('as it comes tells every kind of way and the doors outside, and says that it is a sample', () => {
    const points = contactPointsOf(null);
    expect(new Set(points.ways.map(({ kind }) => kind))).toEqual(new Set(WAYS));
    expect(points.outside.map(({ id, phone }) => [id, phone])).toContainEqual(['consumer', '188']);
    expect(points.sample).toBe(true);
  });

  it('needs no more than hours and ways', () => {
    expect(readContactPoints({ ...least, sample: false })).toEqual({
      sample: false,
      ways: [
        {
          kind: 'phone',
          value: '0120-000-000',
          hours: { days: [1, 5], from: '09:00', to: '18:00', offOnHolidays: true },
        },
      ],
      mainHours: { days: [1, 5], from: '09:00', to: '18:00', offOnHolidays: true },
      callSlots: [],
      closures: [],
      outside: [],
    });
  });

  it.each<[string, object]>([
    ['an unknown field way', { ...least, way: [] }],
    ['a way of an unknown kind', { ...least, ways: [{ kind: 'pigeon', value: 'x' }] }],
    ['needs a value for the way fax', { ...least, ways: [{ kind: 'fax' }] }],
    ['unknown hours in ways', { ...least, ways: [{ kind: 'fax', value: '03', hours: 'night' }] }],
    ['unknown hours in mainHours', { ...least, mainHours: 'night' }],
    ['an unknown day in hours desk', { ...least, hours: { desk: { ...HOURS.desk, days: ['Monday'] } } }],
    ['needs times such as', { ...least, callSlots: [['18:00', '09:00']] }],
    ['needs dates such as', { ...least, closures: [{ from: '2026-02-30', to: '2026-03-01' }] }],
    ['a list in ways', { hours: HOURS, mainHours: 'desk' }],
  ])('stops the start when it has %s', (sentence, file) => {
    expect(() => readContactPoints(file)).toThrow(sentence);
  });
});
