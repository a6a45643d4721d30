export type WallState = 'proposed' | 'standing' | 'lift-proposed' | 'lifted' | 'refused';

/** A wall round an incident. */
export interface Wall {
  id: string;
  incidentId: string;
  state: WallState;
  raisedBy: string;
  raisedAt: string;
  liftBy: string | null;
  liftAt: string | null;
  reason: string;
  liftReason: string | null;
  subjects: { kind: 'employee' | 'shop' | 'contractor'; userId: string | null; name: string | null }[];
}

/** A look behind a wall. */
export interface Look {
  id: string;
  incidentId: string;
  userId: string;
  brokenAt: string;
  untilAt: string;
  reason: string;
  verdict: string | null;
  note: string | null;
  reviewedBy: string | null;
}

export interface WallsOfIncident {
  walls: Wall[];
  looks: Look[];
  hiddenFrom: string[];
  ownersBehind: { complaintId: string; ownerId: string }[];
  workBehind: { kind: 'task' | 'measure'; id: string; number: number }[];
}

/** What waits for a second person; without content. */
export interface WallWork {
  walls: Omit<Wall, 'reason' | 'liftReason' | 'subjects'>[];
  looks: Omit<Look, 'reason' | 'verdict' | 'note' | 'reviewedBy'>[];
}
