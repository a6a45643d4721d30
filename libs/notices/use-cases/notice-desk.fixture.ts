import { AuditLog } from '#audit';
import type { IncidentRepository, IncidentTimeline, Walls } from '#incidents';
import { JobQueue } from '#jobs';
import { DomainEvents, nowInstant, Settings, type Actor, type Clock, type SettingValues } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { CampaignRows } from '../data/campaign-rows.js';
import { Notice } from '../data/notice.entities.js';
import { NoticeQueries } from '../data/notice-queries.js';
import { NoticeRows } from '../data/notice-rows.js';
import { PartyRows } from '../data/party-rows.js';
import { PartyAddresses } from '../data/party-addresses.js';
import { RulingRows } from '../data/ruling-rows.js';
import { PlanRows } from '../data/plan-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import type { NoticeState } from '../domain/notice-state.js';
import type { NoticeStep } from '../domain/notice-step.js';
import { NodemailerMailer } from '../mail/nodemailer-mailer.js';
import { ApproveCampaign } from './approve-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { KnownParties } from '../identity/known-parties.js';
import { PairRows } from '../identity/pair-rows.js';
import { PlaceRows } from '../identity/place-rows.js';
import { ListLock } from '../imports/list-lock.js';
import { SourceRows } from '../imports/source-rows.js';
import { CurrentSteps } from '../ladder/current-step.js';
import { AcknowledgeByReply } from '../ladder/acknowledge-by-reply.js';
import { DownTheLadder } from '../ladder/down-the-ladder.js';
import { LostAgain } from '../ladder/lost-again.js';
import { LadderBook } from '../ladder/ladder-book.js';
import { LadderNotices } from '../ladder/ladder-notices.js';
import { NextStep } from '../ladder/next-step.js';
import { ChangeList, ListParts } from './change-list.js';
import { CreateCampaign } from './create-campaign.js';
import type { IncidentGate } from './incident-gate.js';
import { MarkTold } from './mark-told.js';
import { NoticeTemplates } from './notice-templates.js';
import { ReadCampaign } from './read-campaign.js';
import { RemoveParty } from './remove-party.js';
import { RecordBounce } from './record-bounce.js';
import type { RunCampaign } from './run-campaign.js';
import type { CampaignProgress } from './campaign-progress.js';
import type { ReleaseCampaign } from './release-campaign.js';
import type { SendCampaign } from './send-campaign.js';
import { sendingOf, type SendingDesk, type SendingTools } from './sending.fixture.js';
import type { SendingRows } from './sending-parts.js';
import { PlanWaitingMail } from './plan-waiting-mail.js';
import { OutgoingRows, RecoverOrphans } from './recover-orphans.js';

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
  readonly release: ReleaseCampaign;
  readonly progress: CampaignProgress;
  readonly events = new DomainEvents();
  readonly tools: SendingTools;
  readonly send: SendCampaign;
  readonly read: ReadCampaign;
  readonly told: MarkTold;
  readonly removal: RemoveParty;
  readonly book: LadderBook;
  readonly ladder: LadderNotices;
  readonly down: DownTheLadder;
  readonly replies: AcknowledgeByReply;
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
    const incidents = {
      openIncident: (id: string) => Promise.resolve(id),
      numberOf: () => Promise.resolve('I-2026-0001'),
    } as unknown as IncidentGate;
    this.settings = Settings.from(
      Object.assign({}, parts.settings, { contactLine: '窓口 0120-000-000', undoSeconds: 0 }, over),
    );
    this.mailer = new NodemailerMailer(this.settings, clock);
    this.audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    const { audit, vault } = this;
    const acknowledgements = new AcknowledgementRows(uow, vault);
    const campaigns = new CampaignRows(uow, vault, new PlanRows(uow));
    const notices = new NoticeRows(uow);
    const parties = new PartyRows(uow, vault);
    this.queries = new NoticeQueries(uow, parties);
    this.create = new CreateCampaign(uow, campaigns, templates, incidents, audit, clock);
    this.sources = new SourceRows(uow, vault);
    this.place = new PlaceRows(parties, new KnownParties(parties), new PairRows(uow));
    const lock = new ListLock(campaigns, this.sources);
    this.change = new ChangeCampaign(uow, campaigns, lock, audit, clock);
    const lists = new ListParts(lock, this.sources, this.place, parties);
    this.list = new ChangeList(uow, lists, audit, clock);
    this.approve = new ApproveCampaign(uow, campaigns, templates, audit, clock);
    const { settings, mailer, jobs, events } = this;
    this.tools = { uow, clock, vault, audit, settings, mailer, jobs, events, incidents, campaigns, notices, parties };
    const sending = this.anotherDesk();
    this.rows = sending.rows;
    this.run = sending.run;
    this.send = sending.send;
    this.release = sending.release;
    this.progress = sending.progress;
    const rulings = new RulingRows(uow);
    this.read = new ReadCampaign(campaigns, this.queries, templates, this.mailer, rulings, audit);
    this.book = bookOf(campaigns, audit, clock);
    this.ladder = new LadderNotices(notices, new CurrentSteps(uow, notices), new NextStep(clock));
    this.told = new MarkTold(uow, this.book, this.ladder);
    this.removal = new RemoveParty(uow, lists.lock, rulings, this.book);
    const outgoing = new OutgoingRows(notices, acknowledgements, new TrialRows());
    const lost = new LostAgain(new NextStep(clock), this.book, events);
    this.bounce = new RecordBounce(uow, outgoing, lost, audit, clock);
    this.down = new DownTheLadder(uow, this.book, this.ladder, lost);
    const addresses = new PartyAddresses(uow, parties);
    this.replies = new AcknowledgeByReply(uow, this.book, this.ladder, addresses, events);
    this.waiting = new PlanWaitingMail(uow, campaigns, acknowledgements, this.jobs, this.mailer, clock);
    this.orphans = new RecoverOrphans(uow, outgoing, new SenderRows(), audit, clock);
  }

  /** Sending as another process would have it. */
  anotherDesk(): SendingDesk {
    return sendingOf(this.tools);
  }

  /** A sender as another process would have it. */
  anotherSender(): SendCampaign {
    return this.anotherDesk().send;
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

  /** A campaign that is sent to everybody: its time has come and its trial run is behind it. */
  async started(emails: readonly string[]): Promise<string> {
    const id = await this.approved(emails);
    await this.run.start(id, author);
    const at = nowInstant(this.parts.clock);
    await this.parts.uow.write(async (m) => {
      const { campaigns, plan } = this.rows;
      await campaigns.move(id, 'scheduled', 'canary', at);
      for (let after: string | null = ''; after !== null;) after = await plan.planSome(m, id, after, at);
      await campaigns.setStage(id, { stage: null, hold: null }, { stage: 'all', hold: null }, at);
      await campaigns.move(id, 'canary', 'running', at);
    });
    return id;
  }

  async stateOf(campaignId: string): Promise<string> {
    return (await this.rows.campaigns.get(campaignId)).row.state;
  }

  /** States of all notices of a step in the order in which they were planned. */
  async states(step: NoticeStep = 'email'): Promise<NoticeState[]> {
    const notices = await this.parts.uow.reads.find(Notice, { where: { step }, order: { id: 'ASC' } });
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

/** What a person tells when they write down that they told somebody. */
export const BY_PHONE = { means: 'phone' as const, on: '2026-11-25', note: '本人確認のうえ 9:05 に代表番号から説明' };

/** State of the one incident. */
export const incidentNow = { state: 'confirmed' };

/** The ladder's book over one incident whose timeline is the audit log. */
function bookOf(campaigns: CampaignRows, audit: AuditLog, clock: Clock): LadderBook {
  const incidents = {
    row: (id: string) => Promise.resolve({ id, number: 'I-2026-0001', keyId: '', state: incidentNow.state }),
  } as unknown as IncidentRepository;
  const timeline = {
    record: (incident: { id: string }, { actor, action, facts }: Parameters<IncidentTimeline['record']>[1]) =>
      audit.append({ actor, action: `incident.${action}`, object: `incident:${incident.id}`, facts: facts ?? {} }),
  } as unknown as IncidentTimeline;
  return new LadderBook(campaigns, incidents, timeline, {} as Walls, audit, clock);
}
