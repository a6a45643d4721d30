import { AuditLog } from '#audit';
import { PermissionTable, UserRows } from '#access';
import {
  ComplaintParts,
  ComplaintRepository,
  HandleComplaint,
  PromiseRows,
  ComplaintWalls,
  ListComplaints,
  QueueSight,
  RegisterComplaint,
  UpdateComplaint,
} from '#complaints';
import type { AssessInput, EngineResult, SignalKind, TriageEngine } from '#engine';
import {
  DomainEvents,
  loadYaml,
  newId,
  readSettings,
  Settings,
  type Actor,
  type Clock,
  type SettingValues,
} from '#kernel';
import type { UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { AssessmentRows } from '../data/assessment-rows.js';
import { DecisionRows } from '../data/decision-rows.js';
import { BlindReadings } from '../review/blind-readings.js';
import { DecisionRegister } from '../review/decision-register.js';
import { HoldClosing } from '../review/hold-closing.js';
import { OpenSignals } from '../review/open-signals.js';
import { ReviewTasks } from '../review/review-tasks.js';
import { SeenAssessments } from '../review/seen-assessments.js';
import { SamplingParts } from '../sampling/sampling-parts.fixture.js';
import { DecideSignals } from './decide-signals.js';
import { ActiveEngine, type LoadActive } from '../lookback/use-cases/active-engine.js';
import { RecordAssessment } from './record-assessment.js';
import { ReviewQueue } from './review-queue.js';

/** A compliance officer and an agent. */
export const hana: Actor = { kind: 'user', id: 'hana', role: 'compliance' };
export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };

/** Reads `signals: misdelivery L2` as a flagged text with that kind and lead class; anything else as unflagged. */
export function scripted({ text }: AssessInput): EngineResult {
  const at = text.indexOf('signals:');
  const words =
    at === -1
      ? []
      : text
          .slice(at + 8)
          .trim()
          .split(/\s+/)
          .filter(Boolean);
  const kinds = words.filter((word) => !/^L\d+$/.test(word)) as SignalKind[];
  return {
    score: at === -1 ? 0.01 : 0.9,
    flagged: at !== -1,
    kinds,
    leads: words.filter((word) => /^L\d+$/.test(word)),
    clauses: at === -1 ? [] : ['3-1-i'],
    category: 'other',
    severity: at === -1 ? 'low' : 'high',
    reasons: at === -1 ? [] : [{ start: at, end: text.length, text: text.slice(at), why: 'scripted' }],
    engine: 'scripted 1',
  };
}

/** Every part of this feature over one database, with a scripted engine; incidents are taken for open. */
export class TriageDesk {
  readonly events = new DomainEvents();
  readonly audit: AuditLog;
  readonly vault: Vault;
  readonly repository: ComplaintRepository;
  readonly update: UpdateComplaint;
  readonly handle: HandleComplaint;
  readonly engines: ActiveEngine;
  /** Where another active engine comes from; nowhere unless a spec says so. */
  loadActive: LoadActive = () => Promise.resolve(null);
  readonly record: RecordAssessment;
  readonly decide: DecideSignals;
  readonly queue: ReviewQueue;
  readonly tasks: ReviewTasks;
  readonly seen: SeenAssessments;
  readonly signals: OpenSignals;
  readonly sampling: SamplingParts;
  readonly blind: BlindReadings;
  readonly decisions: DecisionRegister;
  readonly list: ListComplaints;
  private readonly register: RegisterComplaint;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    values: Partial<SettingValues> = {},
  ) {
    const settings = Settings.from({
      ...readSettings({}),
      reviewBlindPercent: 0,
      setAside: 'allow',
      controlShare: 0,
      ...values,
    });
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = (this.audit = new AuditLog(uow, master, clock));
    const engine = { assess: scripted } as unknown as TriageEngine;
    this.engines = new ActiveEngine({ versionId: null, engine, instead: false }, (have) => this.loadActive(have));
    const { events } = this;
    this.vault = new Vault(uow, master, clock);
    this.repository = new ComplaintRepository(uow, this.vault);
    this.register = new RegisterComplaint(uow, this.repository, audit, events, clock);
    this.update = new UpdateComplaint(uow, this.repository, audit, events, clock);
    this.handle = new HandleComplaint(
      uow,
      this.repository,
      new PromiseRows(uow, this.repository),
      audit,
      events,
      clock,
    );
    this.tasks = new ReviewTasks(uow, clock);
    this.seen = new SeenAssessments(uow, clock);
    this.signals = new OpenSignals(uow, this.tasks, this.repository, audit, clock, settings);
    this.sampling = new SamplingParts({ uow, tasks: this.tasks, audit, events, clock, settings });
    this.record = new RecordAssessment(
      uow,
      { assess: (input) => this.engines.current().assess(input) },
      new AssessmentRows(this.vault, clock),
      this.signals,
      this.sampling.policy,
      events,
    );
    const decisions = new DecisionRows(this.repository, this.vault, audit, clock);
    this.decide = new DecideSignals(uow, decisions, this.signals, this.tasks, this.seen, events);
    this.queue = new ReviewQueue(uow, this.vault);
    const parts = new ComplaintParts();
    this.blind = new BlindReadings(uow, PermissionTable.parse(loadYaml<unknown>('roles.yaml')), parts);
    this.decisions = new DecisionRegister(uow, this.vault, audit, this.blind, new ComplaintWalls());
    this.list = new ListComplaints(
      uow,
      this.repository,
      audit,
      parts,
      new ComplaintWalls(),
      new QueueSight(new UserRows(uow), clock),
    );
    this.blind.onModuleInit();
    this.record.onModuleInit();
    new HoldClosing(uow, this.signals, this.tasks, events).onModuleInit();
  }

  /** From now on a suspected signal finds an incident. */
  openIncidents(): void {
    this.events.on('signal.suspected', (event) => {
      event.result.incidentId = event.incidentId ?? newId();
      return Promise.resolve();
    });
  }

  /** Registers and assesses a complaint with that text; answers its identifier. */
  async complaint(text: string): Promise<string> {
    return this.uow.write(async () => {
      const { id: keyId } = await this.vault.newKey('complaint');
      const id = newId();
      const words = { subject: null, text, channel: 'phone', language: 'ja' } as const;
      const result = this.record.assess(words);
      const { category, severity, flagged } = result;
      const rest = { viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null, messageIds: [] };
      const receivedAt = this.clock.now().toISOString();
      const details = { subject: null, contact: {} };
      const seen = { category, severity, flagged, humanMustRead: false };
      const row = { id, arrivalId: newId(), keyId, receivedAt, details, ...words, ...seen, ...rest };
      await this.register.execute(row, aoi, true);
      await this.record.store({ id, keyId, channel: words.channel }, result, 'registration');
      return id;
    });
  }
}
