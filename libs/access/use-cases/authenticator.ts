import { CLOCK, log, msBetween, nowInstant, Settings, tokyoDate, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SessionRows } from '../data/session-rows.js';
import { TokenRows } from '../data/token-rows.js';
import { hashSecret } from '../domain/secrets.js';
import { sessionLives, TOUCH_EVERY_MS, type SessionLimits } from '../domain/session-life.js';

/** How long an answer may be reused; also how long another process's log-out may take to reach this one. */
const CACHE_MS = 5_000;
const MAX_CACHED = 10_000;

/** A request's actor and, for a browser, its session. */
export interface SignedIn {
  readonly actor: Actor;
  /** Null for an API token. */
  readonly sessionId: string | null;
}

/** Says who a session secret or API token belongs to. Answers are kept for five seconds and dropped at every change. */
@Injectable()
export class Authenticator {
  private readonly known = new Map<string, { who: SignedIn; untilMs: number }>();
  private generation = 0;
  private readonly limits: SessionLimits;

  constructor(
    private readonly sessions: SessionRows,
    private readonly tokens: TokenRows,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    settings: Settings,
  ) {
    this.limits = { idleMs: settings.sessionIdleMinutes * 60_000, maxMs: settings.sessionMaxHours * 3_600_000 };
  }

  /**
   * The session of a cookie; null when there is none, it has ended, or its user is disabled. What a page asks by itself,
   * without anybody at it, is no use of the session (`unattended`): else an open page would keep it for ever.
   */
  bySession(secret: string, o: { unattended?: boolean } = {}): Promise<SignedIn | null> {
    // Answered from memory, a request in between would not be written down: the two are remembered apart.
    const apart = o.unattended === true ? 'unattended ' : '';
    const hash = hashSecret(secret);
    return this.cached(`${apart}${hash}`, () => this.findSession(hash, o.unattended !== true));
  }

  /** The machine of a Bearer token; null when unknown, revoked or expired. */
  byToken(secret: string): Promise<SignedIn | null> {
    return this.cached(hashSecret(secret), (hash) => this.findToken(hash));
  }

  /** Runs a unit that changes who may come in; what this process remembers is dropped with its commit. */
  async changing<T>(work: () => Promise<T>): Promise<T> {
    const result = await this.uow.write(() => {
      this.uow.afterCommit(() => {
        this.forget();
      });
      return work();
    });
    this.forget();
    return result;
  }

  private forget(): void {
    this.generation += 1;
    this.known.clear();
  }

  private async cached(hash: string, find: (hash: string) => Promise<SignedIn | null>): Promise<SignedIn | null> {
    const nowMs = this.clock.now().getTime();
    const hit = this.known.get(hash);
    if (hit !== undefined && nowMs < hit.untilMs) return hit.who;
    const generation = this.generation;
    const who = await find(hash);
    // A change during the look-up may have made the answer old already.
    if (who !== null && generation === this.generation) {
      if (this.known.size >= MAX_CACHED) this.known.clear();
      this.known.set(hash, { who, untilMs: nowMs + CACHE_MS });
    }
    return who;
  }

  private async findSession(hash: string, isUse: boolean): Promise<SignedIn | null> {
    const session = await this.sessions.bySecret(hash);
    const now = nowInstant(this.clock);
    if (session === null || !sessionLives(session, now, this.limits)) return null;
    if (isUse && msBetween(session.lastSeenAt, now) >= TOUCH_EVERY_MS) {
      await this.note(() => this.sessions.touch(session.id, now));
    }
    return { actor: { kind: 'user', id: session.userId, role: session.role }, sessionId: session.id };
  }

  private async findToken(hash: string): Promise<SignedIn | null> {
    const token = await this.tokens.bySecret(hash);
    const now = nowInstant(this.clock);
    if (token === null || token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)) return null;
    const today = tokyoDate(now);
    if (token.lastUsedOn !== today) await this.note(() => this.tokens.recordUse(token.id, today));
    return { actor: { kind: 'token', id: token.id, role: token.role }, sessionId: null };
  }

  /** Bookkeeping must not refuse a request, for example on a full disk. */
  private async note(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      log.warn({ err: error }, 'last use of a session or token was not recorded');
    }
  }
}
