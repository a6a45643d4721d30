import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, msBetween, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { DraftRows, type DraftPlace } from '../data/draft-rows.js';
import type { DraftRow } from '../data/draft.entity.js';
import { checkPlace, DRAFT_LIFE_MS, MAX_BYTES, MOST_DRAFTS, subjectOf } from '../domain/draft-rules.js';
import { draftErrors } from '../domain/drafts.errors.js';
import { ForgetDrafts } from './forget-drafts.js';

/** A draft without what is written in it. */
export interface DraftLine {
  kind: string;
  key: string;
  version: number;
  savedAt: Instant;
}

/** A draft as its owner gets it back. */
export interface OpenDraft extends DraftLine {
  value: unknown;
}

/** What is to be kept, over which version (0: over none). */
export interface DraftSave {
  value: unknown;
  base: number;
}

/** What a person has begun to write. Theirs alone: nobody else reads it, by whatever role. */
@Injectable()
export class Drafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
    private readonly forget: ForgetDrafts,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The person's drafts, newest first; no content. Error: `drafts.unknown-kind`. */
  async list(actor: Actor, kind?: string): Promise<DraftLine[]> {
    const wanted = kind === undefined ? undefined : checkPlace(kind, '-');
    return (await this.rows.ofUser(actor.id, wanted)).filter((row) => this.lives(row)).map(lineOf);
  }

  /** Opens a draft, null when there is none; the look is in the log before it leaves. Error: `drafts.unknown-kind`. */
  async open(actor: Actor, kind: string, about: string): Promise<OpenDraft | null> {
    const row = await this.rows.find(placeOf(actor, kind, about));
    if (row === null || !this.lives(row)) return null;
    await this.audit.append({ actor, action: 'draft.opened', object: `draft:${row.id}`, facts: { kind } });
    return { ...lineOf(row), value: JSON.parse(await this.rows.json(row)) as unknown };
  }

  /**
   * Keeps what is written. Saved by another tab meanwhile: `drafts.conflict` with `{yours, current}`; the same words again
   * are no conflict. Errors: `drafts.case-gone`, `drafts.too-large`, `drafts.too-many`, `drafts.unknown-kind`.
   */
  async save(actor: Actor, kind: string, about: string, { value, base }: DraftSave): Promise<DraftLine> {
    const place = placeOf(actor, kind, about);
    const json = JSON.stringify(value);
    if (Buffer.byteLength(json) > MAX_BYTES) throw new DomainError(draftErrors['drafts.too-large']);
    const subject = subjectOf(place.kind, about);
    return this.uow.write(async (m) => {
      if (subject !== null) await this.forget.refuseGone(subject);
      const savedAt = nowInstant(this.clock);
      const row = await this.present(place);
      if (row === null) {
        if ((await this.rows.count(actor.id)) >= MOST_DRAFTS) throw new DomainError(draftErrors['drafts.too-many']);
        const version = base + 1;
        await this.rows.add(m, { ...place, id: newId(), version, savedAt }, json);
        return { kind, key: about, version, savedAt };
      }
      if (row.version !== base) return this.compare(row, json, value);
      await this.rows.overwrite(m, row, json, savedAt);
      return { kind, key: about, version: row.version + 1, savedAt };
    });
  }

  /** Forgets a draft; one that is not there is forgotten already. */
  async discard(actor: Actor, kind: string, about: string): Promise<void> {
    const place = placeOf(actor, kind, about);
    await this.uow.write(async (m) => {
      const row = await this.rows.find(place);
      if (row !== null) await this.rows.remove(m, row);
    });
  }

  private async compare(row: DraftRow, json: string, yours: unknown): Promise<DraftLine> {
    const kept = await this.rows.json(row);
    if (kept === json) return lineOf(row);
    const current = { value: JSON.parse(kept) as unknown, version: row.version, savedAt: row.savedAt };
    throw new DomainError(draftErrors['drafts.conflict'], { data: { yours, current } });
  }

  /** The draft there; one whose day is over makes room for a new one. */
  private async present(place: DraftPlace): Promise<DraftRow | null> {
    const row = await this.rows.find(place);
    if (row === null || this.lives(row)) return row;
    await this.uow.write((m) => this.rows.remove(m, row));
    return null;
  }

  private lives({ savedAt }: DraftRow): boolean {
    return msBetween(savedAt, nowInstant(this.clock)) < DRAFT_LIFE_MS;
  }
}

function placeOf(actor: Actor, kind: string, about: string): DraftPlace {
  return { userId: actor.id, kind: checkPlace(kind, about), about };
}

function lineOf({ kind, about, version, savedAt }: DraftRow): DraftLine {
  return { kind, key: about, version, savedAt };
}
