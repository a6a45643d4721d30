import { join } from 'node:path';
import { AuditLog, auditSchema } from '#audit';
import { ComplaintReader, ComplaintRepository, RegisterComplaint, complaintsSchema } from '#complaints';
import type { AssessInput, EngineResult, TriageEngine } from '#engine';
import { EmbeddedJobQueue, jobsSchema, type JobRunner } from '#jobs';
import { DomainEvents, type Actor, type Channel, type Clock, type Settings } from '#kernel';
import { AssessmentRows, OpenSignals, RecordAssessment, ReviewQueue, ReviewTasks, triageSchema } from '#triage';
import { siblingsSchema } from '#siblings';
import { FileBlobStore, newRing, Originals, RingMasterKey, Vault, vaultSchema } from '#vault';
import { query, type UnitOfWork } from '#persistence';
import { ArrivalFiles } from '../data/arrival-files.js';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import { PageStore } from '../data/page-store.js';
import { documentOf } from '../domain/draft-from-reading.js';
import type { Understood } from '../domain/understood.js';
import { emptyResult, type ReadResult } from '../readers/read-result.js';
import { caseLinks } from './case-links.fixture.js';
import { DescribeArrival } from './describe-arrival.js';
import { BalanceLedger } from './ledger-balance.js';
import { LookupStatus } from './lookup-status.js';
import { OldestUnread } from './oldest-unread.js';
import { ReadArrival } from './read-arrival.js';
import type { Readers, ToRead } from './readers.js';
import { ReadSoon } from './read-soon.js';
import { ReceiveItem } from './receive-item.js';
import { SettleArrival } from './settle-arrival.js';
import { SubmitComplaint } from './submit-complaint.js';
import { SubmitWebForm } from './submit-web-form.js';
import { TakeFile } from './take-file.js';

/** When every spec begins. */
export const NOW = '2026-11-25T00:00:00.000Z';

export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };

/** A text with 漏えい is flagged, every other is not. */
function scripted({ text }: AssessInput): EngineResult {
  const flagged = text.includes('漏えい');
  return {
    score: flagged ? 0.9 : 0.01,
    flagged,
    kinds: flagged ? ['misdelivery'] : [],
    leads: [],
    clauses: [],
    category: 'other',
    severity: flagged ? 'high' : 'low',
    reasons: [],
    engine: 'scripted 1',
  };
}

/** Readers that answer what a spec tells them to, by the bytes. */
export class ScriptedReaders {
  private readonly answers = new Map<string, () => Promise<ReadResult>>();
  /** How often a reading was begun. */
  calls = 0;

  /** These bytes are read as `result`, whatever is missing left empty. */
  answer(bytes: string, result: Partial<ReadResult>): void {
    this.answers.set(bytes, () => Promise.resolve({ ...emptyResult('message/rfc822'), ...result }));
  }

  /** These bytes are read by that function. */
  answerBy(bytes: string, read: () => Promise<ReadResult>): void {
    this.answers.set(bytes, read);
  }

  async read(_channel: Channel, source: ToRead): Promise<Understood> {
    this.calls += 1;
    const known = this.answers.get((await source.load()).toString('utf8'));
    if (!known) throw new Error('the reader fell over');
    const reading = await known();
    return { reading, documents: documentOf(reading), unread: 'nothing' };
  }
}

/** Tables that intake writes to, its own excepted. */
export const UNDER_INTAKE = [vaultSchema, auditSchema, jobsSchema, complaintsSchema, triageSchema, siblingsSchema];

/** Every part of this feature over one database, with scripted engine and readers. */
export class IntakeDesk {
  readonly events = new DomainEvents();
  readonly readers = new ScriptedReaders();
  readonly blobs: FileBlobStore;
  readonly vault: Vault;
  readonly complaints: ComplaintRepository;
  readonly reader: ComplaintReader;
  readonly ledger: ArrivalLedger;
  readonly receive: ReceiveItem;
  readonly soon: ReadSoon;
  readonly read: ReadArrival;
  readonly describe: DescribeArrival;
  readonly take: TakeFile;
  readonly submit: SubmitComplaint;
  readonly forms: SubmitWebForm;
  readonly status: LookupStatus;
  readonly balance: BalanceLedger;
  readonly review: ReviewQueue;

