import { createHmac, hash as digest, timingSafeEqual, type KeyObject } from 'node:crypto';
import { DomainError, type Actor, type Instant } from '#kernel';
import { auditErrors } from './audit.errors.js';

/** Figures and identifiers that belong to an entry. Never content. */
export type AuditFacts = Record<string, string | number | boolean | null>;

/** What somebody did: actor, verb (`complaint.read`), object (`complaint:01J…`), and why. */
export interface AuditEvent {
  actor: Actor;
  action: string;
  object: string;
  purpose?: string;
  facts?: AuditFacts;
}

/** One line of the log as it is stored. `facts` is JSON with sorted keys; `hash` covers every other field. */
export interface AuditLine {
  seq: number;
  at: Instant;
  actorKind: string;
  actorId: string;
  action: string;
  object: string;
  purpose: string | null;
  facts: string | null;
  prevHash: string;
  hash: string;
}

/** Where the log stands: the last line's number and hash, signed with a key that the database does not hold. */
export interface AuditHead {
  seq: number;
  hash: string;
  at: Instant;
  signature: string;
}

/** What stands before the first line. */
export const GENESIS = digest('sha256', 'madoguchi-audit-genesis', 'hex');

const LONGEST_PURPOSE = 200;
/** Longest text of a fact: identifiers and codes fit, a complaint does not. */
const LONGEST_FACT = 200;

/** The line that follows `prevHash` as number `seq`. Error: `audit.purpose-too-long`. */
export function lineFor(event: AuditEvent, seq: number, at: Instant, prevHash: string): AuditLine {
  const purpose = event.purpose === undefined ? null : clean(event.purpose);
  if (purpose !== null && purpose.length > LONGEST_PURPOSE) {
    throw new DomainError(auditErrors['audit.purpose-too-long']);
  }
  const line = {
    seq,
    at,
    actorKind: event.actor.kind,
    actorId: clean(event.actor.id),
    action: clean(event.action),
    object: clean(event.object),
    purpose,
    facts: factsText(event.facts),
    prevHash,
  };
  return { ...line, hash: hashOf(line) };
}

/** SHA-256 in hex over the canonical JSON of a line's fields, in this order. */
export function hashOf(line: Omit<AuditLine, 'hash'>): string {
  const { seq, at, actorKind, actorId, action, object, purpose, facts, prevHash } = line;
  const canonical = JSON.stringify([seq, at, actorKind, actorId, action, object, purpose, facts, prevHash]);
  return digest('sha256', canonical, 'hex');
}

/** HMAC-SHA-256 in hex over a head. */
export function signHead(key: KeyObject, head: Omit<AuditHead, 'signature'>): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([head.seq, head.hash, head.at]))
    .digest('hex');
}

/** Whether the head was signed with this key. */
export function isSigned(key: KeyObject, head: AuditHead): boolean {
  const expected = Buffer.from(signHead(key, head));
  const given = Buffer.from(head.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** JSON with sorted keys; null when there are none. */
function factsText(facts: AuditFacts | undefined): string | null {
  if (facts === undefined) return null;
  const entries = Object.entries(facts).map(([name, value]): [string, AuditFacts[string]] => {
    if (typeof value !== 'string') return [name, value];
    if (value.length > LONGEST_FACT) throw new Error(`the audit fact ${name} is too long: facts carry no content`);
    return [name, clean(value)];
  });
  return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Text that both databases give back exactly as it was hashed: no half surrogates, no control characters. */
function clean(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, ' ');
}
