import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { ObligationRepository } from '../../data/obligation-repository.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import type { Report } from '../../domain/report.js';
import { HandleObligation } from '../../use-cases/handle-obligation.js';
import { ReportStore } from '../../use-cases/report-store.js';
import { ReportRows, type ReportVersionLine } from '../data/report-rows.js';

/** How, when and to whom a version was handed in. */
export interface ReportHandIn {
  /** ISO 8601 with offset. */
  reportedAt: string;
  means: string;
  recipient: string;
  receiptNote?: string | undefined;
  /** Needed when the incident moved on after the version was made. */
  outdatedReason?: string | undefined;
  /** Needed when several obligations ask for this form. */
  obligationId?: string | undefined;
}

/** A hand-in with what was handed in. */
export interface HandedIn extends Omit<ReportHandIn, 'reportedAt'> {
  reportedAt: Instant;
  line: ReportVersionLine;
  report: Report;
  pdf: Buffer;
}

/** Writes a hand-in: the obligation's stage, the paper as it was, the submission. Inside a unit. */
@Injectable()
export class HandIn {
  constructor(
    private readonly obligations: ObligationRepository,
    private readonly handle: HandleObligation,
    private readonly store: ReportStore,
    private readonly rows: ReportRows,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `incidents.reported-in-future`, `incidents.which-obligation`. */
  async execute(incident: IncidentRow, given: HandedIn, actor: Actor): Promise<void> {
    const { line, report, pdf, reportedAt, means } = given;
    if (reportedAt > nowInstant(this.clock)) throw new DomainError(incidentErrors['incidents.reported-in-future']);
    const obligationId = await this.openStageOf(incident, report, given.obligationId);
    const details = { recipient: given.recipient, receiptNote: textOf(given.receiptNote) };
    if (obligationId !== null) {
      const submission = { stage: report.form.stage, reportedAt, means, ...details };
      await this.handle.record(incident.id, obligationId, withoutNull(submission), actor);
    }
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    await this.store.keep(incident, { report, bytes: pdf, sha256, format: 'pdf' }, actor);
    await this.rows.move(line.id, 'approved', 'submitted');
    const outdatedReason = textOf(given.outdatedReason);
    const recordedAt = await this.timeline.record(incident, {
      actor,
      action: 'report-handed-in',
      facts: {
        form: line.formId,
        number: line.number,
        kind: line.kind,
        means,
        reportedAt,
        sha256,
        settles: obligationId !== null,
        outdated: outdatedReason !== null,
      },
      ...(outdatedReason === null ? {} : { note: outdatedReason }),
    });
    await this.rows.submit(
      incident,
      { versionId: line.id, obligationId, reportedAt, means, sha256, recordedBy: actor.id, recordedAt },
      { ...details, outdatedReason },
    );
  }

  /** The obligation whose stage this report settles; null when it stands as reported already, or none asks for it. */
  private async openStageOf(incident: IncidentRow, report: Report, wanted: string | undefined): Promise<string | null> {
    const { regime, stage } = report.form;
    const all = (await this.obligations.ofIncident(incident.id)).filter(
      ({ obligation, stages }) => obligation.regimeId === regime && stages.some(({ stageId }) => stageId === stage),
    );
    const open = all.filter(({ stages }) => stages.some((row) => row.stageId === stage && row.reportedAt === null));
    if (wanted !== undefined) {
      if (!all.some(({ obligation }) => obligation.id === wanted)) {
        throw new DomainError(incidentErrors['incidents.obligation-not-found']);
      }
      return open.find(({ obligation }) => obligation.id === wanted)?.obligation.id ?? null;
    }
    if (open.length > 1) throw new DomainError(incidentErrors['incidents.which-obligation']);
    return open[0]?.obligation.id ?? null;
  }
}

function textOf(given: string | null | undefined): string | null {
  const text = (given ?? '').trim();
  return text === '' ? null : text;
}

function withoutNull<T extends { receiptNote: string | null }>(
  o: T,
): Omit<T, 'receiptNote'> & { receiptNote?: string } {
  const { receiptNote, ...rest } = o;
  return receiptNote === null ? rest : { ...rest, receiptNote };
}
