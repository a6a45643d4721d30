import { describe, expect, it } from '@jest/globals';
import { FOLD_FROM, groupsOf, homeOf, NAV, navFor, opensByItself } from './nav';

const pathsOf = (permissions: string[]) => navFor(permissions).map(({ to }) => to);

describe('the menu', () => {
  it('shows only what the permissions allow, in the order of the work', () => {
    const own = pathsOf(['reports:monthly', 'complaints:log']);
    expect(own.slice(0, 1)).toEqual(['/log-call']);
    expect(own).toContain('/reports');
    expect(own).not.toContain('/users');
  });

  it('shows the ledger to those who read its balance and to those who look through its arrivals', () => {
    expect(pathsOf(['ledger:read'])).toContain('/ledger');
    expect(pathsOf(['intake:review-parked'])).toEqual(['/parked', '/ledger']);
  });

  it('shows nothing without permissions', () => {
    expect(navFor([])).toEqual([]);
  });

  it('starts the day with what is due', () => {
    expect(homeOf(['complaints:log', 'complaints:read'])).toBe('/today');
    expect(homeOf(['users:manage'])).toBe('/today');
  });

  it('names a permission for every entry', () => {
    expect(
      NAV.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some((name) => !/^[a-z]+:[a-z-]+$/.test(name))),
    ).toEqual([]);
  });

  it('leads to each page once, and gives no letter twice', () => {
    const letters = NAV.flatMap(({ go }) => go ?? []);
    expect(new Set(NAV.map(({ to }) => to)).size).toBe(NAV.length);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('is shown whole by its parts', () => {
    expect(groupsOf(NAV).flatMap(({ entries }) => entries)).toHaveLength(NAV.length);
    expect(groupsOf(navFor(['reports:monthly'])).map(({ group }) => group)).toEqual(['proof']);
  });

  it('folds what is seldom needed only when it is long', () => {
    expect(opensByItself('admin', NAV.slice(0, FOLD_FROM - 1))).toBe(true);
    expect(opensByItself('admin', NAV.slice(0, FOLD_FROM))).toBe(false);
    expect(opensByItself('check', NAV)).toBe(true);
  });
});
