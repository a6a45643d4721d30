import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { ReportRows } from '../data/report-rows.js';
import { assertMayApproveReport, REPORT_APPROVALS_NEEDED, standing } from '../domain/report-version.js';
import { ReportContentNow } from './report-content-now.js';

/** Records one person's consent to a version; the second one makes it `approved`. */
@Injectable()
export class ApproveReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: ReportRows,
    private readonly content: ReportContentNow,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param seen binding hash of what the person looked at
   *
   * Errors: `incidents.report-not-found`, `incidents.report-state`, `incidents.approved-other-content`,
   * `incidents.report-outdated`, `incidents.person-must-approve`, `incidents.author-cannot-approve`,
   * `incidents.already-approved`.
   */
  async execute(incidentId: string, versionId: string, seen: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const line = await this.rows.line(incident.id, versionId);
      const approvals = await this.rows.approvals([line.id]);
      const { authorIds, bindingHash } = line;
      assertMayApproveReport({ actor, authorIds, approvals, bindingHash });
      if (line.state !== 'draft') throw new DomainError(incidentErrors['incidents.report-state']);
      if (seen !== bindingHash) throw new DomainError(incidentErrors['incidents.approved-other-content']);
      if (await this.content.movedOn(incident, line)) {
        throw new DomainError(incidentErrors['incidents.report-outdated']);
      }
      const approvedAt = nowInstant(this.clock);
      await this.rows.approve(line.id, actor.id, bindingHash, approvedAt);
      const given = { approverId: actor.id, bindingHash, approvedAt, voidedAt: null };
      const enough = standing([...approvals, given], bindingHash, authorIds).length >= REPORT_APPROVALS_NEEDED;
      if (enough) await this.rows.move(line.id, 'draft', 'approved');
      const facts = { form: line.formId, number: line.number, binding: bindingHash, enough };
      await this.timeline.record(incident, { actor, action: 'report-approved', facts });
    });
  }
}
