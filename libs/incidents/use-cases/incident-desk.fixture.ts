import { join } from 'node:path';
import { DomainEvents, newId, type Actor, type Clock, type Instant, type Settings } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { FileBlobStore, newRing, Originals, RingMasterKey, Vault } from '#vault';
import { AuditLog } from '#audit';
import { ComplaintRepository, ComplaintWalls } from '#complaints';
import { GroupClock, GroupRows } from '#siblings';
import { ReportData } from '../data/form-files.js';
import { EndProposals } from '../data/end-proposals.js';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentSeals } from '../data/incident-seals.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { FactHistory } from '../report/data/fact-history.js';
import { ReportReceipts } from '../report/data/report-receipts.js';
import { ReportRows } from '../report/data/report-rows.js';
import { OtherReports } from '../report/other-reports.js';
import { ReportEvidence } from '../report/report-evidence.js';
import { ApproveReport } from '../report/use-cases/approve-report.js';
import { FillReport } from '../report/use-cases/fill-report.js';
import { HandIn } from '../report/use-cases/hand-in.js';
import { MakeReportVersion } from '../report/use-cases/make-report-version.js';
import { ReadReports } from '../report/use-cases/read-reports.js';
import { ReceiptFiles } from '../report/use-cases/receipt-files.js';
import { ReportContentNow } from '../report/use-cases/report-content-now.js';
import { ReportEditions } from '../report/use-cases/report-editions.js';
import { SubmitReport } from '../report/use-cases/submit-report.js';
import type { SweepClocks } from '../jobs/sweep-clocks.js';
import { AddEstimate } from './add-estimate.js';
import { AnswerSecrecy } from './answer-secrecy.js';
import { BuildReport } from './build-report.js';
import { ChangeKnownAt, MomentsMoved } from './change-known-at.js';
import type { ClosingGates } from './closing-gates.js';
import { FactRules } from './fact-rules.js';
import { FirstKnownAt } from './first-known-at.js';
import type { HandleObligation } from './handle-obligation.js';
import { IncidentStanding } from './incident-standing.js';
import { JudgeMember } from './judge-member.js';
import { LinkComplaint } from './link-complaint.js';
import { ListIncidents } from './list-incidents.js';
import { ObligationDesk } from './obligation-desk.fixture.js';
import { OpenIncident } from './open-incident.js';
import { SignSeen } from './sign-seen.js';
import { ReadIncident } from './read-incident.js';
import { ReportStore } from './report-store.js';
import { ReportValues } from './report-values.js';
import { SaveFacts } from './save-facts.js';
import { SecondAtEnd } from './second-at-end.js';
import { EndingRules, TransitionIncident } from './transition-incident.js';
import { WorkDesk } from '../work-desk.fixture.js';
import { Reach } from '../walls/data/reach.js';
import { WallRows } from '../walls/data/wall-rows.js';
import { Walls } from '../walls/use-cases/walls.js';

/** Two compliance officers and a manager, so that two people can be found for everything. */
export const hana: Actor = { kind: 'user', id: 'hana', role: 'compliance' };
export const ren: Actor = { kind: 'user', id: 'ren', role: 'compliance' };
export const mio: Actor = { kind: 'user', id: 'mio', role: 'manager' };

/** Every part of this feature over one database, for specs. */
export class IncidentDesk {
  readonly vault: Vault;
  readonly audit: AuditLog;
  readonly complaints: ComplaintRepository;
  readonly incidents: IncidentRepository;
  readonly obligations: ObligationRepository;
  readonly gates: ClosingGates;
  readonly events = new DomainEvents();
  readonly complaintWalls = new ComplaintWalls();
  readonly groups: GroupRows;
  readonly groupClock: GroupClock;
  /** Investigation, measures, causes, knowledge and answers. */
  readonly work: WorkDesk;
  readonly judge: JudgeMember;
  readonly link: LinkComplaint;
  readonly transition: TransitionIncident;
  readonly open: OpenIncident;
  readonly knownAt: ChangeKnownAt;
  readonly facts: SaveFacts;
  readonly estimates: AddEstimate;
  readonly handle: HandleObligation;
  readonly reader: ReadIncident;
  readonly list: ListIncidents;
  readonly sign: SignSeen;
  readonly reports: BuildReport;
  readonly evidence: ReportEvidence;
  readonly versions: {
    make: MakeReportVersion;
    approve: ApproveReport;
    submit: SubmitReport;
    receipts: ReceiptFiles;
    read: ReadReports;
  };
  readonly sweep: SweepClocks;
  /** Obligations and their clocks. */
  readonly duties: ObligationDesk;

