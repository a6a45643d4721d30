import { Injectable } from '@nestjs/common';
import { PermissionTable } from '#access';
import { normaliseFor, type ComplaintState } from '#complaints';
import type { Category } from '#engine';
import type { Actor, Channel, Instant } from '#kernel';
import { Candidates } from '../data/candidates.js';
import { HitRows, type Among, type HitRow, type Place, type SearchFilter } from '../data/hit-rows.js';
import { SearchWords } from '../data/search-words.js';
import type { HitContent } from '../domain/hit-view.js';
import { readQuestion, type Question } from '../domain/question.js';
import { LookIntoCases, type Look } from './look-into-cases.js';
import { SearchTrail } from './search-trail.js';

/** A hit: what stands in every list, and, for whom it is meant, where the words were found. */
export interface SearchHit extends HitContent {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  state: ComplaintState;
  /** Null where labels are kept from who asks. */
  category: Category | null;
  humanMustRead: boolean;
  /** Names and numbers are masked; `search/unmask` shows them to whoever gives a purpose. */
  masked: boolean;
}

/** One page of hits. With `next` and fewer hits than asked for, there was more to look through than one page allows. */
export interface SearchPage {
  hits: SearchHit[];
  next: Place | null;
}

/** What somebody asks, and from where on. */
export interface SearchRequest {
  question: string;
  filter: SearchFilter;
  after: Place | null;
  limit: number;
}

/** Complaints that are opened, and lines that are walked, for one page. */
const MOST_OPENED = 500;
const MOST_WALKED = 20_000;
/** Complaints opened together, and lines read together. */
const BATCH = 25;
const LINES = 400;
const SLIP_PART = /^[\d-]{4,}$/;

/**
 * Looks for words in everything that a case holds. The index proposes, and only what is then found in the opened case is
 * a hit. Who may not read complaints finds by slip number alone: else an answer would tell of the text what they must
 * not read.
 */
@Injectable()
export class SearchCases {
  constructor(
    private readonly candidates: Candidates,
    private readonly rows: HitRows,
    private readonly look: LookIntoCases,
    private readonly words: SearchWords,
    private readonly permissions: PermissionTable,
    private readonly trail: SearchTrail,
  ) {}

  /** The search, and what it shows, is in the audit log before anything leaves. Error: `search.nothing-asked`. */
  async execute(request: SearchRequest, actor: Actor): Promise<SearchPage> {
    const question = readQuestion(request.question, this.words.folding, this.words.synonyms);
    const page = this.permissions.allows(actor, 'complaints:read')
      ? await this.inContent(question, request, actor)
      : await this.bySlip(request, actor);
    await this.trail.ran(question, page.hits, actor);
    return page;
  }

  private async bySlip({ question, filter, after, limit }: SearchRequest, actor: Actor): Promise<SearchPage> {
    const slip = normaliseFor('slip', question) ?? '';
    if (!SLIP_PART.test(slip)) return { hits: [], next: null };
    const rows = await this.rows.next({ slip }, filter, actor, { after, limit: limit + 1 });
    const hits = rows.slice(0, limit).map((row): SearchHit => {
      return { ...lineOf(row), category: null, masked: true, name: null, phone: null, found: [] };
    });
    return { hits, next: rows.length > limit ? placeOf(rows[limit - 1]) : null };
  }

  private async inContent(question: Question, request: SearchRequest, actor: Actor): Promise<SearchPage> {
    const candidates = await this.candidates.of(question.words);
    if (candidates.size === 0) return { hits: [], next: null };
    const few = candidates.size <= HitRows.MOST_SEQS;
    const among: Among = few ? { seqs: [...candidates] } : 'indexed';
    const lines = few ? HitRows.MOST_SEQS : LINES;
    const look = await this.look.by(actor, question.words);
    const reading = new Reading(request.limit);
    for (let place = request.after; ;) {
      const rows = await this.rows.next(among, request.filter, actor, { after: place, limit: lines });
      const proposed = rows.filter(({ seq }) => seq !== null && candidates.has(seq));
      if (await this.readInto(reading, proposed, look)) return reading.page();
      place = placeOf(rows.at(-1));
      reading.walked += rows.length;
      if (rows.length < lines) return reading.end();
      if (reading.walked >= MOST_WALKED) return reading.stopAt(place);
    }
  }

  /** True when the page is full, or so much was opened for it that the next has to go on. */
  private async readInto(reading: Reading, rows: readonly HitRow[], look: Look): Promise<boolean> {
    for (let from = 0; from < rows.length; from += BATCH) {
      const some = rows.slice(from, from + BATCH);
      const contents = await look(some);
      for (const row of some) {
        const content = contents.get(row.id);
        if (content !== undefined && reading.take(row, content)) return true;
        reading.reached = placeOf(row);
      }
      reading.opened += some.length;
      if (reading.opened >= MOST_OPENED && from + BATCH < rows.length) return true;
    }
    return false;
  }
}

/** What one page has come to. */
class Reading {
  readonly hits: SearchHit[] = [];
  opened = 0;
  walked = 0;
  /** The last line that was looked into. */
  reached: Place | null = null;

  constructor(private readonly limit: number) {}

  /** True when the hit would be one too many: there is another page. */
  take(row: HitRow, content: HitContent & { masked: boolean }): boolean {
    if (this.hits.length >= this.limit) return true;
    this.hits.push({ ...lineOf(row), ...content, category: row.blind ? null : row.category });
    return false;
  }

  page(): SearchPage {
    return this.stopAt(this.reached);
  }

  end(): SearchPage {
    return { hits: this.hits, next: null };
  }

  stopAt(next: Place | null): SearchPage {
    return { hits: this.hits, next };
  }
}

function placeOf(row: HitRow | undefined): Place | null {
  return row === undefined ? null : { receivedAt: row.receivedAt, id: row.id };
}

function lineOf({ id, slipNumber, channel, receivedAt, state, humanMustRead }: HitRow) {
  return { complaintId: id, slipNumber, channel, receivedAt, state, humanMustRead };
}
