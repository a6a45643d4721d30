import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReportEvidence, type FieldValue } from '#incidents';
import { query, UnitOfWork } from '#persistence';
import { NoticeQueries } from '../data/notice-queries.js';
import { TOLD_STATES } from '../domain/notice-state.js';
import type { NoticeStep } from '../domain/notice-step.js';

const STEPS = {
  email: '電子メール',
  letter: '書面',
  phone: '電話',
  substitute: '代替措置',
} as const satisfies Record<NoticeStep, string>;

/** Gives the reports to authorities how many were told, by which means: figures only. */
@Injectable()
export class NoticeProgress implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: NoticeQueries,
    private readonly evidence: ReportEvidence,
  ) {}

  onModuleInit(): void {
    this.evidence.register('notice_progress', (incident) => this.of(incident.id));
  }

  /** Null while nobody was told. */
  async of(incidentId: string): Promise<FieldValue | null> {
    const steps = await this.told(incidentId);
    if (steps.length === 0) return null;
    const left = await this.queries.countNotYetTold(incidentId);
    const confirmed = steps.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    const parts = [
      ...(Object.keys(STEPS) as NoticeStep[]).flatMap((step) => {
        const found = steps.find((each) => each.step === step);
        return found === undefined ? [] : [`${STEPS[step]} ${people(found.n)}`];
      }),
      ...(confirmed > 0 ? [`うち本人の確認 ${people(confirmed)}`] : []),
      `まだ知らせることのできていない方 ${people(left)}`,
    ];
    return { value: parts.join('、'), source: '通知の記録' };
  }

  /** Persons told by each step; who was told by two steps stands in both. */
  private async told(incidentId: string): Promise<{ step: NoticeStep; n: number; acknowledged: number }[]> {
    const rows = await query<{ step: NoticeStep; n: number | string; acknowledged: number | string }>(
      this.uow.manager,
      `SELECT n.step AS step, COUNT(DISTINCT n.party_id) AS n,
         COUNT(DISTINCT CASE WHEN n.state = 'acknowledged' THEN n.party_id END) AS acknowledged
       FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id
       WHERE c.incident_id = ? AND n.state IN (${TOLD_STATES.map(() => '?').join(', ')}) GROUP BY n.step`,
      [incidentId, ...TOLD_STATES],
    );
    return rows.map(({ step, n, acknowledged }) => ({ step, n: Number(n), acknowledged: Number(acknowledged) }));
  }
}

function people(n: number): string {
  return `${n.toLocaleString('ja-JP')}人`;
}
