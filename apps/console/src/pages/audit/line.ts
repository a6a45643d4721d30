/** A line of `GET /audit/entries`. */
export interface AuditLine {
  seq: number;
  at: string;
  actorKind: string;
  actorId: string;
  actorName: string | null;
  action: string;
  object: string;
  objectName: string | null;
  purpose: string | null;
  facts: Record<string, unknown>;
  names: Record<string, string>;
  hash: string;
}
