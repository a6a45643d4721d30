import { describe, expect, it } from '@jest/globals';
import { hiddenStaff, isNamed, type StaffMember } from './staff.js';
import { foldOrganisation, IN_FORCE, WALL_STATES, WALL_STEPS } from './wall-state.js';

const person = (id: string, supervisorId: string | null = null, organisation: string | null = null): StaffMember => ({
  id,
  supervisorId,
  organisation,
});
const named = (users: string[], organisations: string[] = []) => ({
  users: new Set(users),
  organisations: new Set(organisations.map(foldOrganisation)),
});
const STAFF = [
  person('head'),
  person('lead', 'head'),
  person('clerk', 'lead'),
  person('colleague', 'lead'),
  person('shop-1', 'shop-boss', '青葉ショップ　駅前店'),
  person('shop-boss', 'head', '青葉ショップ駅前店'),
  person('elsewhere', null, '別の店'),
];

describe('a wall', () => {
  it('hides from whom it names and from everybody above them, and from nobody else', () => {
    expect([...hiddenStaff(STAFF, named(['clerk']), foldOrganisation)].sort()).toEqual(['clerk', 'head', 'lead']);
    expect(hiddenStaff(STAFF, named(['head']), foldOrganisation)).toEqual(new Set(['head']));
  });

  it('hides from a whole shop, whatever way its name is spaced, and from those above it', () => {
    const hidden = hiddenStaff(STAFF, named([], ['青葉ショップ駅前店']), foldOrganisation);
    expect([...hidden].sort()).toEqual(['head', 'shop-1', 'shop-boss']);
  });

  it('is about those it names, not about those above them', () => {
    expect(isNamed(person('clerk', 'lead'), named(['clerk']), foldOrganisation)).toBe(true);
    expect(isNamed(person('lead', 'head'), named(['clerk']), foldOrganisation)).toBe(false);
  });

  it('is not led round by supervisors who stand above each other', () => {
    const circle = [person('a', 'b'), person('b', 'a'), person('c')];
    expect(hiddenStaff(circle, named(['a']), foldOrganisation)).toEqual(new Set(['a', 'b']));
  });

  it('hides until a second person has taken it down, and in no step by the one who asked', () => {
    for (const { from, to, second } of Object.values(WALL_STEPS)) {
      expect(IN_FORCE).toContain(from);
      if (!IN_FORCE.includes(to)) expect(second).not.toBeNull();
    }
    expect(WALL_STATES.filter((state) => !IN_FORCE.includes(state))).toEqual(['lifted', 'refused']);
  });
});
