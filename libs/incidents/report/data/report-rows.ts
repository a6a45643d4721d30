import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError, isId, newId, type Instant } from '#kernel';
import { affected, insert, UnitOfWork } from '#persistence';
import { IncidentSeals } from '../../data/incident-seals.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { without } from '../../data/without.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import type { Report } from '../../domain/report.js';
import type { ReportState } from '../domain/report-version.js';
import { ReportApprovalRow, ReportSubmissionRow, ReportVersionRow } from './report.entities.js';

type Sealer = Pick<IncidentRow, 'id' | 'keyId'>;

/** What the authority was told besides the report itself. */
export interface SubmissionDetails {
  recipient: string;
  receiptNote: string | null;
  /** Why a version was handed in although the incident had moved on. */
  outdatedReason: string | null;
}

/** A version without its content. */
export type ReportVersionLine = Omit<ReportVersionRow, 'sealedContent' | 'sealedReason' | 'authorIds'> & {
  authorIds: string[];
};

export type ReportSubmission = Omit<ReportSubmissionRow, 'sealedDetails' | 'versionId'> & SubmissionDetails;

const contentAt = (row: string) => ({ table: 'report_versions', column: 'sealed_content', row });
const reasonAt = (row: string) => ({ table: 'report_versions', column: 'sealed_reason', row });
const detailsAt = (row: string) => ({ table: 'report_submissions', column: 'sealed_details', row });

/** Rows of report versions, approvals and submissions. Writes belong inside a unit. */
@Injectable()
export class ReportRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** Of an incident, oldest first; with `formId` only those of that form. */
  async lines(incidentId: string, formId?: string): Promise<ReportVersionLine[]> {
    const rows = await this.uow.manager.find(ReportVersionRow, {
      where: { incidentId, ...(formId === undefined ? {} : { formId }) },
      order: { id: 'ASC' },
    });
    return rows.map(lineOf);
  }

  /** Error: `incidents.report-not-found`. */
  async line(incidentId: string, id: string): Promise<ReportVersionLine> {
    return lineOf(await this.row(incidentId, id));
  }

  /** The filled form and the reason of a version. Errors: `incidents.report-not-found`, `vault.key-erased`. */
  async content(incident: Sealer, id: string): Promise<{ report: Report; reason: string | null }> {
    const row = await this.row(incident.id, id);
    const text = await this.seals.open(incident.keyId, row.sealedContent, contentAt(row.id));
    const reason = await this.seals.maybe(incident.keyId, row.sealedReason, reasonAt(row.id));
    return { report: JSON.parse(text) as Report, reason };
  }

  async add(
    incident: Sealer,
    version: Omit<ReportVersionLine, 'id' | 'incidentId'>,
    content: { report: Report; reason: string | null },
  ): Promise<string> {
    const id = newId();
    const { keyId } = incident;
    const sealedReason =
      content.reason === null ? {} : { sealedReason: await this.seals.seal(keyId, content.reason, reasonAt(id)) };
    await insert(this.uow.manager, ReportVersionRow, {
      ...version,
      id,
      incidentId: incident.id,
      authorIds: JSON.stringify(version.authorIds),
      sealedContent: await this.seals.seal(keyId, JSON.stringify(content.report), contentAt(id)),
      ...sealedReason,
    });
    return id;
  }

  /** Error: `incidents.report-state` when the version is no longer in `from`. */
  async move(id: string, from: ReportState, to: ReportState): Promise<void> {
    const result = await this.uow.manager.update(ReportVersionRow, { id, state: from }, { state: to });
    if (affected(result) === 0) throw new DomainError(incidentErrors['incidents.report-state']);
  }

  /** Oldest first. */
  approvals(versionIds: readonly string[]): Promise<ReportApprovalRow[]> {
    return this.uow.manager.find(ReportApprovalRow, {
      where: { versionId: In([...versionIds]) },
      order: { id: 'ASC' },
    });
  }

  async approve(versionId: string, approverId: string, bindingHash: string, approvedAt: Instant): Promise<void> {
    await insert(this.uow.manager, ReportApprovalRow, { id: newId(), versionId, approverId, bindingHash, approvedAt });
  }

  async voidApprovals(versionId: string, at: Instant): Promise<void> {
    await this.uow.manager.update(ReportApprovalRow, { versionId }, { voidedAt: at });
  }

  async submit(
    incident: Sealer,
    submission: Omit<ReportSubmissionRow, 'id' | 'sealedDetails'>,
    details: SubmissionDetails,
  ): Promise<void> {
    const id = newId();
    const sealedDetails = await this.seals.seal(incident.keyId, JSON.stringify(details), detailsAt(id));
    await insert(this.uow.manager, ReportSubmissionRow, { id, ...submission, sealedDetails });
  }

  /** By version. */
  async submissions(incident: Sealer, versionIds: readonly string[]): Promise<Map<string, ReportSubmission>> {
    const rows = await this.uow.manager.find(ReportSubmissionRow, { where: { versionId: In([...versionIds]) } });
    const found = new Map<string, ReportSubmission>();
    for (const row of rows) {
      const text = await this.seals.open(incident.keyId, row.sealedDetails, detailsAt(row.id));
      const details = JSON.parse(text) as SubmissionDetails;
      found.set(row.versionId, { ...without(row, 'sealedDetails', 'versionId'), ...details });
    }
    return found;
  }

  private async row(incidentId: string, id: string): Promise<ReportVersionRow> {
    const row = isId(id) ? await this.uow.manager.findOneBy(ReportVersionRow, { id, incidentId }) : null;
    if (!row) throw new DomainError(incidentErrors['incidents.report-not-found']);
    return row;
  }
}

function lineOf(row: ReportVersionRow): ReportVersionLine {
  return {
    ...without(row, 'sealedContent', 'sealedReason', 'authorIds'),
    authorIds: JSON.parse(row.authorIds) as string[],
  };
}
