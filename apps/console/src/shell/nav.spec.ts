import { describe, expect, it } from '@jest/globals';
import { homeOf, NAV, navFor } from './nav';

describe('the menu', () => {
  it('shows only what the permissions allow, in the order of the work', () => {
    expect(navFor(['reports:monthly', 'complaints:log']).map((entry) => entry.to)).toEqual(['/log-call', '/reports']);
  });

  it('shows nothing without permissions', () => {
    expect(navFor([])).toEqual([]);
  });

  it('starts an agent at the call page and a reviewer at the queue', () => {
    expect(homeOf(['complaints:log', 'complaints:read'])).toBe('/log-call');
    expect(homeOf(['complaints:log', 'review:read', 'review:decide'])).toBe('/review');
  });

  it('names a permission for every entry', () => {
    expect(NAV.filter((entry) => !/^[a-z]+:[a-z-]+$/.test(entry.permission))).toEqual([]);
  });
});
