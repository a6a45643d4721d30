import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tokyoDate } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { japaneseDate } from '../domain/japanese-time.js';
import type { FieldValue } from '../domain/report.js';
import type { MeasureRow } from '../measures/data/measure.entity.js';
import { MeasureRows } from '../measures/data/measure-rows.js';
import type { MeasureKind } from '../measures/measure-status.js';
import { ReportEvidence } from './report-evidence.js';

const KINDS = { containment: '応急', prevention: '再発防止' } as const satisfies Record<MeasureKind, string>;

/** Gives the measures on record to the reports, as far as they stand. */
@Injectable()
export class MeasuresTaken implements OnModuleInit {
  constructor(
    private readonly measures: MeasureRows,
    private readonly evidence: ReportEvidence,
  ) {}

  onModuleInit(): void {
    this.evidence.register('measures_taken', (incident) => this.of(incident));
  }

  /** Null when nothing was planned; what was dropped is left out, what had no effect is said. */
  async of(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<FieldValue | null> {
    const kept = (await this.measures.ofIncident(incident.id)).filter(({ state }) => state !== 'dropped');
    if (kept.length === 0) return null;
    const lines = await Promise.all(
      kept.map(async (measure) => {
        const { text } = await this.measures.body(incident, measure);
        return `【${KINDS[measure.kind]}】${text}（${standing(measure)}）`;
      }),
    );
    return { value: lines.join('\n'), source: `措置の記録 ${String(kept.length)}件` };
  }
}

function standing({ state, dueOn, doneAt }: MeasureRow): string {
  const done = doneAt === null ? '実施済み' : `${japaneseDate(tokyoDate(doneAt))} 実施`;
  switch (state) {
    case 'planned':
    case 'dropped':
      return `${japaneseDate(dueOn)}までに実施予定`;
    case 'done':
      return done;
    case 'effective':
      return `${done}、効果を確認`;
    case 'ineffective':
      return `${done}、効果が認められず見直し中`;
  }
}
