import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError, log, nowInstant, plusMs, systemActor, type Clock, type Instant } from '#kernel';
import type { AuditLog } from '#audit';
import type { UnitOfWork } from '#persistence';
import type { DataKey } from '#vault';
import type { DueNotice, TryEnd } from '../data/notice-batches.js';
import { BEAT_MS } from '../data/sender-rows.js';
import type { DomainPace } from '../domain/domain-pace.js';
import { nextStep, type HandOverOutcome, type HandOverResult, type NextStep } from '../domain/hand-over.js';
import type { RefusalWatch } from '../domain/refusal-watch.js';
import { domainOf } from '../domain/mail-address.js';
import type { Mailer, OutgoingMail } from '../mail/mailer.js';
import type { SendingParts } from './sending-parts.js';

export const NOTICE_SENDER = systemActor('notices');

/** Notices read from the list at a time. */
const PAGE = 512;
/**
 * Notices taken for each connection, under way, at hand or waiting to be settled: enough that no connection waits for a
 * commit. As one commit settles and takes, this is also the most that a process which dies leaves as `unknown`.
 */
const TAKEN_EACH = 8;
/** How often (ms) a run asks the table whether its campaign was stopped by another process. */
const LOOK_MS = 250;

/** What a run works with. */
export interface RunTools {
  uow: UnitOfWork;
  parts: SendingParts;
  mailer: Mailer;
  audit: AuditLog;
  pace: DomainPace;
  clock: Clock;
  /** Wait in ms before a message that was put off is tried again. */
  firstWaitMs: number;
  /** The last ends of this campaign; once it trips, nothing more is handed over. */
  watch: RefusalWatch;
}

/** What a run is about. */
export interface RunOrder {
  campaignId: string;
  /** Key of the campaign. */
  key: DataKey;
  trialOnly: boolean;
  /** The message to one person; null when the person has no address. */
  mailFor: (notice: DueNotice) => Promise<OutgoingMail | null>;
}

interface Ready {
  notice: DueNotice;
  mail: OutgoingMail;
}

/** Where notices that were not handed over are put. */
interface SetAside {
  later: Map<Instant, string[]>;
  merged: string[];
  addressless: string[];
  /** Their party's row is damaged, or its key was erased. */
  unreadable: string[];
}

/** What one commit does. */
interface Turn {
  ended: readonly TryEnd[];
  back: readonly Ready[];
  next: readonly Ready[];
  aside: SetAside;
}

/**
 * Hands over what is due of one campaign. A turn is one commit: it settles the tries that ended since the last one and
 * takes the next notices, so a thousand notices cost some thirty commits. What is taken is committed before the mail
 * server is spoken to (invariant OnceEach); a process that dies leaves at most what it had taken, eight for each
 * connection, as `unknown`.
 */
export class HandOverRun {
  handedOver = 0;
  accepted = 0;
  /** Tries in a row that found the server away. */
  awayInARow = 0;
  private after = '';
  private page: DueNotice[] = [];
  private exhausted = false;
  private halted = false;
  private readonly ready: Ready[] = [];
  private readonly ended: TryEnd[] = [];
  private turning: Promise<void> | null = null;
  private lookedAt = 0;
  private underWay = 0;
  /** Notices that the turn in hand has looked at. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly tools: RunTools,
    private readonly order: RunOrder,
    private readonly limit: number,
  ) {}

  /** Whether the mail server is away as a whole, not one connection of it. */
  get serverAway(): boolean {
    return this.awayInARow >= Math.max(3, this.tools.mailer.connections);
  }

  get wasHalted(): boolean {
    return this.halted;
  }

  async execute(): Promise<void> {
    const beat = setInterval(() => {
      // One that cannot be written shows at the next turn.
      this.tools.uow.write((m) => this.tools.parts.senders.beat(m, this.now())).catch(() => undefined);
    }, BEAT_MS).unref();
    try {
      await this.turn();
      await Promise.all(Array.from({ length: this.tools.mailer.connections }, () => this.line()));
    } finally {
      clearInterval(beat);
      await this.lastTurns();
    }
  }

