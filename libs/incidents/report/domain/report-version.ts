import { createHash } from 'node:crypto';
import { DomainError, type Actor, type Instant } from '#kernel';
import { incidentErrors } from '../../domain/incident.errors.js';
import type { FieldOrigin, Report, ReportPart } from '../../domain/report.js';

/** 初回 / 訂正 (what was reported was wrong) / 追完 (what was not known yet follows). */
export const REPORT_KINDS = ['original', 'correction', 'supplement'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_STATES = ['draft', 'approved', 'submitted', 'superseded'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a version may become; a newer version of the same form supersedes one that was not handed in. */
export const REPORT_TRANSITIONS = {
  draft: ['approved', 'superseded'],
  approved: ['submitted', 'superseded'],
  submitted: [],
  superseded: [],
} as const satisfies Record<ReportState, readonly ReportState[]>;

/** How many different people must approve a version. */
export const REPORT_APPROVALS_NEEDED = 2;

/** One person's consent to exactly one content. */
export interface ReportApproval {
  approverId: string;
  bindingHash: string;
  approvedAt: Instant;
  /** Set when the version was superseded before it was handed in. */
  voidedAt: Instant | null;
}

/** Fields that move by themselves while people read: they never make a version outdated. */
const LIVE: readonly FieldOrigin[] = ['complaints', 'reports', 'evidence'];

/**
 * Hex SHA-256 of what an authority reads: form, addressee, reporter, items and values; not of when or from where they
 * came. `leaveOut` takes fields of some origins away.
 */
export function contentHash(
  report: Pick<Report, 'form' | 'addressee' | 'header' | 'items'>,
  leaveOut: readonly FieldOrigin[] = [],
): string {
  const { form, addressee, header, items } = report;
  const values = (parts: readonly ReportPart[]) =>
    parts.filter(({ from }) => !leaveOut.includes(from)).map(({ field, value }) => [field, value]);
  const body = items.map(({ no, title, parts }) => [no, title, values(parts)]);
  return sha256(JSON.stringify([form.id, form.version, addressee.bureau, values(header), body]));
}

/** Whether two fillings differ in anything but the fields that move by themselves. */
export function movedOn(before: Report, now: Report): boolean {
  return contentHash(before, LIVE) !== contentHash(now, LIVE);
}

/** What an approval binds: the content, and as what it is handed in. */
export function reportBindingHash(version: {
  incidentId: string;
  formId: string;
  number: number;
  kind: ReportKind;
  earlierId: string | null;
  contentHash: string;
  reason: string | null;
}): string {
  const { incidentId, formId, number, kind, earlierId, reason } = version;
  return sha256(JSON.stringify([incidentId, formId, number, kind, earlierId, version.contentHash, reason]));
}

/** Approvals that count: of this content, not voided, one a person, none by an author. */
export function standing<A extends ReportApproval>(
  approvals: readonly A[],
  bindingHash: string,
  authorIds: readonly string[],
): A[] {
  const seen = new Set(authorIds);
  return approvals.filter((approval) => {
    if (approval.voidedAt !== null || approval.bindingHash !== bindingHash || seen.has(approval.approverId)) {
      return false;
    }
    seen.add(approval.approverId);
    return true;
  });
}

/** Errors: `incidents.person-must-approve`, `incidents.author-cannot-approve`, `incidents.already-approved`. */
export function assertMayApproveReport(o: {
  actor: Actor;
  authorIds: readonly string[];
  approvals: readonly ReportApproval[];
  bindingHash: string;
}): void {
  if (o.actor.kind !== 'user') throw new DomainError(incidentErrors['incidents.person-must-approve']);
  if (o.authorIds.includes(o.actor.id)) throw new DomainError(incidentErrors['incidents.author-cannot-approve']);
  if (standing(o.approvals, o.bindingHash, o.authorIds).some(({ approverId }) => approverId === o.actor.id)) {
    throw new DomainError(incidentErrors['incidents.already-approved']);
  }
}

/**
 * As what a version is made. The first report of a form is the original; once one was handed in, every further one
 * is a correction or a supplement with its reason.
 * Errors: `incidents.report-kind`, `incidents.reason-needed`.
 */
export function assertKind(kind: ReportKind, reason: string | undefined, handedIn: boolean): void {
  if ((kind === 'original') === handedIn) throw new DomainError(incidentErrors['incidents.report-kind']);
  if (kind !== 'original' && (reason ?? '').trim() === '') {
    throw new DomainError(incidentErrors['incidents.reason-needed']);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
