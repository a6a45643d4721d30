import { Injectable } from '@nestjs/common';
import { Settings, tokyoMonth } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { cohensKappa, type Kappa } from '../domain/kappa.js';

/** Agreement of first and second readers in a Tokyo month. */
export type MonthOfAgreement = Kappa & { month: string; thirdWaiting: number };

/** Signals that two people read, month by month of the second reading. */
export interface ControlSet {
  sharePercent: number;
  /** Second readings that wait. */
  waiting: number;
  months: MonthOfAgreement[];
}

interface ControlRow {
  first_decision: string;
  second_decision: string | null;
  second_at: string | null;
  third_task_id: string | null;
  third_decision: string | null;
}

interface Month {
  table: [[number, number], [number, number]];
  thirdWaiting: number;
}

/** Reads how far two people agree on the same signals. */
@Injectable()
export class ReadAgreement {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  async execute(): Promise<ControlSet> {
    const rows = await query<ControlRow>(
      this.uow.reads,
      `SELECT first_decision, second_decision, second_at, third_task_id, third_decision FROM control_readings
       ORDER BY second_at`,
    );
    const months = new Map<string, Month>();
    for (const row of rows) {
      if (row.second_at === null) continue;
      const month = tokyoMonth(row.second_at);
      const known: Month = months.get(month) ?? {
        table: [
          [0, 0],
          [0, 0],
        ],
        thirdWaiting: 0,
      };
      known.table[row.first_decision === 'suspected' ? 1 : 0][row.second_decision === 'suspected' ? 1 : 0] += 1;
      if (row.third_task_id !== null && row.third_decision === null) known.thirdWaiting += 1;
      months.set(month, known);
    }
    return {
      sharePercent: this.settings.controlShare,
      waiting: rows.filter((row) => row.second_at === null).length,
      months: [...months].map(([month, { table, thirdWaiting }]) => ({ month, ...cohensKappa(table), thirdWaiting })),
    };
  }
}
