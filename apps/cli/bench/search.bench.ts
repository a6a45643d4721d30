import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AddUser } from '#access';
import { ComplaintRepository } from '#complaints';
import { newId, Settings, systemActor, type Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { foldForSearch, RebuildIndex, SearchCases } from '#search';
import { Vault } from '#vault';
import { openContext } from '../context.js';
import { Random } from '../demo/random.js';
import type { DeskContext } from '../desk-context.js';
import { machine, quantile, rounded } from './machine.js';
import { leakAt } from './search-leak.js';
import { PlainTexts } from './search-opponents.js';
import { QUESTION_KINDS, questionOf, told, type QuestionKind, type Told } from './search-questions.js';

const HITS = 20;
/** Bits of a bucket that are compared; 16 are used. */
const BITS = [8, 10, 12, 14, 16, 20, 32];
const LEAK_TEXTS = 10_000;
/** Complaints opened for the opponent that opens all of them. */
const OPENED = 3000;
const RECEIVED = Date.parse('2026-08-01T00:00:00.000Z');

/** How search is measured. */
export interface SearchBenchOptions {
  n: number;
  /** Questions of each kind. */
  questions: number;
}

interface Asked {
  kind: QuestionKind;
  question: string;
}

/**
 * Time from question to masked hits, audit entry and decryption included, over `n` sealed complaints, beside SQLite's FTS5
 * with trigrams and LIKE over plain texts, and beside opening every complaint; bytes of each index for a complaint.
 */
export async function runSearchBench({ n, questions }: SearchBenchOptions): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  try {
    const random = new Random(11);
    const all = Array.from({ length: n }, (_, k) => told(k, random));
    const asked = QUESTION_KINDS.flatMap((kind) =>
      Array.from({ length: questions }, (): Asked => ({ kind, question: questionOf(kind, random.pick(all), random) })),
    );
    const desk = new BenchDesk(context);
    await desk.fill(all);
    const building = await desk.index();
    const ours = await desk.ask(asked);
    const texts = all.slice(0, LEAK_TEXTS).map(({ text }) => foldForSearch(text));
    return {
      bench: 'search',
      what: `invented complaints of about ${String(Math.round(all.reduce((sum, { text }) => sum + text.length, 0) / n))} letters with name, number, address; SQLite, one process; newest ${String(HITS)} hits, opened, masked and audited`,
      machine: machine(),
      n,
      index: { ...building, bytesEach: await desk.bytesEach(n) },
      ...ours,
      opponents: {
        fts5TrigramPlain: await opponent(dir, 'fts5', all, asked),
        likePlain: await opponent(
          dir,
          'plain',
          all,
          asked.filter((_, k) => k % 5 === 0),
        ),
        openingEverything: await desk.openAll(n),
      },
      leak: BITS.map((bits) => leakAt(texts, bits)),
    };
  } finally {
    await context.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function opponent(
  dir: string,
  how: 'fts5' | 'plain',
  all: readonly Told[],
  asked: readonly Asked[],
): Promise<object> {
  const texts = await PlainTexts.open(dir, how);
  try {
    const began = performance.now();
    await texts.fill(all, foldForSearch);
    const perSecond = rounded(all.length / ((performance.now() - began) / 1000));
    const timed = new Map<QuestionKind, number[]>();
    for (const { kind, question } of asked) {
      const words = kind === 'phone' ? [nationalOf(question)] : question.split(' ').map(foldForSearch);
      const ms = await texts.ask(words, how === 'fts5' ? 'match' : 'like');
      timed.set(kind, [...(timed.get(kind) ?? []), ms]);
    }
    return { perSecond, ms: summary(timed), fileBytesEach: Math.round((await texts.bytes()) / all.length) };
  } finally {
    await texts.close();
  }
}

/** The opponents know one notation only. */
function nationalOf(phone: string): string {
  return foldForSearch(phone).replace(/^81/, '0');
}

function summary(timed: ReadonlyMap<QuestionKind, readonly number[]>): object {
  const figures = (times: readonly number[]) => ({
    n: times.length,
    p50: rounded(quantile(times, 0.5)),
    p95: rounded(quantile(times, 0.95)),
  });
  const kinds = [...timed].map(([kind, times]) => [kind, figures(times)] as const);
  return { all: figures([...timed.values()].flat()), ...Object.fromEntries(kinds) };
}

/** The parts of a desk that the measurement drives. */
class BenchDesk {
  private readonly uow: UnitOfWork;
  private readonly vault: Vault;
  private readonly complaints: ComplaintRepository;
  private readonly rebuild: RebuildIndex;
  private readonly search: SearchCases;
  private readonly users: AddUser;
  private ids: string[] = [];

  constructor(context: DeskContext) {
    this.uow = context.get(UnitOfWork, { strict: false });
    this.vault = context.get(Vault, { strict: false });
    this.complaints = context.get(ComplaintRepository, { strict: false });
    this.rebuild = context.get(RebuildIndex, { strict: false });
    this.search = context.get(SearchCases, { strict: false });
    this.users = context.get(AddUser, { strict: false });
  }

  /** Registers the complaints, one a minute. */
  async fill(all: readonly Told[]): Promise<void> {
    for (let from = 0; from < all.length; from += 200)
      await this.uow.write(async (m) => {
        for (const [k, { text, contact }] of all.slice(from, from + 200).entries()) {
          const { id: keyId } = await this.vault.newKey('complaint');
          const id = newId();
          this.ids.push(id);
          const receivedAt = new Date(RECEIVED + (from + k) * 60_000).toISOString();
          const row = { id, arrivalId: newId(), keyId, channel: 'web', language: 'ja', receivedAt, text } as const;
          const rest = { humanMustRead: false, viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null };
          const judged = { category: 'other', severity: 'low', flagged: false } as const;
          const made = { ...row, details: { subject: null, contact }, ...rest, ...judged, messageIds: [] };
          await this.complaints.add(m, made, receivedAt);
        }
      });
  }

  async index(): Promise<object> {
    const began = performance.now();
    const cpu = process.cpuUsage();
    const { indexed, segments, fresh, bytesEach } = await this.rebuild.execute();
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: rounded(indexed / ((performance.now() - began) / 1000)),
      cpuMsEach: rounded((user + system) / 1000 / indexed),
      segments,
      fresh,
      sealedBytesEach: bytesEach,
    };
  }

  /** Milliseconds by kind of question, by the clock and of the processor; each kind is asked once before it counts. */
  async ask(asked: readonly Asked[]): Promise<{ ms: object; cpuMs: object }> {
    const { user } = await this.users.execute(
      { email: 'bench@example.jp', name: 'bench', role: 'agent', password: newId(), anyPassword: true },
      systemActor('bench'),
    );
    const actor: Actor = { kind: 'user', id: user.id, role: 'agent' };
    const filter = { state: undefined, channel: undefined, from: undefined, before: undefined };
    const timed = new Map<QuestionKind, number[]>();
    const worked = new Map<QuestionKind, number[]>();
    const warm = new Set<QuestionKind>();
    for (const { kind, question } of asked) {
      const request = { question, filter, after: null, limit: HITS };
      if (!warm.has(kind)) await this.search.execute(request, actor);
      warm.add(kind);
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      await this.search.execute(request, actor);
      timed.set(kind, [...(timed.get(kind) ?? []), performance.now() - began]);
      const { user: inProcess, system } = process.cpuUsage(cpu);
      worked.set(kind, [...(worked.get(kind) ?? []), (inProcess + system) / 1000]);
    }
    return { ms: summary(timed), cpuMs: summary(worked) };
  }

  /** Bytes of the database that the index takes for a complaint; null where the database does not tell. */
  async bytesEach(n: number): Promise<number | null> {
    try {
      const [row] = await query<{ bytes: number }>(
        this.uow.reads,
        `SELECT SUM(pgsize) AS bytes FROM dbstat WHERE name LIKE '%search_%'`,
      );
      return row === undefined ? null : Math.round(row.bytes / n);
    } catch {
      return null;
    }
  }

  /** What a search without an index would take: every complaint is opened and read. */
  async openAll(n: number): Promise<object> {
    const some = this.ids.slice(0, OPENED);
    const began = performance.now();
    for (let from = 0; from < some.length; from += 100)
      for (const { text } of await this.complaints.openAll(some.slice(from, from + 100)))
        foldForSearch(text).includes('鯨飲');
    const msEach = (performance.now() - began) / some.length;
    return { opened: some.length, msEach: rounded(msEach), msForAll: rounded(msEach * n) };
  }
}
