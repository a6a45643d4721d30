/** Somebody of the staff, as walls see them. */
export interface StaffMember {
  id: string;
  supervisorId: string | null;
  organisation: string | null;
}

/** Whom walls name: user ids, and organisations in the caller's own folded form. */
export interface Named {
  users: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
}

/** Whether a wall is about this person: by their account, or as one of a named shop or contractor. */
export function isNamed(person: StaffMember, named: Named, fold: (organisation: string) => string): boolean {
  if (named.users.has(person.id)) return true;
  return person.organisation !== null && named.organisations.has(fold(person.organisation));
}

/** Those whom a wall is about and everybody above them; circles among supervisors end. */
export function hiddenStaff(
  staff: readonly StaffMember[],
  named: Named,
  fold: (organisation: string) => string,
): Set<string> {
  const byId = new Map(staff.map((person) => [person.id, person]));
  const hidden = new Set(named.users);
  for (const person of staff) if (isNamed(person, named, fold)) hidden.add(person.id);
  for (const id of [...hidden]) {
    const passed = new Set<string>();
    for (let above = byId.get(id)?.supervisorId ?? null; above !== null && !passed.has(above);) {
      passed.add(above);
      hidden.add(above);
      above = byId.get(above)?.supervisorId ?? null;
    }
  }
  return hidden;
}