  constructor(
    private readonly uow: UnitOfWork,
    settings: Settings,
    private readonly clock: Clock,
  ) {
    this.groups = new GroupRows(uow, clock);
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    this.vault = new Vault(uow, master, clock);
    this.audit = new AuditLog(uow, master, clock);
    this.complaints = new ComplaintRepository(uow, this.vault);
    const seals = new IncidentSeals(this.vault);
    const timeline = new IncidentTimeline(uow, seals, this.audit, clock);
    const records = new IncidentRecords(uow, seals);
    const data = new ReportData(settings);
    this.incidents = new IncidentRepository(uow, seals);
    this.obligations = new ObligationRepository(uow, seals);
    const blobs = new FileBlobStore(join(settings.dataDir, 'blobs'));
    const originals = new Originals(uow, this.vault, blobs, clock);
    const { vault, audit, events, incidents, obligations, complaints } = this;
    this.work = new WorkDesk({
      ...{ uow, clock, events, vault, audit, originals, seals, timeline, records },
      ...{ incidents, obligations, complaints },
    });
    this.gates = this.work.gates;
    this.duties = new ObligationDesk({
      ...{ uow, settings, clock, events, incidents, obligations },
      ...{ records, timeline, data },
    });
    const { clocks, regimes } = this.duties;
    const groups = new GroupClock(uow, this.groups, this.complaintWalls);
    this.groupClock = groups;
    this.link = new LinkComplaint(uow, this.incidents, this.complaints, timeline, groups, this.events);
    const sign = new SignSeen(this.incidents, groups, this.complaintWalls);
    this.sign = sign;
    const first = new FirstKnownAt(this.incidents, records, groups, timeline, sign);
    const { answers } = this.work;
    const ends = new EndProposals(uow, seals);
    const secrecy = new AnswerSecrecy(uow, incidents, answers, records, timeline, clocks);
    const second = new SecondAtEnd(answers, records, obligations, timeline, ends);
    const ending = new EndingRules(secrecy, this.gates, second, timeline);
    this.transition = new TransitionIncident(uow, this.incidents, clocks, ending, first, this.events);
    this.judge = new JudgeMember(uow, this.incidents, this.work.answers, timeline, this.transition);
    this.open = new OpenIncident(uow, this.incidents, timeline, this.link, this.transition, clock);
    const moved = new MomentsMoved(clocks, this.work.recurrences);
    this.knownAt = new ChangeKnownAt(uow, this.incidents, records, timeline, moved, clock);
    const rules = new FactRules(data, clocks, clock);
    this.facts = new SaveFacts(uow, this.incidents, records, timeline, rules, this.work.recurrences);
    this.estimates = new AddEstimate(uow, this.incidents, records, timeline, clocks);
    this.handle = this.duties.handle;
    const others = new OtherReports(this.obligations, regimes);
    this.evidence = new ReportEvidence();
    const values = new ReportValues(data, this.incidents, records, new FactHistory(uow, seals), others, this.evidence);
    const fill = new FillReport(values, data, clock);
    const rows = new ReportRows(uow, seals);
    const editions = new ReportEditions(rows);
    const store = new ReportStore(records, timeline);
    this.reports = new BuildReport(uow, this.incidents, store, fill, editions);
    const now = new ReportContentNow(rows, fill);
    const handIn = new HandIn(this.obligations, this.handle, store, rows, timeline, clock);
    const receipts = new ReportReceipts(uow, seals, this.vault, originals);
    this.versions = {
      make: new MakeReportVersion(uow, this.incidents, rows, fill, timeline, clock),
      approve: new ApproveReport(uow, this.incidents, rows, now, timeline, clock),
      submit: new SubmitReport(uow, this.incidents, rows, editions, now, handIn),
      receipts: new ReceiptFiles(uow, this.incidents, rows, receipts, timeline, clock),
      read: new ReadReports(this.incidents, rows, receipts, fill, timeline, this.obligations),
    };
    const standing = new IncidentStanding(this.duties.board, this.gates, answers, ends, timeline, groups);
    this.reader = new ReadIncident(this.incidents, records, timeline, standing, this.reports, sign);
    const walls = new Walls(new WallRows(uow, seals, this.vault), new Reach(uow), clock);
    this.list = new ListIncidents(this.incidents, this.obligations, this.audit, walls, sign);
    this.sweep = this.duties.sweep;
  }

  /** Records a cause and carries out prevention, which every closing asks for. */
  async causeAndPrevention(incidentId: string): Promise<void> {
    const { causes, measures } = this.work;
    await causes.find.add(incidentId, { code: 'change-error', part: 'root', basis: '改修の記録による' }, hana);
    const plan = { kind: 'prevention', text: '改修の前に二人で点検する', owner: '開発部' } as const;
    const dates = { dueOn: '2030-01-01', checkDueOn: '2030-07-01' };
    const id = await measures.plan.execute(incidentId, { ...plan, ...dates }, hana);
    await measures.work.step(incidentId, id, { step: 'done', words: '手順書を改めた' }, ren);
  }

  /** Decides that no duty applies, asks for `unfounded` as hana and approves it as ren. */
  async unfounded(incidentId: string): Promise<void> {
    for (const { obligation } of await this.obligations.ofIncident(incidentId))
      await this.handle.decide(incidentId, obligation.id, { decision: 'does_not', why: '漏えいではない' }, hana);
    const secrecy = { involved: false, reason: '本人の設定による' };
    await this.transition.execute(incidentId, { to: 'unfounded', reason: '誤り', secrecy }, hana);
    await this.transition.approve(incidentId, ren);
  }

  /** Registers an invented complaint that arrived at `receivedAt`; answers its identifier. */
  async complaint(receivedAt: Instant): Promise<string> {
    return this.uow.write(async (m) => {
      const id = newId();
      const { id: keyId } = await this.vault.newKey('complaint');
      const complaint = {
        id,
        arrivalId: newId(),
        keyId,
        channel: 'phone' as const,
        language: 'ja',
        receivedAt,
        text: '他の人のメールが自分の受信箱に表示されます。',
        details: { subject: null, contact: {} },
        humanMustRead: false,
        viaRelay: false,
        callbackAt: null,
        occurredOn: null,
        category: 'secrecy' as const,
        severity: 'high' as const,
        flagged: true,
        secretHash: null,
        messageIds: [],
      };
      await this.complaints.add(m, complaint, this.clock.now().toISOString());
      return id;
    });
  }
}
