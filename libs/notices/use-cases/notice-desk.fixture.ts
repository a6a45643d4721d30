import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { Settings, type Actor, type Clock, type SettingValues } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { CampaignRows } from '../data/campaign-rows.js';
import { Notice } from '../data/notice.entities.js';
import { NoticeQueries } from '../data/notice-queries.js';
import { NoticeRows } from '../data/notice-rows.js';
import { PartyRows } from '../data/party-rows.js';
import type { NoticeState } from '../domain/notice-state.js';
import { NodemailerMailer } from '../mail/nodemailer-mailer.js';
import { ApproveCampaign } from './approve-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { KnownParties } from '../identity/known-parties.js';
import { PairRows } from '../identity/pair-rows.js';
import { PlaceRows } from '../identity/place-rows.js';
import { ListLock } from '../imports/list-lock.js';
import { SourceRows } from '../imports/source-rows.js';
import { ChangeList, ListParts } from './change-list.js';
import { CreateCampaign } from './create-campaign.js';
import type { IncidentGate } from './incident-gate.js';
import { MarkTold } from './mark-told.js';
import { NoticeTemplates } from './notice-templates.js';
import { ReadCampaign } from './read-campaign.js';
import { RecordBounce } from './record-bounce.js';
import { RunCampaign } from './run-campaign.js';
import { SendCampaign, SendingRows } from './send-campaign.js';
import { PlanWaitingMail } from './plan-waiting-mail.js';
import { RecoverOrphans } from './recover-orphans.js';

export const INCIDENT = '01JDH0NC0DENT0000000000000';
/** Who writes; `second` and `third` approve. */
export const author: Actor = { kind: 'user', id: 'kenta', role: 'compliance' };
export const second: Actor = { kind: 'user', id: 'misaki', role: 'compliance' };
export const third: Actor = { kind: 'user', id: 'sora', role: 'manager' };

const shipped = new NoticeTemplates().get('leak-ja');
/** The shipped Japanese text with its blanks written. */
export const noticeText = {
  subject: shipped.subject,
  body: shipped.body.replace(/〔[^〕]*〕/g, '平日 9:00～18:00 の事項'),
  language: 'ja' as const,
};

/** A queue that only notes what was put into it. */
export class NotedJobs extends JobQueue {
  readonly noted: string[] = [];

  override enqueue(kind: string): Promise<void> {
    this.noted.push(kind);
    return Promise.resolve();
  }

  override dead(): Promise<[]> {
    return Promise.resolve([]);
  }

  override revive(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

export interface NoticeDeskParts {
  uow: UnitOfWork;
  settings: SettingValues;
  clock: Clock;
}

/** Every part of this feature over one database and one mail server, for specs. Incidents are taken for open. */
export class NoticeDesk {
  readonly jobs = new NotedJobs();
  readonly settings: Settings;
  readonly mailer: NodemailerMailer;
  readonly audit: AuditLog;
  readonly vault: Vault;
  readonly rows: SendingRows;
  readonly queries: NoticeQueries;
  readonly create: CreateCampaign;
  readonly change: ChangeCampaign;
  readonly list: ChangeList;
  readonly sources: SourceRows;
  readonly place: PlaceRows;
  readonly approve: ApproveCampaign;
  readonly run: RunCampaign;
  readonly send: SendCampaign;
  readonly read: ReadCampaign;
  readonly told: MarkTold;
  readonly bounce: RecordBounce;
  readonly waiting: PlanWaitingMail;
  readonly orphans: RecoverOrphans;

  constructor(
    private readonly parts: NoticeDeskParts,
    over: Partial<SettingValues>,
  ) {
    const { uow, clock } = parts;
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const templates = new NoticeTemplates();
    const incidents = { openIncident: (id: string) => Promise.resolve(id) } as unknown as IncidentGate;
    this.settings = Settings.from(Object.assign({}, parts.settings, { contactLine: '窓口 0120-000-000' }, over));
    this.mailer = new NodemailerMailer(this.settings, clock);
    this.audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    const { audit, vault } = this;
    const acknowledgements = new AcknowledgementRows(uow, vault);
    const campaigns = new CampaignRows(uow, vault);
    const notices = new NoticeRows(uow, vault);
    const parties = new PartyRows(uow, vault);
    this.rows = new SendingRows(campaigns, notices, parties);
    this.queries = new NoticeQueries(uow, parties);
    this.create = new CreateCampaign(uow, campaigns, templates, incidents, audit, clock);
    this.change = new ChangeCampaign(uow, campaigns, audit, clock);
    this.sources = new SourceRows(uow, vault);
    this.place = new PlaceRows(parties, new KnownParties(parties), new PairRows(uow));
    const lists = new ListParts(new ListLock(uow, campaigns), this.sources, this.place, parties);
    this.list = new ChangeList(uow, lists, audit, clock);
    this.approve = new ApproveCampaign(uow, campaigns, notices, templates, audit, clock);
    this.run = new RunCampaign(uow, campaigns, this.jobs, audit, clock);
    this.send = this.anotherSender();
    this.read = new ReadCampaign(campaigns, this.queries, templates, this.mailer, audit);
    this.told = new MarkTold(uow, notices, audit, clock);
    this.bounce = new RecordBounce(uow, notices, acknowledgements, audit, clock);
    this.waiting = new PlanWaitingMail(uow, campaigns, acknowledgements, this.jobs, this.mailer, clock);
    this.orphans = new RecoverOrphans(uow, notices, acknowledgements, audit, clock);
  }

  /** A sender as another process would have it. */
  anotherSender(): SendCampaign {
    return new SendCampaign(this.parts.uow, this.rows, this.mailer, this.audit, this.settings, this.parts.clock);
  }

  async draft(emails: readonly string[]): Promise<string> {
    const id = await this.create.execute({ incidentId: INCIDENT, ...noticeText }, author);
    const parties = emails.map((email, index) => ({ email, name: `受取人${String(index)}` }));
    await this.list.add(id, parties, author);
    return id;
  }

  async approved(emails: readonly string[]): Promise<string> {
    const id = await this.draft(emails);
    await this.approve.execute(id, second);
    await this.approve.execute(id, third);
    return id;
  }

  async started(emails: readonly string[]): Promise<string> {
    const id = await this.approved(emails);
    await this.run.start(id, author);
    return id;
  }

  async stateOf(campaignId: string): Promise<string> {
    return (await this.rows.campaigns.get(campaignId)).row.state;
  }

  /** States of all notices in the order in which they were listed. */
  async states(): Promise<NoticeState[]> {
    const notices = await this.parts.uow.reads.find(Notice, { order: { id: 'ASC' } });
    return notices.map((notice) => notice.state);
  }

  /** Actions in the audit log, oldest first. */
  async actions(): Promise<string[]> {
    const rows: { action: string }[] = await this.parts.uow.reads.query(
      'SELECT action FROM audit_entries ORDER BY seq',
    );
    return rows.map((row) => row.action);
  }
}