  /** Nothing that ended stays unwritten, and nothing that was taken stays taken. */
  private async lastTurns(): Promise<void> {
    this.halted ||= this.ready.length > 0;
    // One that is under way may have begun before the last tries ended.
    await this.turning?.catch(() => undefined);
    this.halted ||= this.ready.length > 0;
    while (this.ended.length > 0 || this.ready.length > 0) await this.turn();
  }

  /** One of several that take notices until nothing is left or the run is stopped. */
  private async line(): Promise<void> {
    for (;;) {
      if (await this.isHalted()) return;
      const next = this.ready.shift();
      if (next === undefined) {
        // A turn under way may bring more, also the one that found the end of the list.
        if (this.exhausted && this.turning === null) return;
        await this.turn();
        continue;
      }
      this.underWay += 1;
      const result = await this.tools.mailer.send(next.mail);
      this.underWay -= 1;
      this.handedOver += 1;
      this.awayInARow = result.outcome === 'server-away' ? this.awayInARow + 1 : 0;
      if (result.outcome === 'accepted') this.accepted += 1;
      const step = this.stepAfter(result.outcome, next);
      this.watch(result, step);
      this.ended.push({ notice: next.notice, result, step });
      if (this.ended.length >= this.taken / 4) this.turnSoon();
    }
  }

  /** Counts what ended, and what is only put off though the answer was a final one. */
  private watch({ outcome, code }: HandOverResult, { state, retryInMs }: NextStep): void {
    if (outcome === 'server-away') return;
    const final = code !== null && code >= 500;
    if (retryInMs !== null && !final) return;
    this.tools.watch.add(final || state === 'bounced' || state === 'failed');
  }

  private stepAfter(outcome: HandOverOutcome, { notice }: Ready): NextStep {
    return nextStep(outcome, notice.attempts + 1, this.tools.firstWaitMs);
  }

  private get taken(): number {
    return this.tools.mailer.connections * TAKEN_EACH;
  }

  private now(): Instant {
    return nowInstant(this.tools.clock);
  }

  private async isHalted(): Promise<boolean> {
    const { parts } = this.tools;
    if (this.halted || this.handedOver >= this.limit || this.serverAway || this.tools.watch.tripped) this.halted = true;
    else if (parts.signals.has(this.order.campaignId)) this.halted = true;
    else if (performance.now() - this.lookedAt > LOOK_MS) {
      this.lookedAt = performance.now();
      const { row } = await parts.campaigns.get(this.order.campaignId);
      if (row.state !== 'canary' && row.state !== 'running') this.halted = true;
    }
    return this.halted;
  }

  /** One turn at a time; whoever asks meanwhile waits for the one under way. */
  private turn(): Promise<void> {
    this.turning ??= this.settleAndTake().finally(() => {
      this.turning = null;
    });
    return this.turning;
  }

  /** Begins a turn that nobody waits for; one that fails stops the run, and the last turn says so. */
  private turnSoon(): void {
    this.turn().catch(() => {
      this.halted = true;
    });
  }

  private async settleAndTake(): Promise<void> {
    this.seen.clear();
    const aside: SetAside = { later: new Map(), merged: [], addressless: [], unreadable: [] };
    const wanted = this.halted ? 0 : this.taken - this.ready.length - this.underWay;
    const next = await this.nextReady(wanted, aside);
    const ended = this.ended.splice(0);
    const back = this.halted ? this.ready.splice(0) : [];
    let taken: Map<string, number>;
    try {
      taken = await this.commit({ ended, back, next, aside });
    } catch (error) {
      // Nothing of it was written: what ended is told to the next turn, what was taken before is still ours.
      this.ended.unshift(...ended);
      this.ready.unshift(...back);
      throw error;
    }
    const own = next.flatMap(({ notice, mail }) => {
      const attempts = taken.get(notice.id);
      return attempts === undefined ? [] : [{ notice: { ...notice, attempts }, mail }];
    });
    this.ready.push(...own);
    // Taken by somebody else, or the campaign was stopped: the table says which before the next message.
    if (own.length < next.length) this.lookedAt = 0;
  }

