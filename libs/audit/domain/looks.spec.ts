import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isLook } from './looks.js';

/** What sounds like looking, and does something. */
const DEEDS = [
  'access.review-opened',
  'complaint.read-by-engine',
  'incident.opened',
  'session.opened',
  'signal.looked-back',
];
const SOUNDS = /[.-](read|look|listed|show|seen|open|export|download|unmask|search|ran|check)/;

describe('deeds that only look', () => {
  it.each(['complaint.read', 'arrival.file-read', 'search.ran', 'search.unmasked', 'complaint.looked-up'])(
    '%s is one',
    (action) => {
      expect(isLook(action)).toBe(true);
    },
  );

  it.each(['complaint.edited', 'session.opened', 'complaint.read-by-engine', 'campaign.spread'])(
    '%s is none',
    (action) => {
      expect(isLook(action)).toBe(false);
    },
  );

  it('are counted as such whatever feature writes them: one that sounds like it is sorted', () => {
    const files = globSync('libs/**/*.ts').filter((file) => !file.endsWith('.spec.ts'));
    const actions = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/action: '([a-z]+(?:-[a-z]+)*\.[a-z-]+)'/g)].map(
        ([, action]) => action ?? '',
      ),
    );
    expect(new Set(actions).size).toBeGreaterThan(50);
    const unsorted = actions.filter((action) => SOUNDS.test(action) && !isLook(action) && !DEEDS.includes(action));
    expect([...new Set(unsorted)]).toEqual([]);
  });
});
