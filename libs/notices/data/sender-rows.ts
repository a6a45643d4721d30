import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, plusMs, type Instant } from '#kernel';
import { insert, query, run } from '#persistence';
import { MailSender } from './sending.entities.js';

/** How often (ms) a sender says that it lives, and the silence after which what it holds is given to a person. */
export const BEAT_MS = 5_000;
export const SILENT_AFTER_MS = 60_000;

/** Processes that hand mail over, and whether they live. */
@Injectable()
export class SenderRows {
  /** The name of this process. */
  readonly id = newId();
  private lastBeat: Instant = '';

  /** Says that this process lives, when it is time to. Inside a unit. */
  async beat(m: EntityManager, at: Instant): Promise<void> {
    if (this.lastBeat !== '' && at < plusMs(this.lastBeat, BEAT_MS)) return;
    const sql = 'UPDATE mail_senders SET seen_at = ? WHERE id = ?';
    if ((await run(m, sql, [at, this.id])) === 0) {
      const facts = { host: hostname(), pid: process.pid, startedAt: at, seenAt: at, endedAt: null };
      await insert(m, MailSender, { id: this.id, ...facts });
    }
    this.lastBeat = at;
  }

  /**
   * Senders that are no more: silent for a while, or of this machine and without their process. Only what they hold
   * tells whether that matters. Inside a unit.
   */
  async ended(m: EntityManager, at: Instant): Promise<string[]> {
    const sql = 'SELECT id, host, pid, seen_at FROM mail_senders WHERE ended_at IS NULL AND id <> ?';
    const others = await query<{ id: string; host: string; pid: number; seen_at: Instant }>(m, sql, [this.id]);
    const gone = others.filter(
      (other) => other.seen_at < plusMs(at, -SILENT_AFTER_MS) || (other.host === hostname() && !lives(other.pid)),
    );
    for (const { id } of gone) await run(m, 'UPDATE mail_senders SET ended_at = ? WHERE id = ?', [at, id]);
    return gone.map(({ id }) => id);
  }
}

function lives(pid: number): boolean {
  // A new process may have the number of the one that died, in a container above all.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
