import type { INestApplicationContext } from '@nestjs/common';
import { toInstant } from '#kernel';
import {
  ApproveReport,
  MakeReportVersion,
  ReadIncident,
  ReadReports,
  ReceiptFiles,
  SaveFacts,
  SubmitReport,
  type NewReportVersion,
} from '#incidents';
import type { DemoClock } from './demo-clock.js';
import type { DemoOfficers } from './demo-officers.js';

const RECEIVED = '報告を受領しました。受付番号 0000（見本）';

/** Reports to the authority: handed in with their receipts, and a supplement that waits for its second approval. */
export class DemoReports {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly people: DemoOfficers,
  ) {}

  /** A version of a form, approved by both managers, handed in, and confirmed by the authority. */
  async handIn(incidentId: string, form: string): Promise<void> {
    const { officer, manager, secondManager } = this.people;
    const version = await this.version(incidentId, { form, kind: 'original' });
    for (const approver of [manager, secondManager]) await this.approve(incidentId, version, approver);
    const handed = {
      reportedAt: toInstant(this.clock.now()),
      means: 'email',
      recipient: '総合通信局 担当窓口',
      receiptNote: '受付番号 0000（見本）',
    };
    await this.get(SubmitReport).execute(incidentId, version, handed, officer);
    const file = { name: '受領の返信.txt', mediaType: 'text/plain', bytes: Buffer.from(RECEIVED, 'utf8') };
    await this.get(ReceiptFiles).add(incidentId, version, file, officer);
  }

  async supplement(incidentId: string): Promise<void> {
    const { officer, manager } = this.people;
    const { version: seen } = await this.get(ReadIncident).execute(incidentId, officer, 'demo');
    const facts = {
      publication: '自社のサイトで公表した。',
      secondary_harm: '確認されていない。引き続き申出を確認している。',
    };
    await this.get(SaveFacts).execute(incidentId, { version: seen, facts }, officer);
    const reason = '公表の実施状況が決まったため。';
    const version = await this.version(incidentId, { form: 'art28-first', kind: 'supplement', reason });
    await this.approve(incidentId, version, manager);
  }

  private version(incidentId: string, wanted: NewReportVersion): Promise<string> {
    return this.get(MakeReportVersion).execute(incidentId, wanted, this.people.officer);
  }

  private async approve(incidentId: string, version: string, approver: DemoOfficers['manager']): Promise<void> {
    const { bindingHash } = await this.get(ReadReports).one(incidentId, version, approver);
    await this.get(ApproveReport).execute(incidentId, version, bindingHash, approver);
  }

  private get<T>(type: abstract new (...args: never[]) => T): T {
    return this.context.get<T>(type, { strict: false });
  }
}
