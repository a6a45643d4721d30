import type { INestApplicationContext } from '@nestjs/common';
import { plusMs, toInstant, tokyoDate } from '#kernel';
import { HandleComplaint } from '#complaints';
import { AddEstimate, HandleObligation, ReadIncident, SaveFacts, TransitionIncident } from '#incidents';
import {
  ApproveCampaign,
  CampaignProgress,
  ChangeList,
  CreateCampaign,
  HandleLetters,
  NoticeTemplates,
  ReleaseCampaign,
  RunCampaign,
  SendCampaign,
  type PartyInput,
} from '#notices';
import type { DemoClock } from './demo-clock.js';
import type { DemoOfficers } from './demo-officers.js';
import type { DemoStep } from './demo-step.js';
import { bringList } from './demo-list.js';
import { DemoReports } from './demo-reports.js';
import { DemoWalls } from './demo-walls.js';
import { DemoWork } from './demo-work.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What fills the blanks of the notice template, in their order. */
const NOTICE_WORDS = [
  '弊社の利用明細の画面で、お客様の通話の相手先と日時が、ほかのお客様に表示された可能性があります。弊社は、お客様からのお申し出により、このことを知りました。',
  '通話の相手先の電話番号、通話の日時、通話時間（お名前、住所、お支払い情報は含まれません）',
  '利用明細の画面を改修した際に、契約者番号を照合する条件が外れていました。',
  '不正に使われた事実は、これまで確認されていません。',
  '不審な電話やメールにご注意ください。総務省に報告し、改修の手順に二人での確認を加えました。',
  '平日 9:00～18:00',
];

/** Gives incidents a life: one whose persons are told, some that were none, some that were reported and closed. */
export class DemoIncidents {
  private count = 0;
  private readonly work: DemoWork;
  private readonly reports: DemoReports;

  constructor(
    private readonly context: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly people: DemoOfficers,
  ) {
    this.work = new DemoWork(context, clock, people);
    this.reports = new DemoReports(context, clock, people);
  }

  /** The steps that follow when a complaint was suspected at `at`. */
  stepsFor(complaintId: string, incidentId: string, at: Date): DemoStep[] {
    const n = this.count;
    this.count += 1;
    const after = (ms: number, run: () => Promise<void>): DemoStep => ({ at: new Date(at.getTime() + ms), run });
    if (n % 2 === 1) {
      return [after(4 * DAY, () => this.unfound(incidentId)), after(5 * DAY, () => this.closeComplaint(complaintId))];
    }
    return [
      after(20 * HOUR, () => this.confirm(incidentId)),
      ...(n === 0 ? [after(21 * HOUR, () => this.work.investigate(incidentId))] : []),
      ...(n === 0 ? this.handIns(incidentId, after) : []),
      ...(n === 0 ? [after(21.8 * HOUR, () => new DemoWalls(this.context, this.people).raise(incidentId))] : []),
      after(22 * HOUR, () => this.report(incidentId, 'soft')),
      after(24 * DAY, () => this.report(incidentId, 'hard')),
      ...(n === 0
        ? [
            after(25 * DAY, () => this.reports.supplement(incidentId)),
            after(26 * DAY, () => this.tellPersons(incidentId, complaintId)),
          ]
        : // It stays open: whom it concerns has not been told yet, and the page shows which gates are shut.
          [after(26 * DAY, () => this.work.conclude(incidentId, n))]),
      ...(n === 2 ? [after(26.5 * DAY, () => bringList(this.context, incidentId, this.people))] : []),
    ];
  }

  /** The reports of the first incident go through versions and approvals; those of the others are recorded only. */
  private handIns(incidentId: string, after: (ms: number, run: () => Promise<void>) => DemoStep): DemoStep[] {
    const early = ['art28-first', 'appi-preliminary'].map((form) =>
      after(21.5 * HOUR, () => this.reports.handIn(incidentId, form)),
    );
    const late = ['art28-detailed', 'appi-final'].map((form) =>
      after(24 * DAY - HOUR, () => this.reports.handIn(incidentId, form)),
    );
    return [...early, ...late];
  }

  private get<T>(type: abstract new (...args: never[]) => T): T {
    return this.context.get<T>(type, { strict: false });
  }

  private async move(incidentId: string, to: 'confirmed' | 'unfounded', reason: string): Promise<void> {
    const secrecy = { involved: false, reason: '通信に関する情報は表示されていないため。' };
    await this.get(TransitionIncident).execute(incidentId, { to, reason, secrecy }, this.people.officer);
  }

  /** No duty applies; one officer asks for the end, the other one approves it. */
  private async unfound(incidentId: string): Promise<void> {
    await this.decideAll(incidentId, { decision: 'does_not', why: '漏えいに当たらないことを確認したため。' });
    await this.move(
      incidentId,
      'unfounded',
      '記録を突き合わせ、他人が知り得る状態になっていなかったことを確認したため。',
    );
    await this.get(TransitionIncident).approve(incidentId, this.people.second);
  }