  private commit({ ended, back, next, aside }: Turn): Promise<Map<string, number>> {
    const { uow, parts } = this.tools;
    const { senders, batches, after } = parts;
    const at = this.now();
    return uow.write(async (m) => {
      await senders.beat(m, at);
      await this.settle(m, ended, at);
      await batches.giveBack(m, idsOf(back), senders.id, at);
      for (const [until, ids] of aside.later) await batches.putOff(m, ids, until);
      await batches.drop(m, aside.merged, 'merged', at);
      await batches.drop(m, aside.addressless, 'no-address', at);
      await batches.drop(m, aside.unreadable, 'unreadable', at);
      const missed = [...aside.addressless, ...aside.unreadable];
      if (missed.length > 0) await after.advance(m, missed);
      return batches.claim(m, idsOf(next), senders.id, at);
    });
  }

  private async settle(m: EntityManager, ended: readonly TryEnd[], at: Instant): Promise<void> {
    if (ended.length === 0) return;
    const { parts, audit } = this.tools;
    const { campaignId, key } = this.order;
    const settled = await parts.batches.settle(m, ended, { sender: parts.senders.id, key, at });
    const final = settled.filter(({ step }) => step.retryInMs === null);
    if (final.length === 0) return;
    const missed = final.filter(({ step }) => step.state === 'bounced' || step.state === 'failed');
    if (missed.length > 0) await parts.after.advance(m, idsOf(missed));
    await parts.minutes.add(m, campaignId, final.length, at);
    await audit.append({
      actor: NOTICE_SENDER,
      action: 'notices.settled',
      object: `campaign:${campaignId}`,
      facts: factsOf(final),
    });
  }

  /** The next notices with their messages; those that cannot go out now are set aside. */
  private async nextReady(wanted: number, aside: SetAside): Promise<Ready[]> {
    const next: Ready[] = [];
    const now = this.now();
    while (next.length < wanted && !this.exhausted) {
      const notice = this.page.shift() ?? (await this.turnPage(now));
      if (notice === undefined) break;
      this.seen.add(notice.id);
      if (notice.merged_into !== null) aside.merged.push(notice.id);
      else {
        const mail = await this.mailFor(notice);
        const wait = mail === null || mail === 'unreadable' ? 0 : this.tools.pace.take(domainOf(mail.to.address), now);
        if (mail === null) aside.addressless.push(notice.id);
        else if (mail === 'unreadable') aside.unreadable.push(notice.id);
        else if (wait === 0) next.push({ notice, mail });
        else putLater(aside.later, plusMs(now, wait), notice.id);
      }
    }
    return next;
  }

  /** One damaged row holds nobody else up. */
  private async mailFor(notice: DueNotice): Promise<OutgoingMail | 'unreadable' | null> {
    try {
      return await this.order.mailFor(notice);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.error({ err: error, noticeId: notice.id }, 'a party cannot be opened; its notice goes to a person');
      return 'unreadable';
    }
  }

  private async turnPage(now: Instant): Promise<DueNotice | undefined> {
    const { campaignId, trialOnly } = this.order;
    const page = { campaignId, now, trialOnly, after: this.after, limit: PAGE };
    const { again, fresh } = await this.tools.parts.batches.due(page);
    this.after = fresh.at(-1)?.id ?? this.after;
    // What this very turn looked at already stands in the table as it was.
    this.page = [...again, ...fresh].filter(({ id }) => !this.seen.has(id));
    if (this.page.length === 0) this.exhausted = true;
    return this.page.shift();
  }
}

function idsOf(all: readonly { notice: { id: string } }[]): string[] {
  return all.map(({ notice }) => notice.id);
}

function putLater(later: SetAside['later'], until: Instant, id: string): void {
  const known = later.get(until);
  if (known) known.push(id);
  else later.set(until, [id]);
}

/** How many ended in which state, and a digest of which did, so that their history is bound to the log. */
function factsOf(ends: readonly TryEnd[]): Record<string, string | number> {
  const counts: Record<string, number> = {};
  for (const { step } of ends) counts[step.state] = (counts[step.state] ?? 0) + 1;
  const lines = ends.map(({ notice, step, result }) => `${notice.id} ${step.state} ${String(result.code)}`).sort();
  return { ...counts, digest: createHash('sha256').update(lines.join('\n')).digest('hex') };
}
