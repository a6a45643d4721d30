import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { SiblingIndex, type IndexKey, type Neighbour } from '../data/sibling-index.js';
import { SuggestionRows, type Pair } from '../data/suggestion-rows.js';
import { compare } from '../domain/compare.js';
import { describe, type Description } from '../domain/description.js';
import { scoreOf, SUGGEST_FROM } from '../domain/reasons.js';
import { bandsOf } from '../domain/shingles.js';

/** Others that are opened and compared for one complaint, and suggestions that are kept of them. */
const MAX_COMPARED = 12;
const MAX_SUGGESTED = 5;
/** How much sharing a bucket speaks for opening the other. */
const PROMISE: Record<IndexKey['kind'], number> = {
  text: 8,
  email: 4,
  phone: 4,
  line: 3,
  band: 1,
  kin: 2,
  name: 0.4,
};

/**
 * Finds complaints that may belong to others: the same or nearly the same text, the same person by another channel, the
 * same line. Bounded work a complaint however many there are; nothing is joined, a person decides.
 */
@Injectable()
export class LookForSiblings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly index: SiblingIndex,
    private readonly suggestions: SuggestionRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Looks for the siblings of some complaints, each other's too. Doing it again adds nothing twice. */
  async execute(complaintIds: readonly string[]): Promise<void> {
    const entered = await this.enter(complaintIds);
    const pairs: Pair[] = [];
    for (const { one, keys, seq } of entered) pairs.push(...(await this.pairsOf(one, keys, seq)));
    await this.uow.write(async () => {
      for (const pair of pairs) await this.suggestions.suggest(pair);
      const now = nowInstant(this.clock);
      for (const id of complaintIds) await this.index.looked(id, now);
    });
  }

  /** Enters complaints in the index, so that others find them; the first half of {@link execute}. */
  async enter(complaintIds: readonly string[]): Promise<{ one: Description; keys: IndexKey[]; seq: number }[]> {
    const described = (await this.complaints.openAll(complaintIds)).map(describe);
    const keyed = described.map((one) => ({ one, keys: this.keysOf(one) }));
    // What cannot be opened (its key was erased) must not be looked at for ever.
    const unreadable = complaintIds.filter((id) => !described.some((one) => one.id === id));
    return this.uow.write(async () => {
      for (const id of unreadable) await this.index.enter(id, []);
      const entered: { one: Description; keys: IndexKey[]; seq: number }[] = [];
      for (const { one, keys } of keyed) entered.push({ one, keys, seq: await this.index.enter(one.id, keys) });
      return entered;
    });
  }

  /** Counts a complaint as looked at that cannot be compared; its next change is looked at again. */
  async giveUp(complaintId: string): Promise<void> {
    await this.uow.write(async () => {
      await this.index.enter(complaintId, []);
      await this.index.looked(complaintId, nowInstant(this.clock));
    });
  }

  private keysOf(one: Description): IndexKey[] {
    const key = (kind: IndexKey['kind'], value: string | null): IndexKey[] =>
      value === null ? [] : [this.index.keyOf(kind, value)];
    const kin = one.name === null || one.area === null ? null : `${one.area}\u0000${one.name.slice(0, 1)}`;
    return [
      ...key('text', one.folded === '' ? null : one.folded),
      ...bandsOf(one.shingles).flatMap((band, at) => key('band', `${String(at)}:${band}`)),
      ...key('phone', one.phone),
      ...key('email', one.email),
      ...key('name', one.name),
      ...key('kin', kin),
      ...one.lines.flatMap((line) => key('line', line)),
    ];
  }

  private async pairsOf(one: Description, keys: readonly IndexKey[], seq: number): Promise<Pair[]> {
    const near = mostPromising(await this.index.neighbours(seq, keys), keys);
    const others = (await this.complaints.openAll(near)).map(describe);
    const pairs = others.map((other) => ({ one: one.id, other: other.id, ...compare(one, other) }));
    const best = pairs.filter(({ score }) => score >= SUGGEST_FROM).sort((a, b) => b.score - a.score);
    return [...(await this.named(one)), ...best.slice(0, MAX_SUGGESTED)];
  }

  /** Complaints whose slip number this one names. */
  private async named(one: Description): Promise<Pair[]> {
    if (one.slips.length === 0) return [];
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT id FROM complaints WHERE slip_number IN (${one.slips.map(() => '?').join(', ')}) AND id <> ?`,
      [...one.slips, one.id],
    );
    const reasons = [{ kind: 'slip-named' as const }];
    return rows.map(({ id }) => ({ one: one.id, other: id, reasons, score: scoreOf(reasons, 0) }));
  }
}

/** Complaints that share the most, at most {@link MAX_COMPARED}; a common name alone is not worth a look. */
function mostPromising(neighbours: readonly Neighbour[], keys: readonly IndexKey[]): string[] {
  const kinds = new Map(keys.map(({ bucket, kind }) => [bucket, kind]));
  const promise = new Map<string, { sum: number; seq: number }>();
  for (const { bucket, complaintId, seq } of neighbours) {
    const kind = kinds.get(bucket);
    const sum = (promise.get(complaintId)?.sum ?? 0) + (kind === undefined ? 0 : PROMISE[kind]);
    promise.set(complaintId, { sum, seq });
  }
  return [...promise]
    .filter(([, { sum }]) => sum >= 1)
    .sort(([, a], [, b]) => b.sum - a.sum || b.seq - a.seq)
    .slice(0, MAX_COMPARED)
    .map(([id]) => id);
}
