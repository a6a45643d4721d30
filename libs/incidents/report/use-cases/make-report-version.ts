import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import type { Report } from '../../domain/report.js';
import { ReportRows, type ReportVersionLine } from '../data/report-rows.js';
import { assertKind, contentHash, movedOn, reportBindingHash, type ReportKind } from '../domain/report-version.js';
import { FillReport } from './fill-report.js';

/** A version to be made of the incident as it stands. */
export interface NewReportVersion {
  form: string;
  kind: ReportKind;
  /** Why it is corrected or completed; printed on it. */
  reason?: string | undefined;
}

/** How often a form is filled anew while the incident moves on under it. */
const FILLINGS = 3;

/** Fixes what a form says now as a version: the thing that people approve and hand in. */
@Injectable()
export class MakeReportVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: ReportRows,
    private readonly fill: FillReport,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Supersedes versions of the form that were not handed in; their approvals are void. Answers the version's id. The form
   * is filled before the unit, since it counts everything that was sent, and anew when the incident moved on meanwhile.
   * Errors: `incidents.not-found`, `incidents.unknown-form`, `incidents.report-kind`, `incidents.reason-needed`,
   * `incidents.report-unchanged`, `incidents.version-conflict` when the incident does not stand still.
   */
  async execute(incidentId: string, wanted: NewReportVersion, actor: Actor): Promise<string> {
    for (let tries = 0; tries < FILLINGS; tries += 1) {
      const report = await this.fill.execute(await this.incidents.row(incidentId), wanted.form);
      const id = await this.uow.write(async () => {
        const incident = await this.incidents.row(incidentId);
        return (await this.isCurrent(incident, report)) ? this.keep(incident, report, wanted, actor) : null;
      });
      if (id !== null) return id;
    }
    throw new DomainError(incidentErrors['incidents.version-conflict']);
  }

  /** What people write is read again inside the unit; what is counted elsewhere moves all the time and is not. */
  private async isCurrent(incident: IncidentRow, report: Report): Promise<boolean> {
    if (incident.version !== report.incident.version) return false;
    return !movedOn(report, await this.fill.written(incident, report.form.id));
  }

  private async keep(incident: IncidentRow, report: Report, wanted: NewReportVersion, actor: Actor): Promise<string> {
    const lines = await this.rows.lines(incident.id, report.form.id);
    const earlierId = lines.findLast((line) => line.state === 'submitted')?.id ?? null;
    assertKind(wanted.kind, wanted.reason, earlierId !== null);
    const reason = wanted.kind === 'original' ? null : (wanted.reason ?? '').trim();
    await this.assertChanged(incident, lines.at(-1), { report, reason, kind: wanted.kind });
    await this.supersede(lines);
    const version = this.version(incident, report, { ...wanted, earlierId, number: lines.length + 1, reason }, actor);
    const id = await this.rows.add(incident, version, { report, reason });
    const { formId: form, number, kind, missingCount: missing } = version;
    const facts = { form, number, kind, missing };
    await this.timeline.record(incident, {
      actor,
      action: 'report-version-made',
      facts,
      ...(reason === null ? {} : { note: reason }),
    });
    return id;
  }

  private version(
    incident: IncidentRow,
    report: Report,
    o: { kind: ReportKind; earlierId: string | null; number: number; reason: string | null },
    actor: Actor,
  ): Omit<ReportVersionLine, 'id' | 'incidentId'> {
    const { kind, earlierId, number, reason } = o;
    const formId = report.form.id;
    const binding = { incidentId: incident.id, formId, number, kind, earlierId, reason };
    const wrote = report.items.flatMap((item) => item.parts.map((part) => part.by)).filter((by) => by !== null);
    return {
      formId,
      formVersion: report.form.version,
      number,
      kind,
      state: 'draft',
      earlierId,
      bindingHash: reportBindingHash({ ...binding, contentHash: contentHash(report) }),
      authorIds: [...new Set([actor.id, ...wrote])],
      missingCount: report.missing.length,
      incidentVersion: incident.version,
      madeBy: actor.id,
      madeAt: nowInstant(this.clock),
    };
  }

  /** A version that only repeats the one before would void approvals for nothing. */
  private async assertChanged(
    incident: IncidentRow,
    last: ReportVersionLine | undefined,
    next: { report: Report; reason: string | null; kind: ReportKind },
  ): Promise<void> {
    if (last === undefined) return;
    const before = await this.rows.content(incident, last.id);
    // That reports were handed in meanwhile is no change of what is reported.
    if (contentHash(before.report, ['reports']) !== contentHash(next.report, ['reports'])) return;
    const sameWords = before.reason === next.reason && last.kind === next.kind;
    if (last.state === 'submitted' || sameWords) throw new DomainError(incidentErrors['incidents.report-unchanged']);
  }

  private async supersede(lines: readonly ReportVersionLine[]): Promise<void> {
    for (const { id, state } of lines) {
      if (state !== 'draft' && state !== 'approved') continue;
      await this.rows.move(id, state, 'superseded');
      await this.rows.voidApprovals(id, nowInstant(this.clock));
    }
  }
}
