/** What makes somebody part of a team. */
export interface Member {
  id: string;
  role: string;
  supervisorId: string | null;
}

/** The team of a person: that of whom they answer to, or their own where they lead one. Named by its leader. */
export function teamOf({ id, role, supervisorId }: Member): string | null {
  if (role === 'supervisor') return id;
  return supervisorId;
}
