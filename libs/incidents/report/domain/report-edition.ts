import type { Instant } from '#kernel';
import type { Report } from '../../domain/report.js';
import type { FieldChange } from './report-diff.js';
import type { ReportKind, ReportState } from './report-version.js';

/** A report together with what it is: a version on record, or a copy of the incident as it stands. */
export interface ReportEdition {
  report: Report;
  /** Null when nobody made a version of it. */
  version: {
    number: number;
    kind: ReportKind;
    state: ReportState;
    reason: string | null;
    bindingHash: string;
    approvedBy: number;
  } | null;
  /** The report handed in that this one corrects or completes, with what differs from it. */
  earlier: { number: number; reportedAt: Instant; changes: FieldChange[] } | null;
}
