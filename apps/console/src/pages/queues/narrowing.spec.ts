import { describe, expect, it } from '@jest/globals';
import { addressOf, narrowingOf, orderOf, toView } from './narrowing';

const ID = '01M8ATXF0ZDQ7FBVZ5YCFGV04H';

describe('the address of a list', () => {
  it('holds codes, identifiers and dates, and nothing else is taken from it', () => {
    const params = new URLSearchParams(
      `state=closed&flagged=true&ownerId=${ID}&from=2026-11-01&name=山田&severity=huge&teamId=kanri&humanMustRead=yes`,
    );
    expect(narrowingOf(params)).toEqual({ state: 'closed', flagged: 'true', ownerId: ID, from: '2026-11-01' });
  });

  it('is the same however it was put together, and comes back from a saved view', () => {
    const narrowing = { state: 'closed', flagged: 'true', order: 'newest' };
    const address = addressOf('team', narrowing);
    expect(address).toBe('/queues/team?flagged=true&order=newest&state=closed');
    expect(addressOf('team', toView(narrowing))).toBe(address);
    expect(toView(narrowing)).toEqual({ state: 'closed', flagged: true, order: 'newest' });
    expect(addressOf('all', {})).toBe('/complaints');
  });

  it('says an order, or leaves the queue its own', () => {
    const own = (['all', 'mine', 'team', 'unassigned'] as const).map((queue) => orderOf(queue, {}));
    expect([...own, orderOf('mine', { order: 'newest' })]).toEqual(['newest', 'due', 'due', 'oldest', 'newest']);
  });
});
