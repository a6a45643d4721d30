/** Where a blind reader meets a complaint: the review itself, or its ordinary page, whose handling goes on. */
export type VeiledPlace = 'review' | 'page';

/** The questions that an agent asked follow what the engine saw. */
const LISTS = ['assessments', 'signals', 'decisions', 'incidents', 'askedQuestions'] as const;
/** `secrecyInvolved` is what somebody answered to the very question of the reading. */
const LABELS = ['category', 'severity', 'flagged', 'secrecyInvolved'] as const;
/** What became of the case tells whether it had been let rest. */
const HANDLING = ['state', 'version', 'ownerId', 'acknowledgedAt', 'firstReplyAt', 'closedAt', 'outcome'] as const;
const TELLING_STEPS = ['decided', 'signals-reopened', 'secrecy-involved'];

/**
 * A complaint's page without anything that the engine or another reader thought of it. The keys stay: what is hidden is
 * an empty list or null, whyever the complaint is read.
 */
export function veiled<Page extends Record<string, unknown>>(page: Page, place: VeiledPlace): Page {
  const hidden: Record<string, unknown> = {};
  for (const key of LISTS) if (key in page) hidden[key] = [];
  for (const key of [...LABELS, ...(place === 'review' ? HANDLING : [])]) if (key in page) hidden[key] = null;
  if (Array.isArray(page['history'])) hidden['history'] = page['history'].filter(isNotTelling);
  if (isRecord(page['group'])) hidden['group'] = { ...page['group'], members: [], firstSignalAt: null, flagged: null };
  return { ...page, ...hidden };
}

function isNotTelling(step: unknown): boolean {
  return !isRecord(step) || !TELLING_STEPS.includes(String(step['action']));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