  private async confirm(incidentId: string): Promise<void> {
    const { officer, second } = this.people;
    await this.move(incidentId, 'confirmed', '記録を突き合わせ、他の契約者の情報が表示されていたことを確認したため。');
    const { version, knownAt } = await this.get(ReadIncident).execute(incidentId, officer, 'demo');
    const asOf = toInstant(this.clock.now());
    const moments = { occurred_at: plusMs(knownAt ?? asOf, -30 * HOUR), discovered_at: knownAt ?? asOf };
    await this.get(SaveFacts).execute(incidentId, { version, facts: { ...FACTS, ...moments } }, officer);
    await this.get(AddEstimate).execute(
      incidentId,
      { persons: 12, lines: 14, basis: '表示記録の抽出（第1回）', asOf },
      second,
    );
    await this.decideAll(incidentId, { decision: 'applies', why: '漏えいを確認したため。' });
  }

  private async decideAll(
    incidentId: string,
    decision: { decision: 'applies' | 'does_not'; why: string },
  ): Promise<void> {
    const { officer } = this.people;
    for (const { id } of (await this.get(ReadIncident).execute(incidentId, officer, 'demo')).obligations)
      await this.get(HandleObligation).decide(incidentId, id, decision, officer);
  }

  /** Records the reports of one kind as made a little earlier. */
  private async report(incidentId: string, kind: 'soft' | 'hard'): Promise<void> {
    const { officer } = this.people;
    const { obligations } = await this.get(ReadIncident).execute(incidentId, officer, 'demo');
    for (const obligation of obligations) {
      for (const stage of obligation.stages.filter((each) => each.kind === kind && each.reportedAt === null)) {
        const reportedAt = plusMs(toInstant(this.clock.now()), -HOUR);
        const submission = {
          stage: stage.stage,
          reportedAt,
          means: 'email',
          recipient: '担当窓口',
          receiptNote: '受領の返信あり',
        };
        await this.get(HandleObligation).record(incidentId, obligation.id, submission, officer);
      }
    }
  }

  /** A campaign to three persons, one of whose addresses does not exist any more. */
  private async tellPersons(incidentId: string, complaintId: string): Promise<void> {
    const { officer, second, manager } = this.people;
    const template = this.get(NoticeTemplates).get('leak-ja');
    const words = [...NOTICE_WORDS];
    const body = template.body.replace(/〔[^〕]*〕/g, () => words.shift() ?? '');
    const campaign = { incidentId, subject: template.subject, body, language: template.language };
    const id = await this.get(CreateCampaign).execute(campaign, officer);
    const rows: PartyInput[] = [
      { name: '青葉 一郎', email: 'aoba@example.jp', complaintId },
      { name: '白川 花子', email: 'shirakawa@example.jp' },
      {
        ...{ name: '星野 直樹', email: 'bounce-hoshino@example.jp', phone: '090-0000-2201' },
        ...{ postalCode: '980-0000', address: ['宮城県仙台市青葉区見本町1丁目2-3', '見本ハイツ201'] },
      },
      { name: '若葉 美咲', postalCode: '263-0023', address: ['千葉県千葉市稲毛区緑町3丁目30-8'], language: 'plain' },
      { name: '見本商事株式会社', postalCode: '100-0001', address: ['東京都千代田区見本町4-5-6'] },
      { name: '大空 翔', phone: '090-0000-2202' },
      { name: '海野 渚', phone: '090-0000-2203' },
      { name: '不明（相手先 その1）', role: 'unidentified' },
    ];
    await this.get(ChangeList).add(id, rows, officer);
    for (const approver of [second, manager]) await this.get(ApproveCampaign).execute(id, approver);
    await this.get(RunCampaign).start(id, officer);
    const { startsAt } = await this.get(CampaignProgress).of(id);
    if (startsAt !== null) this.clock.moveTo(new Date(startsAt));
    await this.sendOut(id);
    const { id: batch } = await this.get(HandleLetters).print(id, { most: 2, barcode: true }, officer);
    const on = tokyoDate(toInstant(this.clock.now()));
    await this.get(HandleLetters).post(batch, { on, except: [] }, officer);
  }

  /** The trial run and the rest, as far as the mail server takes it. */
  private async sendOut(id: string): Promise<void> {
    for (;;) {
      const { handedOver, stopped } = await this.get(SendCampaign).execute(id);
      if (stopped !== 'held' && handedOver === 0) return;
      const { hold } = await this.get(CampaignProgress).of(id);
      if (hold === null) return;
      const despite = hold === 'release' ? undefined : 'person-unreachable';
      await this.get(ReleaseCampaign).execute(id, this.people.second, despite);
    }
  }

  private async closeComplaint(id: string): Promise<void> {
    const secrecy = { involved: false, reason: '調査の結果、漏えいではないと確認した。' };
    const step = { to: 'closed', outcome: 'explained', secrecy } as const;
    await this.get(HandleComplaint).execute(id, step, this.people.officer);
  }
}

const FACTS = {
  summary: '利用明細の画面に、別の契約者の通話先と日時が表示された。画面の改修時の設定誤りによる。',
  discovery_path: '苦情窓口への申出を受けて表示記録を調べ、判明した。',
  place: '利用明細表示システム（東京都）',
  information_content: '通話の相手先電話番号、通話の日時及び通話時間',
  cause: '明細表示機能の改修で、契約者番号を照合する条件が外れていた。',
  secondary_harm: '確認されていない。',
  publication: '公表を準備している。',
  party_response: '当事者へ個別に電子メールで知らせ、専用の窓口を設ける。',
  recurrence_prevention: '改修時の試験項目に契約者の取り違えを加え、二人で確認する。',
  malicious_purpose: 'no',
  secrecy_involved: 'yes',
  personal_data: 'yes',
  special_care_data: 'no',
  property_harm: 'no',
  risk_to_persons: 'likely',
};
