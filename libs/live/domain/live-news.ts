import type { Permission } from '#access';
import type { Instant } from '#kernel';

/** What the desk tells of; which thing, never what is in it. */
export const LIVE_TYPES = [
  'complaint.changed',
  'queue.changed',
  'review.changed',
  'incident.changed',
  'claim.changed',
  'presence.changed',
  'campaign.progress',
  'alarm',
] as const;
export type LiveType = (typeof LIVE_TYPES)[number];

/** What can be worked on, or open at somebody's. */
export const LIVE_KINDS = ['complaint', 'incident', 'review'] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** A change as its publisher tells it. */
export interface Change {
  type: LiveType;
  /** What it is about; '' when who hears it is to look at all of its kind. */
  id: string;
  /** Of claims and presence. */
  kind?: LiveKind;
  /** Further identifiers or numbers by which a wall may hide it; the `id` counts anyway. */
  about?: readonly string[];
}

/** A change on its way to those who listen. */
export interface LiveNews extends Change {
  /** Unique and the same in every process: where a listener goes on after a broken connection. */
  n: string;
  at: Instant;
}

const OF_KIND: Record<LiveKind, Permission> = {
  complaint: 'complaints:read',
  incident: 'incidents:read',
  review: 'review:read',
};

const OF_TYPE: Record<Exclude<LiveType, 'claim.changed' | 'presence.changed'>, Permission> = {
  'complaint.changed': 'complaints:read',
  'queue.changed': 'complaints:read',
  'review.changed': 'review:read',
  'incident.changed': 'incidents:read',
  'campaign.progress': 'notices:read',
  alarm: 'alarms:read',
};

/** Who may hear of it. */
export function permissionFor({ type, kind }: Pick<Change, 'type' | 'kind'>): Permission {
  if (type === 'claim.changed' || type === 'presence.changed') return OF_KIND[kind ?? 'complaint'];
  return OF_TYPE[type];
}

/**
 * What news says of whose work something is. Of a review not which: that a colleague reads it would tell of a complaint that
 * it is under review, to those too who are to read it without knowing so.
 */
export function workOn(kind: LiveKind, id: string): Pick<Change, 'id' | 'kind' | 'about'> {
  return kind === 'review' ? { id: '', kind, about: [id] } : { id, kind };
}

/** Identifiers by which a wall may hide it. */
export function namesOf({ id, about }: Change): string[] {
  return [id, ...(about ?? [])].filter((name) => name !== '');
}

/** More complaints than this at once are told as "many". */
const MOST_SINGLY = 50;

/**
 * What one listener is sent of a batch they may hear: each thing once, and after changes of complaints one word that
 * queues are to be counted anew.
 */
export function digestOf(batch: readonly LiveNews[]): LiveNews[] {
  const last = new Map<string, LiveNews>();
  for (const news of batch) {
    const key = `${news.type} ${news.kind ?? ''} ${news.id}`;
    last.delete(key);
    last.set(key, news);
  }
  const all = [...last.values()];
  const complaints = all.filter(({ type }) => type === 'complaint.changed');
  const newest = complaints.at(-1);
  if (newest === undefined) return all;
  const singly =
    complaints.length <= MOST_SINGLY
      ? all
      : [...all.filter(({ type }) => type !== 'complaint.changed'), { ...newest, id: '' }];
  return [...singly.filter(({ type }) => type !== 'queue.changed'), { ...newest, type: 'queue.changed', id: '' }];
}
