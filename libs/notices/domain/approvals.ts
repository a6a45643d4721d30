import { createHash } from 'node:crypto';
import { DomainError, type Actor } from '#kernel';
import { noticeErrors } from './notice.errors.js';

/** How many different people must approve. */
export const APPROVALS_NEEDED = 2;

/** One person's consent to exactly one text and list. */
export interface Approval {
  approverId: string;
  /** {@link bindingHash} of what the person saw. */
  bindingHash: string;
  voidedAt: string | null;
}

/** What an approver must fit. */
export interface ApprovalCase {
  actor: Actor;
  /** Everybody who wrote the text or changed the list. */
  authorIds: readonly string[];
  approvals: readonly Approval[];
  /** Hash of text and list as they are now. */
  bindingHash: string;
}

/** SHA-256 (hex) of the message as it will be filled in for each person. */
export function templateHash(text: { subject: string; body: string; language: string }): string {
  return sha256(JSON.stringify([text.language, text.subject, text.body]));
}

/** SHA-256 (hex) of a list taken in pages, in the order of its entries; entries are keyed, so it tells of nobody. */
export class ListHasher {
  private readonly hash = createHash('sha256');

  add(entries: readonly string[]): void {
    for (const entry of entries) this.hash.update(`${entry}\n`, 'utf8');
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

/** {@link ListHasher} over a short list in any order. */
export function listHash(entries: readonly string[]): string {
  const hasher = new ListHasher();
  hasher.add([...entries].sort());
  return hasher.digest();
}

/** What an approval binds: text and list together. */
export function bindingHash(template: string, list: string): string {
  return sha256(`${template}\n${list}`);
}

/** Approvals that still count: given for the present text and list, not voided, one for each person. */
export function standingApprovals<A extends Approval>(
  approvals: readonly A[],
  hash: string,
  authorIds: readonly string[],
): A[] {
  const seen = new Set(authorIds);
  return approvals.filter((approval) => {
    if (approval.voidedAt !== null || approval.bindingHash !== hash || seen.has(approval.approverId)) return false;
    seen.add(approval.approverId);
    return true;
  });
}

/** Whether two different people, none of them an author, approved the present text and list. */
export function isApproved(approvals: readonly Approval[], hash: string, authorIds: readonly string[]): boolean {
  return standingApprovals(approvals, hash, authorIds).length >= APPROVALS_NEEDED;
}

/** Throws `notices.*` when the actor may not approve now. */
export function assertMayApprove(request: ApprovalCase): void {
  const { actor, authorIds, approvals } = request;
  if (actor.kind !== 'user') throw new DomainError(noticeErrors['notices.person-must-approve']);
  if (authorIds.includes(actor.id)) throw new DomainError(noticeErrors['notices.author-cannot-approve']);
  const standing = standingApprovals(approvals, request.bindingHash, authorIds);
  if (standing.some((approval) => approval.approverId === actor.id)) {
    throw new DomainError(noticeErrors['notices.already-approved']);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
