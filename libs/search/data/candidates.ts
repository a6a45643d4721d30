import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { gramsOfWord } from '../domain/grams.js';
import { pageOf, slotOf, unpackList, type SlotDocuments } from '../domain/posting-page.js';
import type { Word } from '../domain/question.js';
import { searchErrors } from '../domain/search.errors.js';
import { bucketsAt, SearchIndex } from './search-index.js';
import { pageAt, Segments, type SegmentRow } from './segments.js';

/** For each word the buckets of each of its forms. */
type Wanted = number[][][];

/** Which documents may hold the words, by the index alone: never too few of them, at times too many. */
@Injectable()
export class Candidates {
  /** Buckets of fresh documents, opened, by their number. */
  private fresh = new Map<number, ReadonlySet<number>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly index: SearchIndex,
    private readonly segments: Segments,
  ) {}

  /**
   * Numbers (`seq`) of the documents. What moved into another segment while it was read is read again; an answer that
   * may lack some is none. Error: `search.index-moving`.
   */
  async of(words: readonly Word[]): Promise<Set<number>> {
    const wanted = words.map(({ forms }) =>
      forms.map((form) => [...new Set(gramsOfWord(form).map((gram) => this.index.bucketOf(gram)))]),
    );
    for (let tries = 0; ; tries += 1) {
      const segments = await this.segments.all();
      const found = await this.among(segments, wanted);
      const still = await this.segments.all();
      if (namesOf(still) === namesOf(segments)) return found;
      if (tries === MOST_TRIES) throw new DomainError(searchErrors['search.index-moving']);
    }
  }

  private async among(segments: readonly SegmentRow[], wanted: Wanted): Promise<Set<number>> {
    const found = new Set<number>();
    const pages = await this.pages(segments, wanted);
    for (const segment of segments)
      for (const local of this.inSegment(segment, wanted, pages)) found.add(local + segment.first_seq);
    for (const seq of await this.inFresh(segments.at(-1)?.last_seq ?? 0, wanted)) found.add(seq);
    return found;
  }

  private async pages(segments: readonly SegmentRow[], wanted: Wanted): Promise<Map<string, Buffer>> {
    const numbers = [...new Set(wanted.flat(2).map((bucket) => pageOf(bucket).page))];
    if (segments.length === 0 || numbers.length === 0) return new Map();
    const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
    const rows = await query<{ segment_id: string; page: number; sealed: Buffer }>(
      this.uow.reads,
      `SELECT segment_id, page, sealed FROM search_pages
       WHERE segment_id IN (${marks(segments)}) AND page IN (${marks(numbers)})`,
      [...segments.map(({ id }) => id), ...numbers],
    );
    const keys = new Map(segments.map(({ id, key_id: keyId }) => [id, keyId]));
    const opened = new Map<string, Buffer>();
    for (const { segment_id: id, page, sealed } of rows) {
      const key = await this.vault.openKey(keys.get(id) ?? '');
      opened.set(`${id}:${String(page)}`, this.vault.open(key, sealed, pageAt(id, page)));
    }
    return opened;
  }

  private inSegment({ id }: SegmentRow, wanted: Wanted, pages: ReadonlyMap<string, Buffer>): number[] {
    const having = (bucket: number): SlotDocuments | null => {
      const { page, slot } = pageOf(bucket);
      const opened = pages.get(`${id}:${String(page)}`);
      return opened === undefined ? null : slotOf(opened, slot);
    };
    let found: number[] | null = null;
    for (const forms of wanted) {
      const some = union(forms.map((buckets) => havingAll(buckets.map(having))));
      found = found === null ? some : common(found, some);
      if (found.length === 0) return [];
    }
    return found ?? [];
  }

  private async inFresh(after: number, wanted: Wanted): Promise<number[]> {
    const rows = await query<{ seq: number }>(this.uow.reads, 'SELECT seq FROM search_fresh WHERE seq > ?', [after]);
    const known = new Map<number, ReadonlySet<number>>();
    const missing: number[] = [];
    for (const { seq } of rows) {
      const buckets = this.fresh.get(seq);
      if (buckets === undefined) missing.push(seq);
      else known.set(seq, buckets);
    }
    for (const [seq, buckets] of await this.open(missing)) known.set(seq, buckets);
    this.fresh = known;
    const holds = (buckets: ReadonlySet<number>): boolean =>
      wanted.every((forms) => forms.some((form) => form.every((bucket) => buckets.has(bucket))));
    return [...known].filter(([, buckets]) => holds(buckets)).map(([seq]) => seq);
  }

  private async open(seqs: readonly number[]): Promise<[number, ReadonlySet<number>][]> {
    const opened: [number, ReadonlySet<number>][] = [];
    for (let from = 0; from < seqs.length; from += MOST_AT_ONCE) {
      const some = seqs.slice(from, from + MOST_AT_ONCE);
      // A key that was erased meanwhile has no wrapped bytes left, and its document is going.
      const rows = await query<{ complaint_id: string; seq: number; key_id: string; sealed: Buffer }>(
        this.uow.reads,
        `SELECT d.complaint_id AS complaint_id, d.seq AS seq, d.key_id AS key_id, f.sealed_buckets AS sealed
         FROM search_docs d JOIN search_fresh f ON f.seq = d.seq
         JOIN data_keys k ON k.id = d.key_id AND k.wrapped IS NOT NULL
         WHERE d.seq IN (${some.map(() => '?').join(', ')})`,
        some,
      );
      for (const row of rows) {
        const key = await this.vault.openKey(row.key_id);
        const buckets = unpackList(this.vault.open(key, row.sealed, bucketsAt(row.complaint_id)));
        opened.push([row.seq, new Set(buckets)]);
      }
    }
    return opened;
  }
}

const MOST_AT_ONCE = 200;
const MOST_TRIES = 5;

function namesOf(segments: readonly SegmentRow[]): string {
  return segments.map(({ id }) => id).join();
}

/** Documents of a segment that are rather opened than narrowed down further. */
const FEW = 2;

/** Documents that stand in every slot, the rarest taken first; a few more when only a few are left. */
function havingAll(slots: readonly (SlotDocuments | null)[]): number[] {
  const there = slots.filter((slot) => slot !== null);
  const [rarest, ...others] = [...there].sort((a, b) => a.size - b.size);
  if (rarest === undefined || there.length < slots.length) return [];
  let left = rarest.all();
  for (const other of others) {
    if (left.length <= FEW) break;
    left = other.among(left);
  }
  return left;
}

function common(one: readonly number[], other: readonly number[]): number[] {
  const has = new Set(other);
  return one.filter((each) => has.has(each));
}

function union(lists: readonly (readonly number[])[]): number[] {
  return lists.length === 1 ? [...(lists[0] ?? [])] : [...new Set(lists.flat())];
}
