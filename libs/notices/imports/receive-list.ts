import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { PartySource } from '../data/list.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ListPlaces } from './list-places.js';
import { Table, tableFormat } from './open-table.js';
import { SourceFiles } from './source-file.js';
import { SourceRows, type Provenance } from './source-rows.js';

/** A list to be taken in. */
export interface NewList {
  /** Identifier or number of the incident; a campaign names its own. */
  incident: string | null;
  campaignId: string | null;
  /** Query, extract and who released it are needed. */
  provenance: Provenance;
  bytes: AsyncIterable<Buffer>;
  /** Takes the same file once more though this campaign has it. */
  again?: boolean;
}

/** Where a new list stands; `repeated` when the same file waits there already and was not taken again. */
export interface ReceivedList {
  id: string;
  repeated: boolean;
}

/** Takes a list in: every byte sealed and on disk when this answers, nobody listed yet. */
@Injectable()
export class ReceiveList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SourceRows,
    private readonly files: SourceFiles,
    private readonly places: ListPlaces,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `incidents.not-found`, `notices.campaign-not-found`, `notices.campaign-locked`, `notices.incident-closed`,
   * `notices.provenance-missing`, `notices.source-unreadable`, `notices.source-too-large`, `notices.source-more-sheets`,
   * `notices.source-repeated`.
   */
  async execute(list: NewList, actor: Actor): Promise<ReceivedList> {
    const { provenance, campaignId } = list;
    checkProvenance(provenance);
    const incidentId = await this.places.incidentOf(list);
    const at = nowInstant(this.clock);
    const source = await this.uow.write((m) =>
      this.rows.add(m, { incidentId, campaignId, kind: 'file', state: 'receiving', provenance, by: actor.id, at }),
    );
    try {
      return await this.store(source, { ...list, incidentId }, actor);
    } catch (error) {
      await this.places.discard(source.id, nowInstant(this.clock));
      throw error;
    }
  }

  private async store(
    { id, key }: Awaited<ReturnType<SourceRows['add']>>,
    list: NewList & { incidentId: string },
    actor: Actor,
  ): Promise<ReceivedList> {
    const file = await this.files.store(id, key, list.bytes);
    const format = tableFormat(file);
    const table = new Table(await this.files.open(id), format, true);
    await table.top(1);
    await table.assertOneSheet();
    const earlier = (await this.rows.ofFile(list.incidentId, file.sha256)).filter(
      (other) => other.campaignId === list.campaignId && other.state !== 'cancelled',
    );
    const unfinished = earlier.find(({ state }) => state !== 'done');
    if (unfinished !== undefined) return this.unfinished(id, unfinished);
    if (earlier.length > 0 && list.again !== true) {
      const errors = earlier.map((other) => ({ pointer: '/file', code: `repeated:${other.id}` }));
      throw new DomainError(noticeErrors['notices.source-repeated'], { errors });
    }
    await this.uow.write(async (m) => {
      const { sha256, size } = file;
      await this.rows.received(m, id, { sha256, size, format: JSON.stringify(format) });
      const facts = { incident: list.incidentId, kind: format.kind, size, sha256 };
      await this.audit.append({ actor, action: 'party-list.received', object: `party-list:${id}`, facts });
    });
    return { id, repeated: false };
  }

  private async unfinished(id: string, earlier: PartySource): Promise<ReceivedList> {
    await this.places.discard(id, nowInstant(this.clock));
    return { id: earlier.id, repeated: true };
  }
}

function checkProvenance({ query, extract, releasedBy }: Provenance): void {
  const missing = Object.entries({ query, extract, releasedBy }).filter(([, value]) => (value ?? '').trim() === '');
  if (missing.length === 0) return;
  const errors = missing.map(([field]) => ({ pointer: `/${field}`, code: 'missing' }));
  throw new DomainError(noticeErrors['notices.provenance-missing'], { errors });
}
