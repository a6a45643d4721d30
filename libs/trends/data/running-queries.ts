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
    const people = await query<{ name: string }>(
      this.uow.reads,
      `SELECT name FROM users WHERE active = ? AND role IN (${reviewers.map(() => '?').join(', ')}) ORDER BY id`,
      [true, ...reviewers],
    );
    const state = review === undefined ? 'none' : review.signed === null ? 'open' : 'signed';
    const counts = { lines: Number(review?.lines ?? 0), answered: Number(review?.answered ?? 0) };
    return { quarter, state, ...counts, by: people.map(({ name }) => name) };
  }

  async operation(): Promise<NonNullable<Running['operation']>> {
    const [row] = await query<Record<'people' | 'boxes' | 'troubles', Figure> & { last: Instant | null }>(
      this.uow.reads,
      `SELECT (SELECT COUNT(DISTINCT user_id) FROM sessions) AS people, (SELECT COUNT(*) FROM mailboxes) AS boxes,
         (SELECT COUNT(DISTINCT about) FROM alarms WHERE calmed_at IS NULL AND code LIKE 'intake.mailbox-%') AS troubles,
         (SELECT recorded_at FROM arrivals ORDER BY id DESC LIMIT 1) AS last`,
      [],
    );
    return {
      signedIn: Number(row?.people ?? 0),
      mailboxes: Number(row?.boxes ?? 0),
      mailboxTroubles: Number(row?.troubles ?? 0),
      lastArrivalAt: row?.last ?? null,
    };
  }
}
