import { Injectable } from '@nestjs/common';
import type { IncidentRow } from '../data/incident.entity.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { Regimes } from '../data/regimes.js';
import { japaneseDateTime } from '../domain/japanese-time.js';
import type { FieldValue } from '../domain/report.js';

/** What was reported of an incident so far, so that each authority learns what the others were told. */
@Injectable()
export class OtherReports {
  constructor(
    private readonly obligations: ObligationRepository,
    private readonly regimes: Regimes,
  ) {}

  async of(incident: Pick<IncidentRow, 'id'>): Promise<FieldValue | undefined> {
    const lines: string[] = [];
    for (const { obligation, stages } of await this.obligations.ofIncident(incident.id)) {
      const regime = this.regimes.find(obligation.regimeId);
      const rules = regime?.recipients.find((each) => each.id === obligation.recipientId)?.stages ?? [];
      for (const { stageId, reportedAt } of stages) {
        if (reportedAt === null) continue;
        const stage = rules.find((each) => each.id === stageId)?.title.ja ?? stageId;
        lines.push(`${regime?.title.ja ?? obligation.regimeId} ${stage}：${japaneseDateTime(reportedAt)}`);
      }
    }
    return lines.length === 0 ? undefined : { value: lines.join('\n'), source: '提出の記録' };
  }
}
