import { AuditLog } from '#audit';
import { ComplaintRepository, HandleComplaint, RegisterComplaint, UpdateComplaint } from '#complaints';
import type { AssessInput, EngineResult, SignalKind, TriageEngine } from '#engine';
import { DomainEvents, newId, type Actor, type Clock } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { DecideSignals } from './decide-signals.js';
import { RecordAssessment } from './record-assessment.js';
import { ReviewQueue } from './review-queue.js';

/** A compliance officer and an agent. */
export const hana: Actor = { kind: 'user', id: 'hana', role: 'compliance' };
export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };

/** Reads `signals: misdelivery interception` as a flagged text with those kinds; anything else as unflagged. */
export function scripted({ text }: AssessInput): EngineResult {
  const at = text.indexOf('signals:');
  const kinds =
    at === -1
      ? []
      : (text
          .slice(at + 8)
          .trim()
          .split(/\s+/)
          .filter(Boolean) as SignalKind[]);
  return {
    score: at === -1 ? 0.01 : 0.9,
    flagged: at !== -1,
    kinds,
    leads: [],
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
  readonly vault: Vault;
  readonly repository: ComplaintRepository;
  readonly update: UpdateComplaint;
  readonly handle: HandleComplaint;
  readonly record: RecordAssessment;
  readonly decide: DecideSignals;
  readonly queue: ReviewQueue;
  private readonly register: RegisterComplaint;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = new AuditLog(uow, master, clock);
    const engine = { assess: scripted } as unknown as TriageEngine;
    const { events } = this;
    this.vault = new Vault(uow, master, clock);
    this.repository = new ComplaintRepository(uow, this.vault);
    this.register = new RegisterComplaint(uow, this.repository, audit, events, clock);
    this.update = new UpdateComplaint(uow, this.repository, audit, events, clock);
    this.handle = new HandleComplaint(uow, this.repository, audit, events, clock);
    this.record = new RecordAssessment(uow, this.vault, engine, audit, events, clock);
    this.decide = new DecideSignals(uow, this.repository, this.vault, audit, events, clock);
    this.queue = new ReviewQueue(uow, this.vault);
    this.record.onModuleInit();
    this.decide.onModuleInit();
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
      await this.record.store({ id, keyId }, result, 'registration');
      return id;
    });
  }
}
