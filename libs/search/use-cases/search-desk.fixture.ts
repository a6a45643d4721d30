import { PermissionTable } from '#access';
import { AuditLog } from '#audit';
import { ComplaintParts, ComplaintRepository, ComplaintWalls, ComplaintWords, type Contact } from '#complaints';
import { JobHandlers } from '#jobs';
import { DomainEvents, loadYaml, newId, type Actor, type Clock, type Instant } from '#kernel';
import { run, type UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { Candidates } from '../data/candidates.js';
import { ChangeFeed } from '../data/change-feed.js';
import { HitRows } from '../data/hit-rows.js';
import { SearchIndex } from '../data/search-index.js';
import { SearchTroubles } from '../data/search-troubles.js';
import { SearchWords } from '../data/search-words.js';
import { Segments } from '../data/segments.js';
import { SweepSearch } from '../jobs/sweep-search.js';
import { IndexCases } from './index-cases.js';
import { LookIntoCases } from './look-into-cases.js';
import { ReadCases } from './read-cases.js';
import { RebuildIndex } from './rebuild-index.js';
import { SearchCases, type SearchPage } from './search-cases.js';
import { SearchSources } from './search-sources.js';
import { SearchTrail } from './search-trail.js';
import { UnmaskHit } from './unmask-hit.js';

export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };
export const officer: Actor = { kind: 'user', id: 'mio', role: 'compliance' };
export const auditor: Actor = { kind: 'user', id: 'ken', role: 'auditor' };

const NOTHING = { state: undefined, channel: undefined, from: undefined, before: undefined };

/** Every part of this feature over one database, for specs. */
export class SearchDesk {
  readonly vault: Vault;
  private readonly master: RingMasterKey;
  readonly complaints: ComplaintRepository;
  readonly parts = new ComplaintParts();
  readonly walls = new ComplaintWalls();
  readonly sources = new SearchSources();
  readonly index: SearchIndex;
  readonly segments: Segments;
  readonly candidates: Candidates;
  readonly sweep: SweepSearch;
  readonly search: SearchCases;
  readonly unmask: UnmaskHit;
  readonly rebuild: RebuildIndex;
  readonly events = new DomainEvents();
  readonly cases: ReadCases;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    /** Another process of the same desk has the same master key. */
    beside?: SearchDesk,
  ) {
    const master = (this.master = beside?.master ?? new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')));
    const audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    this.complaints = new ComplaintRepository(uow, this.vault);
    const cases = (this.cases = new ReadCases(new ComplaintWords(uow, this.vault, this.complaints), this.sources));
    const words = new SearchWords();
    this.index = new SearchIndex(uow, this.vault, clock);
    this.segments = new Segments(uow, this.vault, this.index);
    this.segments.sizes = { flush: 16, fan: 4, topLevel: 2 };
    this.candidates = new Candidates(uow, this.vault, this.index, this.segments);
    const feed = new ChangeFeed(uow);
    const troubles = new SearchTroubles(uow, this.events, clock);
    const entering = new IndexCases(cases, this.index, words, troubles);
    this.sweep = new SweepSearch(feed, entering, this.index, this.segments, this.vault, new JobHandlers());
    this.sweep.onModuleInit();
    const rows = new HitRows(uow, this.parts, this.walls);
    const look = new LookIntoCases(cases, rows, words);
    const permissions = PermissionTable.parse(loadYaml('roles.yaml'));
    const trail = new SearchTrail(audit, this.vault);
    this.search = new SearchCases(this.candidates, rows, look, words, permissions, trail);
    this.unmask = new UnmaskHit(rows, cases, words, audit);
    this.rebuild = new RebuildIndex(uow, this.index, feed, this.sweep, troubles);
  }

  /** Registers an invented complaint; answers its identifier. */
  async complaint(text: string, contact: Contact = {}, receivedAt?: Instant): Promise<string> {
    return this.uow.write(async (m) => {
      const id = newId();
      const { id: keyId } = await this.vault.newKey('complaint');
      const at = receivedAt ?? this.clock.now().toISOString();
      const seen = { humanMustRead: false, viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null };
      const judged = { category: 'other', severity: 'low', flagged: false } as const;
      const row = { id, arrivalId: newId(), keyId, channel: 'phone', language: 'ja', receivedAt: at, text } as const;
      const details = { subject: null, contact };
      await this.complaints.add(m, { ...row, details, ...seen, ...judged, messageIds: [] }, at);
      return id;
    });
  }

  /** A note of a colleague. */
  async note(complaintId: string, note: string): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(complaintId, m);
      await this.complaints.record(m, row, { at: this.clock.now().toISOString(), actor: aoi, action: 'noted', note });
    });
  }

  /** Other words, as a correction leaves them. */
  async correct(complaintId: string, text: string): Promise<void> {
    await this.uow.write(async (m) => {
      const before = await this.complaints.unseal(await this.complaints.row(complaintId, m));
      const { sealedText } = await this.complaints.reseal(before, text, before.details);
      await run(m, 'UPDATE complaints SET sealed_text = ? WHERE id = ?', [sealedText, complaintId]);
      const entry = { at: this.clock.now().toISOString(), actor: aoi, action: 'edited', note: before.text };
      await this.complaints.record(m, before, entry);
    });
  }

  /** Lets the index come up to date. */
  async indexed(): Promise<void> {
    while (await this.sweep.step());
  }

  /** Erases a complaint as retention does. */
  async erase(complaintId: string): Promise<void> {
    await this.vault.eraseKey((await this.complaints.row(complaintId)).keyId);
  }

  /** One page, as the agent unless said otherwise. */
  page(question: string, actor: Actor = aoi, limit = 20): Promise<SearchPage> {
    return this.search.execute({ question, filter: NOTHING, after: null, limit }, actor);
  }

  /** Identifiers of all hits, page by page. */
  async found(question: string, actor: Actor = aoi, limit = 20): Promise<string[]> {
    const ids: string[] = [];
    for (let after: SearchPage['next'] = null; ;) {
      const page = await this.search.execute({ question, filter: NOTHING, after, limit }, actor);
      ids.push(...page.hits.map(({ complaintId }) => complaintId));
      if (page.next === null) return ids;
      after = page.next;
    }
  }
}
