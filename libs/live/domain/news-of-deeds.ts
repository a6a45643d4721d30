import type { Change, LiveType } from './live-news.js';

/** Deeds that only look, whatever they are called: they change nothing that anybody else sees. */
const LOOKS =
  /(^|[.-])(read|opened|looked-at|looked|listed|exported|read-by-engine|shown|downloaded|unmasked|searched|reply-checked)$/;

/** What a deed in the audit log changes, by the kind of its object. */
const CHANGES: Readonly<Record<string, LiveType>> = {
  complaint: 'complaint.changed',
  incident: 'incident.changed',
  campaign: 'campaign.progress',
};

/**
 * The news in an entry of the audit log: so whatever is done to a complaint or an incident is told, also by features that
 * know nothing of it. Deeds of the review are told as such, without the complaint. Null when it is no news.
 */
export function changeOfDeed(action: string, object: string): Change | null {
  if (LOOKS.test(action)) return null;
  const colon = object.indexOf(':');
  const [kind, id] = [object.slice(0, colon), object.slice(colon + 1)];
  if (kind === 'complaint' && /^(review|signal|triage|sample)\./.test(action)) {
    return { type: 'review.changed', id: '', about: [id] };
  }
  const type = CHANGES[kind];
  return type === undefined ? null : { type, id };
}
