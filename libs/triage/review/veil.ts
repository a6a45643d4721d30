/** Where a blind reader meets a complaint: the review itself, or its ordinary page, whose handling goes on. */
export type VeiledPlace = 'review' | 'page';

/**
 * What a blind reader is shown: what the complainant said, how it arrived, and what is read of it by machine without a
 * thought about it. Whatever is not named here is hidden, so that the part of a later feature tells nothing until somebody
 * has thought about it.
 */
const OF_THE_COMPLAINANT = [
  ...['id', 'slipNumber', 'arrivalId', 'channel', 'language', 'receivedAt', 'registeredAt', 'occurredOn'],
  ...['text', 'subject', 'contact', 'messages', 'externalRef', 'doNotContactBy', 'cannotSpeakOnPhone'],
  ...['representative', 'lineNumber', 'callbackWish', 'occurredAsTyped', 'phoneFrom', 'decodedAs', 'plainJapanese'],
  ...['humanMustRead', 'viaRelay', 'callbackAt', 'callId', 'teamId'],
  ...['arrivals', 'files', 'scans', 'folds', 'reading', 'imported'],
] as const;
/** What became of the case tells a reader whether it had been let rest; on its own page its handling goes on. */
const OF_THE_HANDLING = [
  ...['state', 'version', 'ownerId', 'acknowledgedAt', 'firstReplyAt', 'closedAt', 'outcome'],
  ...['danger', 'withdrawn'],
] as const;
const SHOWN: Record<VeiledPlace, ReadonlySet<string>> = {
  review: new Set(OF_THE_COMPLAINANT),
  page: new Set([...OF_THE_COMPLAINANT, ...OF_THE_HANDLING]),
};
/** Parts of which some is shown. */
const IN_PART: Record<string, (value: unknown) => unknown> = {
  // What colleagues noted is thought about the complaint, as search has it too.
  history: (value) => recordsOf(value).filter(isNotTelling).map(withoutNote),
  replies: (value) => recordsOf(value).filter(({ direction }) => direction === 'in'),
  group: (value) => (isRecord(value) ? { ...value, members: [], firstSignalAt: null, flagged: null } : null),
};
const TELLING_STEPS = ['decided', 'signals-reopened', 'secrecy-involved'];

/**
 * A complaint's page without anything that the engine, another reader or a colleague thought of it, and without what was
 * answered. The keys stay: what is hidden is an empty list or null, whyever the complaint is read.
 */
export function veiled<Page extends Record<string, unknown>>(page: Page, place: VeiledPlace): Page {
  const seen = Object.entries(page).map(([key, value]) => [key, seenOf(key, value, place)]);
  return Object.fromEntries(seen) as Page;
}

function seenOf(key: string, value: unknown, place: VeiledPlace): unknown {
  if (SHOWN[place].has(key)) return value;
  const part = IN_PART[key];
  if (part !== undefined) return part(value);
  return Array.isArray(value) ? [] : null;
}

function isNotTelling(step: Record<string, unknown>): boolean {
  return !TELLING_STEPS.includes(String(step['action']));
}

function withoutNote(step: Record<string, unknown>): Record<string, unknown> {
  return 'note' in step ? { ...step, note: null } : step;
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
