import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { PartySource, SourceState } from '../data/list.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { partyWords, proposePartyColumns, resolvePartyColumns, type ColumnMapping } from './columns.js';
import { Table, type TableFormat } from './open-table.js';
import { ListPlaces } from './list-places.js';
import { RunParts } from './run-list.js';

/** Job that goes on with a list. */
export const LIST_JOB = 'notices.list';

/** The steps that a person takes with a list; the work itself is a job's. `enqueue` false leaves it to the caller. */
@Injectable()
export class ControlList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: RunParts,
    private readonly places: ListPlaces,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Orders a dry run: every row is judged, nobody is listed. Without a mapping the proposed one is taken. Errors:
   * `notices.source-no-columns` (with the fields), `notices.source-state`.
   */
  async check(id: string, given: ColumnMapping | null, actor: Actor, enqueue = true): Promise<void> {
    const source = await this.parts.rows.row(id);
    if (source.format === null) throw new DomainError(noticeErrors['notices.source-state']);
    const mapping = given ?? (await this.proposed(source));
    const format = JSON.parse(source.format) as TableFormat;
    const { names } = await new Table(await this.parts.files.open(id), format, mapping.header).top(0);
    const { missing } = resolvePartyColumns(mapping, names);
    if (missing.length > 0) {
      const errors = missing.map((field) => ({ pointer: `/mapping/columns/${field}`, code: 'no-column' }));
      throw new DomainError(noticeErrors['notices.source-no-columns'], { errors });
    }
    await this.step(id, ['received', 'checked', 'checking'], 'checking', actor, async () => {
      const m = this.uow.manager;
      await this.parts.rows.setMapping(m, source, mapping);
      await this.parts.rows.begin(m, id);
      await this.parts.lines.forget(m, id, 'dry');
      if (enqueue) await this.order(id);
    });
  }

  /** Lists what the dry run found good. Errors: `notices.source-state`, `notices.campaign-locked`. */
  async start(id: string, actor: Actor, enqueue = true): Promise<void> {
    const source = await this.parts.rows.row(id);
    await this.step(id, ['checked'], 'running', actor, async () => {
      await this.parts.rows.begin(this.uow.manager, id);
      await this.lock(source, actor);
      if (enqueue) await this.order(id);
    });
  }

  /** Stops after the rows that are being worked on; who was listed stays, the list stays locked until it goes on or ends. */
  async stop(id: string, actor: Actor): Promise<void> {
    await this.step(id, ['running'], 'stopped', actor);
  }

  /** Goes on; a list that runs already gets its job again. */
  async resume(id: string, actor: Actor, enqueue = true): Promise<void> {
    const source = await this.parts.rows.row(id);
    await this.step(id, ['stopped', 'running'], 'running', actor, async () => {
      await this.lock(source, actor);
      if (enqueue) await this.order(id);
    });
  }

  /** Ends it for good. Who was listed stays listed; before that the file is made unreadable. */
  async cancel(id: string, actor: Actor): Promise<void> {
    const source = await this.parts.rows.row(id);
    const at = nowInstant(this.clock);
    if (source.state === 'running' || source.state === 'stopped') {
      await this.step(id, ['running', 'stopped'], 'cancelled', actor, async () => {
        if (source.campaignId !== null) await this.parts.lock.ended(source.campaignId, actor.id, at);
      });
      return;
    }
    if (source.state === 'done' || source.state === 'cancelled')
      throw new DomainError(noticeErrors['notices.source-state']);
    await this.places.discard(id, at);
    await this.audit.append({ actor, action: 'party-list.cancelled', object: `party-list:${id}` });
  }

  /** The mapping that the heading suggests. */
  async proposed(source: PartySource): Promise<ColumnMapping> {
    const known = await this.parts.rows.mapping(source);
    if (known !== null) return known;
    const format = JSON.parse(source.format ?? '{}') as TableFormat;
    const { names } = await new Table(await this.parts.files.open(source.id), format, true).top(0);
    return { columns: proposePartyColumns(names, partyWords()), header: true, role: 'subscriber', language: 'ja' };
  }

  private async lock({ campaignId, createdBy }: PartySource, actor: Actor): Promise<void> {
    if (campaignId === null) return;
    await this.parts.lock.editable(campaignId);
    const at = nowInstant(this.clock);
    await this.parts.lock.begin(campaignId, createdBy, at);
    // Whoever brought the file and whoever had it listed made the list: neither may approve it.
    await this.parts.lock.begin(campaignId, actor.id, at);
  }

  private async step(
    id: string,
    from: readonly SourceState[],
    to: SourceState,
    actor: Actor,
    also: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.uow.write(async (m) => {
      if (!(await this.parts.rows.move(m, id, { from, to, at: nowInstant(this.clock) })))
        throw new DomainError(noticeErrors['notices.source-state']);
      await also();
      await this.audit.append({ actor, action: `party-list.${to}`, object: `party-list:${id}` });
    });
  }

  private async order(id: string): Promise<void> {
    await this.jobs.enqueue(LIST_JOB, { sourceId: id }, { key: `party-list:${id}` });
  }
}
