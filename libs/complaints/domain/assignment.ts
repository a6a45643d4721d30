/** With whom a complaint is. */
export interface Holding {
  ownerId: string | null;
  teamId: string | null;
}

/** Who asks to give a complaint to somebody else. */
export interface Assigner {
  id: string;
  teamId: string | null;
  /** Holds `complaints:assign`: gives any complaint to anybody. */
  assignsAll: boolean;
}

/**
 * Whether somebody may move a complaint from one holder to another. Without `complaints:assign` one takes what nobody has
 * and what is not with another team, and passes on what is one's own; nothing is taken out of a colleague's hands.
 */
export function mayAssign(by: Assigner, from: Holding, to: Holding): boolean {
  if (by.assignsAll) return true;
  if (from.ownerId === by.id) return true;
  const free = from.ownerId === null && (from.teamId === null || from.teamId === by.teamId);
  return free && to.ownerId === by.id;
}