  constructor(
    private readonly uow: UnitOfWork,
    settings: Settings,
    clock: Clock,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = new AuditLog(uow, master, clock);
    const engine = { assess: scripted } as unknown as TriageEngine;
    this.blobs = new FileBlobStore(join(settings.dataDir, 'blobs'));
    this.vault = new Vault(uow, master, clock);
    this.complaints = new ComplaintRepository(uow, this.vault);
    this.reader = new ComplaintReader(this.complaints, audit, clock);
    const originals = new Originals(uow, this.vault, this.blobs, clock);
    this.ledger = new ArrivalLedger(uow, this.vault, originals, clock);
    const signals = new OpenSignals(uow, new ReviewTasks(uow, clock), this.complaints, audit, clock, settings);
    const record = new RecordAssessment(
      uow,
      engine,
      new AssessmentRows(this.vault, clock),
      signals,
      { letRest: () => Promise.resolve(), letRestAgain: () => Promise.resolve() },
      this.events,
    );
    record.onModuleInit();
    const jobs = new EmbeddedJobQueue(uow, clock);
    const register = new RegisterComplaint(uow, this.complaints, audit, this.events, clock);
    const settle = new SettleArrival(uow, this.ledger, register, record, new PageStore(this.vault), jobs);
    const { vault, events, complaints, ledger } = this;
    const links = caseLinks({ uow, vault, audit, clock, events, settings, complaints, ledger });
    const readers = this.readers as unknown as Readers;
    this.review = new ReviewQueue(uow, this.vault);
    this.read = new ReadArrival(uow, this.ledger, settle, links, readers, this.events);
    // No runner works here: what is received waits for `read`.
    this.soon = new ReadSoon({ working: false } as unknown as JobRunner, jobs, this.read);
    this.receive = new ReceiveItem(uow, this.ledger, jobs, audit, this.soon, clock);
    this.describe = new DescribeArrival(uow, this.ledger, this.review);
    this.take = new TakeFile(this.receive, this.read, this.describe);
    this.submit = new SubmitComplaint(
      this.vault,
      this.ledger,
      settle,
      this.describe,
      new ArrivalFiles(uow, this.vault, originals, audit),
    );
    this.forms = new SubmitWebForm(this.submit);
    this.status = new LookupStatus(uow, this.vault);
    this.balance = new BalanceLedger(uow, new OldestUnread(uow, clock), clock);
  }

  /** Records bytes as a mail that waits to be read; answers the arrival's identifier. */
  async mail(bytes: string, identity = bytes): Promise<string> {
    const item = { channel: 'email', bytes: Buffer.from(bytes), mediaType: 'message/rfc822', identity } as const;
    return (await this.receive.execute({ ...item, meta: { source: 'smtp' } }, aoi)).id;
  }

  /** Records bytes as a fax that waits to be read. */
  async fax(bytes: string): Promise<string> {
    const item = { channel: 'fax', bytes: Buffer.from(bytes), mediaType: 'image/tiff', identity: bytes } as const;
    return (await this.receive.execute({ ...item, meta: { source: 'folder' } }, aoi)).id;
  }

  /** Logs a phone note; `body` are the bytes as they came. */
  phone(text: string, key?: string, body = text): ReturnType<SubmitComplaint['execute']> {
    const bytes = Buffer.from(body);
    const how = { bytes, mediaType: 'application/json', source: 'api aoi', idempotencyKey: key, giveSecret: false };
    return this.submit.execute({ channel: 'phone', text }, how, aoi);
  }

  /** Rows of a table. */
  async count(table: string, where = '1 = 1'): Promise<number> {
    const rows = await query<{ n: number | string }>(
      this.uow.reads,
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
    );
    return Number(rows[0]?.n);
  }

  /** A line of the ledger. */
  arrival(id: string): Promise<Arrival> {
    return this.ledger.row(id, this.uow.reads);
  }
}
