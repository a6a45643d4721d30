/** Where in a case something was found. */
export const FIELD_KINDS = [
  'slip',
  'name',
  'phone',
  'email',
  'address',
  'reference',
  'subject',
  'text',
  'follow-up',
  'reply',
  'note',
  'page',
  'participant',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One text of a case. */
export interface Field {
  kind: FieldKind;
  text: string;
}

/** Everything of one case that search looks into; held only while it is looked at. */
export interface CaseContent {
  complaintId: string;
  keyId: string;
  fields: Field[];
}

/** Notes tell what somebody thought of a complaint, and replies what was answered: not for who is to read it blind. */
const TELLING: readonly FieldKind[] = ['note', 'reply', 'page'];

/** The fields that somebody may search who still has to read the complaint blind. */
export function blindFields(fields: readonly Field[]): Field[] {
  return fields.filter(({ kind }) => !TELLING.includes(kind));
}

/** The text of the first field of a kind, or null. */
export function firstOf(fields: readonly Field[], kind: FieldKind): string | null {
  return fields.find((field) => field.kind === kind)?.text ?? null;
}
