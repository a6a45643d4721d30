import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { OpenIncident } from '#incidents';
import { Settings, type Actor } from '#kernel';
import {
  ApproveCampaign,
  CampaignProgress,
  ControlList,
  CreateCampaign,
  ReceiveList,
  ReleaseCampaign,
  RunCampaign,
  RunList,
  SendCampaign,
} from '#notices';
import { openContext } from '../context.js';

const person = (id: string, role: 'compliance' | 'manager'): Actor => ({ kind: 'user', id, role });
const AUTHOR = person('bench-author', 'compliance');
const APPROVERS = [person('bench-second', 'compliance'), person('bench-third', 'manager')];

/** Words of the campaigns: all that the rules ask for, about 1.5 KB. */
export const BENCH_WORDS = {
  subject: '【重要】お客様の通信に関するお詫びとお知らせ',
  body: `{{name}} 様

このたび、弊社の設備の設定の誤りにより、お客様の通信の記録がほかの方に見えた可能性があることが分かりました。
深くお詫び申し上げます。お問い合わせは電話で承ります。

■ 概要
2026年11月20日、弊社の利用明細の画面で、お客様の通話の相手先と日時が、ほかのお客様に表示された可能性があります。
■ 漏えいした情報の項目
通話の相手先の電話番号、通話の日時、通話時間（お名前、住所、お支払い情報は含まれません）
■ 原因
利用明細の画面を改修した際に、契約者番号を照合する条件が外れていました。
■ 二次被害又はそのおそれ
不正に使われた事実は、これまで確認されていません。
■ その他お客様へのお願い
不審な電話やメールにご注意ください。総務省に報告し、改修の手順に二人での確認を加えました。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00`,
};

/** Where a desk that is measured has its data, and by what it sends. */
export interface DeskPlace {
  dataDir: string;
  smtpUrl: string;
  connections: number;
}

/** A desk of its own whose campaigns are measured. */
export class NoticesDesk {
  private constructor(private readonly context: INestApplicationContext) {}

  static async open({ dataDir, smtpUrl, connections }: DeskPlace): Promise<NoticesDesk> {
    const settings = Settings.load({
      MADOGUCHI_DATA_DIR: dataDir,
      MADOGUCHI_LOG_LEVEL: 'warn',
      MADOGUCHI_SMTP_URL: smtpUrl,
      MADOGUCHI_MAIL_CONNECTIONS: String(connections),
      MADOGUCHI_MAIL_PER_MINUTE: '100000',
      MADOGUCHI_UNDO_SECONDS: '0',
      MADOGUCHI_CONTACT_LINE: '試験窓口 0120-000-000',
    });
    return new NoticesDesk(await openContext(settings));
  }

  /** A campaign to so many people, from a file, approved by two. */
  async campaign(people: number): Promise<string> {
    const { id: incidentId } = await this.get(OpenIncident).execute({ title: '計測', complaintIds: [] }, AUTHOR);
    const id = await this.get(CreateCampaign).execute({ incidentId, ...BENCH_WORDS, language: 'ja' }, AUTHOR);
    const bytes = Readable.from(fileOf(people));
    const provenance = { fileName: 'bench.csv', query: '-', extract: '-', extractedBy: '-', releasedBy: '-' };
    const list = await this.get(ReceiveList).execute(
      { incident: null, campaignId: id, again: false, provenance, bytes },
      AUTHOR,
    );
    await this.get(ControlList).check(list.id, null, AUTHOR, false);
    await this.get(RunList).execute(list.id, Number.MAX_SAFE_INTEGER);
    await this.get(ControlList).start(list.id, AUTHOR, false);
    await this.get(RunList).execute(list.id, Number.MAX_SAFE_INTEGER);
    for (const approver of APPROVERS) await this.get(ApproveCampaign).execute(id, approver);
    return id;
  }

  /** Starts a campaign and goes through its trial run, so that only the bulk is left. */
  async begun(id: string): Promise<void> {
    await this.get(RunCampaign).start(id, AUTHOR);
    for (;;) {
      const { stopped } = await this.get(SendCampaign).execute(id);
      if (stopped !== 'held') throw new Error(`the trial run did not wait for a person: ${String(stopped)}`);
      const { stage } = await this.get(CampaignProgress).of(id);
      await this.get(ReleaseCampaign).execute(id, AUTHOR);
      if (stage === 'ten') return;
    }
  }

  /** Sends until nothing is left or so many are out; answers how many. */
  async send(id: string, most = Infinity): Promise<number> {
    let sent = 0;
    while (sent < most) {
      const { handedOver, stopped } = await this.get(SendCampaign).execute(id);
      sent += handedOver;
      if (stopped !== 'run-limit') break;
    }
    return sent;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private get<T>(type: abstract new (...args: never[]) => T): T {
    return this.context.get(type as never, { strict: false });
  }
}

/** A list with a name and an address for each, at forty domains, in pieces. */
function* fileOf(people: number): Generator<Buffer> {
  yield Buffer.from('氏名,メールアドレス\r\n', 'utf8');
  for (let from = 0; from < people; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, people - from) }, (_, i) => {
      const n = String(from + i);
      return `試験 ${n},u${n}@d${String((from + i) % 40)}.example.jp\r\n`;
    });
    yield Buffer.from(rows.join(''), 'utf8');
  }
}
