import { describe, expect, it } from '@jest/globals';
import { homeOf, NAV, navFor } from './nav';

describe('the menu', () => {
  it('shows only what the permissions allow, in the order of the work', () => {
    expect(navFor(['reports:monthly', 'complaints:log']).map((entry) => entry.to)).toEqual(['/log-call', '/reports']);
  });

  it('shows the ledger to those who read its balance and to those who look through its arrivals', () => {
    expect(navFor(['ledger:read']).map((entry) => entry.to)).toEqual(['/ledger']);
    expect(navFor(['intake:review-parked']).map((entry) => entry.to)).toEqual(['/parked', '/ledger']);
  });

  it('shows nothing without permissions', () => {
    expect(navFor([])).toEqual([]);
  });

  it('starts an agent at the call page and a reviewer at the queue', () => {
    expect(homeOf(['complaints:log', 'complaints:read'])).toBe('/log-call');
    expect(homeOf(['complaints:log', 'review:read', 'review:decide'])).toBe('/review');
  });

  it('names a permission for every entry', () => {
    expect(
      NAV.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some((name) => !/^[a-z]+:[a-z-]+$/.test(name))),
    ).toEqual([]);
  });
});
