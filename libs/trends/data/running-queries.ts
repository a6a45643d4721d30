import { Injectable } from '@nestjs/common';
import type { Instant, Role } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Running } from '../domain/today.js';

type Figure = number | string | null;

/** Reads how the desk itself is doing, without content. */
@Injectable()
export class RunningQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** How far the access review of a quarter is, and the names of those of these roles. */
  async accessReview(quarter: string, reviewers: readonly Role[]): Promise<NonNullable<Running['accessReview']>> {
    const [review] = await query<{ signed: Instant | null; lines: Figure; answered: Figure }>(
      this.uow.reads,
      `SELECT r.signed_at AS signed, COUNT(l.id) AS lines, COUNT(l.verdict) AS answered FROM access_reviews r
       LEFT JOIN access_review_lines l ON l.review_id = r.id WHERE r.quarter = ? GROUP BY r.id, r.signed_at`,
      [quarter],
    );
    const state = review === undefined ? 'none' : review.signed === null ? 'open' : 'signed';
    const counts = { lines: Number(review?.lines ?? 0), answered: Number(review?.answered ?? 0) };
    return { quarter, state, ...counts, by: await this.peopleOf(reviewers) };
  }

  /** `since`: sessions last used, or begun, at these moments or before have ended. */
  async operation(since: { idle: Instant; max: Instant }): Promise<NonNullable<Running['operation']>> {
    const [row] = await query<
      Record<'people' | 'boxes' | 'troubles', Figure> & Record<'last' | 'backup', Instant | null>
    >(
      this.uow.reads,
      `SELECT (SELECT COUNT(DISTINCT s.user_id) FROM sessions s JOIN users u ON u.id = s.user_id
           WHERE u.active = ? AND s.last_seen_at > ? AND s.created_at > ?) AS people,
         (SELECT COUNT(*) FROM mailboxes) AS boxes,
         (SELECT COUNT(DISTINCT about) FROM alarms WHERE calmed_at IS NULL AND code LIKE 'intake.mailbox-%') AS troubles,
         (SELECT recorded_at FROM arrivals ORDER BY id DESC LIMIT 1) AS last,
         (SELECT at FROM audit_entries WHERE object = 'backup' ORDER BY seq DESC LIMIT 1) AS backup`,
      [true, since.idle, since.max],
    );
    return {
      signedIn: Number(row?.people ?? 0),
      mailboxes: Number(row?.boxes ?? 0),
      mailboxTroubles: Number(row?.troubles ?? 0),
      lastArrivalAt: row?.last ?? null,
      lastBackupAt: row?.backup ?? null,
    };
  }

  /** A table of roles may give nobody a permission, and PostgreSQL takes no empty list. */
  private async peopleOf(roles: readonly Role[]): Promise<string[]> {
    if (roles.length === 0) return [];
    const people = await query<{ name: string }>(
      this.uow.reads,
      `SELECT name FROM users WHERE active = ? AND role IN (${roles.map(() => '?').join(', ')}) ORDER BY id`,
      [true, ...roles],
    );
    return people.map(({ name }) => name);
  }
}
