import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComplaintRepository, type Contact } from '#complaints';
import { newId, Settings } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { LookForSiblings, ReadSiblings } from '#siblings';
import { Vault } from '#vault';
import { openContext } from '../context.js';
import { Random } from '../demo/random.js';
import type { DeskContext } from '../desk-context.js';
import { machine, quantile, rounded } from './machine.js';
import { changed, CHANGES, inventedText, type Change } from './siblings-corpus.js';

/** Complaints that are entered in one commit, and looked at together as the sweep does. */
const BATCH = 10;
/** Complaints of the base that are looked at for false suggestions. */
const UNRELATED = 300;
const RECEIVED = '2026-11-25T00:00:00.000Z';

/** How siblings are measured. */
export interface SiblingsBenchOptions {
  /** Complaints that stand there already. */
  n: number;
  /** Complaints told again, of each kind of change. */
  pairs: number;
}

/**
 * Time a complaint at the given size, and how many of the complaints that were told again are suggested, by how much they
 * were changed. Contacts differ, so that the texts alone decide; one kind more shares only the telephone number.
 */
export async function runSiblingsBench({ n, pairs }: SiblingsBenchOptions): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dataDir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  try {
    const desk = new BenchDesk(context);
    const random = new Random(7);
    const texts = Array.from({ length: n }, () => inventedText(random));
    const base = await desk.fill(texts);
    const bytesEach = await desk.indexBytes(n);
    const found: Record<string, object> = {};
    const latencies: number[] = [];
    const began = process.cpuUsage();
    for (const change of [...CHANGES, 'same-phone'] as const) {
      const at = Array.from({ length: pairs }, (_, k) => Math.floor(((k + 0.5) * n) / pairs));
      const told = at.map((which) => again(texts[which] ?? '', change, which, random));
      const ids = await desk.register(told);
      latencies.push(...(await desk.look(ids)));
      found[change] = await desk.score(ids.map((id, k) => [id, base.ids[at[k] ?? 0] ?? '']));
    }
    const { user, system } = process.cpuUsage(began);
    const lookedAt = pairs * (CHANGES.length + 1);
    return {
      bench: 'siblings',
      what: `invented texts of about ${String(Math.round(texts.join('').length / n))} letters; SQLite, sealed, one process`,
      machine: machine(),
      n,
      index: { perSecond: rounded(n / base.enterSeconds), msEach: rounded((base.enterSeconds * 1000) / n), bytesEach },
      atFullSize: {
        n: lookedAt,
        batch: BATCH,
        msEachMedian: rounded(quantile(latencies, 0.5)),
        msEachP95: rounded(quantile(latencies, 0.95)),
        cpuMsEachWithRegistration: rounded((user + system) / 1000 / lookedAt),
      },
      recall: found,
      unrelated: await desk.falseSuggestions(base.ids.slice(-UNRELATED)),
    };
  } finally {
    await context.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Told {
  text: string;
  contact: Contact;
}

function again(text: string, change: Change | 'same-phone', which: number, random: Random): Told {
  return change === 'same-phone'
    ? { text: inventedText(random), contact: { phone: phoneOf(which) } }
    : { text: changed(text, change, random), contact: {} };
}

/** Numbers of a block that nobody is given. */
function phoneOf(which: number): string {
  return `0900${String(which).padStart(7, '0')}`;
}

/** The parts of a desk that the measurement drives. */
class BenchDesk {
  private readonly uow: UnitOfWork;
  private readonly vault: Vault;
  private readonly complaints: ComplaintRepository;
  private readonly siblings: LookForSiblings;
  private readonly reader: ReadSiblings;

  constructor(context: DeskContext) {
    this.uow = context.get(UnitOfWork, { strict: false });
    this.vault = context.get(Vault, { strict: false });
    this.complaints = context.get(ComplaintRepository, { strict: false });
    this.siblings = context.get(LookForSiblings, { strict: false });
    this.reader = context.get(ReadSiblings, { strict: false });
  }

  /** Registers the texts and enters them in the index. */
  async fill(texts: readonly string[]): Promise<{ ids: string[]; enterSeconds: number }> {
    const ids: string[] = [];
    let enterSeconds = 0;
    for (let from = 0; from < texts.length; from += 500) {
      const told = texts.slice(from, from + 500).map((text, k) => ({ text, contact: { phone: phoneOf(from + k) } }));
      const some = await this.register(told);
      const began = performance.now();
      await this.siblings.enter(some);
      enterSeconds += (performance.now() - began) / 1000;
      ids.push(...some);
    }
    return { ids, enterSeconds };
  }

  async register(told: readonly Told[]): Promise<string[]> {
    return this.uow.write(async (m) => {
      const ids: string[] = [];
      for (const { text, contact } of told) {
        const id = newId();
        const { id: keyId } = await this.vault.newKey('complaint');
        const head = {
          id,
          arrivalId: newId(),
          keyId,
          channel: 'web',
          language: 'ja',
          receivedAt: RECEIVED,
          text,
        } as const;
        const rest = { humanMustRead: false, viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null };
        const judged = { category: 'other', severity: 'low', flagged: false } as const;
        await this.complaints.add(
          m,
          { ...head, details: { subject: null, contact }, ...rest, ...judged, messageIds: [] },
          RECEIVED,
        );
        ids.push(id);
      }
      return ids;
    });
  }

  /** Milliseconds a complaint, by batch. */
  async look(ids: readonly string[]): Promise<number[]> {
    const each: number[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const some = ids.slice(from, from + BATCH);
      const began = performance.now();
      await this.siblings.execute(some);
      each.push((performance.now() - began) / some.length);
    }
    return each;
  }

  /** How many pairs are suggested. */
  async score(pairs: readonly (readonly [string, string])[]): Promise<{ pairs: number; found: number; share: number }> {
    let found = 0;
    for (const [id, other] of pairs) {
      const { suggestions } = await this.reader.execute(id);
      if (suggestions.some(({ complaint }) => complaint.complaintId === other)) found += 1;
    }
    return { pairs: pairs.length, found, share: rounded(found / pairs.length) };
  }

  /** Bytes of the database that the index takes for a complaint; null where the database does not tell. */
  async indexBytes(n: number): Promise<number | null> {
    try {
      const [row] = await query<{ bytes: number }>(
        this.uow.reads,
        `SELECT SUM(pgsize) AS bytes FROM dbstat WHERE name LIKE '%sibling%'`,
      );
      return row === undefined ? null : Math.round(row.bytes / n);
    } catch {
      return null;
    }
  }

  /** Suggestions between complaints that have nothing to do with each other. */
  async falseSuggestions(ids: readonly string[]): Promise<{ looked: number; withFalse: number }> {
    await this.look(ids);
    let withFalse = 0;
    for (const id of ids) {
      const { suggestions } = await this.reader.execute(id);
      // Those that were told again are newer than all of the base.
      if (suggestions.some(({ complaint }) => complaint.complaintId <= (ids.at(-1) ?? ''))) withFalse += 1;
    }
    return { looked: ids.length, withFalse };
  }
}
