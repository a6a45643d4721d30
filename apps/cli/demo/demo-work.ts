import type { INestApplicationContext } from '@nestjs/common';
import { addDays, plusMs, tokyoDate, toInstant } from '#kernel';
import {
  ConsiderRecurrence,
  EvidenceFiles,
  FindCause,
  PlanMeasure,
  ReadPrevention,
  RecordKnowledge,
  SetTask,
  WorkMeasure,
  WorkTask,
} from '#incidents';
import type { DemoClock } from './demo-clock.js';
import type { DemoOfficers } from './demo-officers.js';

const DAY = 86_400_000;

/** Causes of the demo's incidents in turn; the second comes back, so that a recurrence shows. */
const CAUSES = ['change-error', 'misaddressed', 'misaddressed', 'cache-or-session'] as const;

/** Investigates the demo's incidents, and sees to it that they do not happen again. */
export class DemoWork {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly people: DemoOfficers,
  ) {}

  /** Two tasks, one answered with a file and accepted; what stopped the harm; who else knew. */
  async investigate(incidentId: string): Promise<void> {
    const { officer, second } = this.people;
    const now = toInstant(this.clock.now());
    const tasks = this.get(SetTask);
    const logs = await tasks.execute(
      incidentId,
      {
        title: '表示記録の抽出',
        text: '改修の日から本日まで、契約者番号と表示先が一致しない記録を抽出してください。',
        assigneeKind: 'department',
        assignee: 'システム運用部',
        dueAt: plusMs(now, 2 * DAY),
      },
      officer,
    );
    await tasks.execute(
      incidentId,
      {
        title: '改修作業の経緯',
        text: '試験の範囲と、承認までの経緯を報告してください。',
        assigneeKind: 'contractor',
        assignee: '架空システム開発株式会社',
        dueAt: plusMs(now, 5 * DAY),
      },
      officer,
    );
    const bytes = Buffer.from('no,date\n1,2026-11-01\n2,2026-11-02\n');
    const file = { fileName: '表示記録の抽出.csv', mediaType: 'text/csv', bytes, ofId: logs };
    await this.get(EvidenceFiles).add(incidentId, file, officer);
    const answer = { step: 'answer', words: '14回線、12人分の記録が一致しませんでした。' } as const;
    await this.get(WorkTask).step(incidentId, logs, answer, officer);
    await this.get(WorkTask).step(incidentId, logs, { step: 'accept', words: '件数を検算した。' }, second);
    await this.get(RecordKnowledge).execute(
      incidentId,
      {
        who: 'department',
        name: 'システム運用部',
        what: '表示の取り違えを示す警告が出ていることを確認した。',
        learnedAt: plusMs(now, -DAY / 4),
      },
      officer,
    );
    const stop = { kind: 'containment', text: '利用明細の画面を停止する。', owner: 'システム運用部' } as const;
    const id = await this.get(PlanMeasure).execute(incidentId, { ...stop, dueOn: tokyoDate(now) }, officer);
    await this.get(WorkMeasure).step(incidentId, id, { step: 'done', words: '停止を確認した。' }, officer);
  }

  /** Cause and prevention, carried out and found effective by another person; a recurrence is considered. */
  async conclude(incidentId: string, n: number): Promise<void> {
    const { officer, second } = this.people;
    const code = CAUSES[Math.floor(n / 2) % CAUSES.length] ?? 'unknown';
    const basis = '記録の突合と聞き取りによる。';
    await this.get(FindCause).add(incidentId, { code, part: 'root', basis }, officer);
    const today = tokyoDate(toInstant(this.clock.now()));
    const plan = {
      kind: 'prevention',
      text: '作業の前後に、別の担当者が宛先と表示先を照合する。',
      owner: '品質管理部',
      causeCode: code,
      dueOn: addDays(today, 7),
      checkDueOn: addDays(today, 60),
    } as const;
    const id = await this.get(PlanMeasure).execute(incidentId, plan, officer);
    const work = this.get(WorkMeasure);
    await work.step(incidentId, id, { step: 'done', words: '手順書を改め、周知した。' }, officer);
    await work.step(incidentId, id, { step: 'effective', words: '抽出した30件に誤りはなかった。' }, second);
    for (const { id: recurrence } of (await this.get(ReadPrevention).execute(incidentId, officer)).recurrences) {
      const words = '前回の照合は窓口だけで行われていた。委託先の作業にも広げる。';
      await this.get(ConsiderRecurrence).execute(incidentId, recurrence, words, officer);
    }
  }

  private get<T>(type: abstract new (...args: never[]) => T): T {
    return this.context.get<T>(type, { strict: false });
  }
}
