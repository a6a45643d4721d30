import { Readable } from 'node:stream';
import { AuditLog } from '#audit';
import type { Actor, Clock } from '#kernel';
import { insert, query, run, type UnitOfWork } from '#persistence';
import { FileBlobStore, newRing, Originals, RingMasterKey, Vault } from '#vault';
import type { JobQueue } from '#jobs';
import { CampaignRows } from '../data/campaign-rows.js';
import { PlanRows } from '../data/plan-rows.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type OpenParty, type SealedParty } from '../data/party-rows.js';
import { NoticeApproval } from '../data/notice.entities.js';
import { DecidePair, PairParts } from '../identity/decide-pair.js';
import { KnownParties } from '../identity/known-parties.js';
import { PairRows } from '../identity/pair-rows.js';
import { PlaceRows } from '../identity/place-rows.js';
import { ReadPairs } from '../identity/read-pairs.js';
import { ChangeCampaign } from '../use-cases/change-campaign.js';
import { ChangeTexts } from '../use-cases/change-texts.js';
import { ChangeList, ListParts } from '../use-cases/change-list.js';
import type { IncidentGate } from '../use-cases/incident-gate.js';
import { ControlList } from './control-list.js';
import { ListLock } from './list-lock.js';
import { ReadList } from './read-list.js';
import { ListPlaces } from './list-places.js';
import { ReceiveList } from './receive-list.js';
import { RunList, RunParts } from './run-list.js';
import { SourceFiles } from './source-file.js';
import { SourceLines } from './source-lines.js';
import { NO_PROVENANCE, SourceRows } from './source-rows.js';

export const INCIDENT = '01JDH0NC0DENT0000000000000';
export const maker: Actor = { kind: 'user', id: 'kenta', role: 'compliance' };

/** Where invented lists come from. */
export const PROVENANCE = {
  ...NO_PROVENANCE,
  fileName: '抽出_20261120.csv',
  query: '11月18日に誤送信の画面を開いた契約',
  extract: '顧客基盤 抽出 第42号',
  releasedBy: '情報システム部 部長',
};

/** Where a {@link ListDesk} works. */
export interface ListDeskParts {
  uow: UnitOfWork;
  clock: Clock;
  /** For sealed files. */
  folder: string;
}

/** Everything that makes lists, over one database and a folder of its own. */
export class ListDesk {
  private readonly uow: UnitOfWork;
  readonly vault: Vault;
  readonly parties: PartyRows;
  readonly campaigns: CampaignRows;
  readonly place: PlaceRows;
  readonly list: ChangeList;
  readonly receive: ReceiveList;
  readonly control: ControlList;
  readonly run: RunList;
  readonly lists: ReadList;
  readonly pairs: ReadPairs;
  readonly decide: DecidePair;
  readonly sources: SourceRows;
  readonly change: ChangeCampaign;
  readonly words: ChangeTexts;

  constructor({ uow, clock, folder }: ListDeskParts) {
    this.uow = uow;
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    const originals = new Originals(uow, this.vault, new FileBlobStore(folder), clock);
    this.parties = new PartyRows(uow, this.vault);
    this.campaigns = new CampaignRows(uow, this.vault, new PlanRows(uow));
    const pairs = new PairRows(uow);
    this.place = new PlaceRows(this.parties, new KnownParties(this.parties), pairs);
    this.sources = new SourceRows(uow, this.vault);
    const lock = new ListLock(this.campaigns, this.sources);
    this.change = new ChangeCampaign(uow, this.campaigns, lock, audit, clock);
    this.words = new ChangeTexts(uow, this.campaigns, lock, audit, clock);
    const files = new SourceFiles(uow, originals);
    const parts = new RunParts(this.sources, new SourceLines(uow, this.vault), files, this.place, lock);
    const gate = { openIncident: (id: string) => Promise.resolve(id) } as unknown as IncidentGate;
    const places = new ListPlaces(uow, this.sources, lock, gate, this.vault);
    const jobs = { enqueue: () => Promise.resolve() } as unknown as JobQueue;
    this.list = new ChangeList(uow, new ListParts(lock, this.sources, this.place, this.parties), audit, clock);
    this.receive = new ReceiveList(uow, this.sources, files, places, audit, clock);
    this.control = new ControlList(uow, parts, places, jobs, audit, clock);
    this.run = new RunList(uow, parts, audit, clock);
    this.lists = new ReadList(parts, this.control, this.campaigns, audit);
    this.pairs = new ReadPairs(uow, pairs, this.parties, audit);
    this.decide = new DecidePair(uow, new PairParts(pairs, this.parties, lock, this.vault), audit, clock);
  }

  async campaign(): Promise<string> {
    const facts = { incidentId: INCIDENT, templateId: null, by: maker.id, at: '2026-11-25T00:00:00.000Z' };
    const text = { subject: '件名', body: '本文', language: 'ja' as const };
    return this.uow.write(() => this.campaigns.create(facts, text));
  }

  /** Takes a file in and goes through it to the end. */
  async take(campaignId: string | null, bytes: Buffer | string, limit?: number): Promise<string> {
    const { id } = await this.receive.execute(
      { incident: INCIDENT, campaignId, provenance: PROVENANCE, bytes: slices(Buffer.from(bytes)) },
      maker,
    );
    await this.control.check(id, null, maker, false);
    while (await this.run.execute(id, limit)) continue;
    await this.control.start(id, maker, false);
    while (await this.run.execute(id, limit)) continue;
    return id;
  }

  /** All parties, in the order in which they were listed. */
  async open(): Promise<OpenParty[]> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS} FROM affected_parties p WHERE p.merged_into IS NULL ORDER BY p.id`;
    const rows = await query<SealedParty>(this.uow.reads, sql);
    return Promise.all(rows.map((row) => this.parties.open(row)));
  }

  async count(table: string): Promise<number> {
    const [row] = await query<{ n: number | string }>(this.uow.reads, `SELECT COUNT(*) AS n FROM ${table}`);
    return Number(row?.n ?? 0);
  }

  async approve(campaignId: string, approverId: string): Promise<void> {
    const { bindingHash } = await this.campaigns.get(campaignId);
    const at = '2026-11-25T00:00:00.000Z';
    await this.uow.write((m) =>
      insert(m, NoticeApproval, {
        id: approverId.padEnd(26, '0').slice(0, 26),
        campaignId,
        approverId,
        bindingHash,
        approvedAt: at,
        voidedAt: null,
      }),
    );
  }

  async setState(campaignId: string, state: string): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE notice_campaigns SET state = ? WHERE id = ?', [state, campaignId]));
  }
}

/** Bytes as they come over the wire. */
export function slices(bytes: Buffer, size = 10_000): AsyncIterable<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}
