import type { INestApplicationContext } from '@nestjs/common';
import { plusMs, type Actor, type Instant } from '#kernel';
import { SweepClusters } from '#clusters';
import { SubmitComplaint } from '#intake';
import { JobRunner } from '#jobs';
import { SweepSiblings } from '#siblings';

const MINUTE = 60_000;

/** Callers of the last 71 minutes of the story, minutes before its end: one fault of one service, told by people who do not know each other. */
const CALLS = [
  {
    before: 71,
    name: '若松 明',
    phone: '090-0000-2301',
    text: 'マイページにログインしたら、知らない人の通話明細が表示された。相手の番号と日時が全部見えた。更新しても同じ。',
  },
  {
    before: 58,
    name: '月島 洋子',
    phone: '090-0000-2302',
    text: '会員ページで自分の利用状況を開いたところ、別の契約者の氏名と発信履歴が出てきた。自分の履歴も他人に見えているのではないかと心配している。',
  },
  {
    before: 44,
    name: '白川 実',
    phone: '090-0000-2303',
    text: 'アプリのマイページに他人の通話先の一覧が表示された。画面は消したが、こちらの明細も見られていないか調べてほしい。',
  },
  {
    before: 37,
    name: '花村 千夏',
    phone: '090-0000-2304',
    text: '先ほどからマイページの通話履歴が自分のものではない。他の人の通話の相手と時刻が見えてしまっている。',
  },
];

/** A cluster that is one: complaints of the last 71 minutes about a portal that shows other people's calls. */
export class DemoCluster {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly end: Instant,
  ) {}

  /** Takes the calls, in turn by the agents. */
  async calls(agents: readonly Actor[]): Promise<void> {
    const submit = this.context.get(SubmitComplaint, { strict: false });
    for (const [n, { before, name, phone, text }] of CALLS.entries()) {
      const agent = agents[n % agents.length];
      if (agent === undefined) throw new Error('the demo has no agents');
      const receivedAt = plusMs(this.end, -before * MINUTE);
      const note = { channel: 'phone', text, language: 'ja', contact: { name, phone }, receivedAt } as const;
      const bytes = Buffer.from(JSON.stringify(note));
      const idempotencyKey = `demo-cluster-${String(n)}`;
      const from = { bytes, mediaType: 'application/json', source: 'demo', idempotencyKey, giveSecret: false };
      await submit.execute(note, from, agent);
    }
  }

  /** Looks for clusters once, so that the first page shows what the sweep would find some minutes later. */
  async look(): Promise<void> {
    await this.context.get(JobRunner, { strict: false }).runInTurn();
    await this.context.get(SweepSiblings, { strict: false }).execute();
    await this.context.get(SweepClusters, { strict: false }).minute();
  }
}
