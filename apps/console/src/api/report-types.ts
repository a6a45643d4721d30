import type { MissingField } from './incident-types';

type Words = { ja: string; en: string };

/** A piece of a text beside its earlier wording. */
export interface TextPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface FieldChange {
  item: number;
  field: string;
  label: string;
  before: string | null;
  after: string | null;
  parts: TextPart[];
}

export interface ReportItem {
  no: number;
  title: string;
  value: string;
  parts: { field: string; label: string; value: string | null; source: string | null; by: string | null }[];
  missing: string[];
}

export type ReportKind = 'original' | 'correction' | 'supplement';

export interface ReportVersion {
  id: string;
  formId: string;
  number: number;
  kind: ReportKind;
  state: 'draft' | 'approved' | 'submitted' | 'superseded';
  /** Sent back with an approval, so that it binds exactly what was on the screen. */
  bindingHash: string;
  /** None of them may approve. */
  authorIds: string[];
  missingCount: number;
  madeBy: string;
  madeAt: string;
  approvals: { approverId: string; approvedAt: string; counts: boolean }[];
  submission: {
    reportedAt: string;
    means: string;
    recipient: string;
    receiptNote: string | null;
    outdatedReason: string | null;
    obligationId: string | null;
    sha256: string;
  } | null;
  receipts: { id: string; name: string; size: number; sha256: string; addedAt: string }[];
}

/** A form with its versions and what it would say now. */
export interface ReportForm {
  form: { id: string; title: Words; mark: string; remark: string };
  addressee: { bureau: string; mark: string; contact: string | null };
  missing: MissingField[];
  versions: ReportVersion[];
  changes: FieldChange[];
  outdated: boolean;
  /** Hand-ins recorded without an approved version. */
  withoutVersion: { obligationId: string; reportedAt: string; means: string | null }[];
}

export interface ReportDetail extends ReportVersion {
  report: { items: ReportItem[] };
  reason: string | null;
  changes: { against: number; fields: FieldChange[] } | null;
  sinceThen: FieldChange[];
  outdated: boolean;
}
