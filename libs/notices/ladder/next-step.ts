import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, loadYaml, newId, nowInstant, type Clock } from '#kernel';
import { query } from '#persistence';
import { insertMany } from '../data/insert-many.js';
import { AfterEmail } from '../use-cases/after-email.js';
import { dueOf, stepBelow, type LadderRules } from '../domain/ladder.js';
import { newToken } from '../domain/message-token.js';
import type { NoticeState } from '../domain/notice-state.js';
import type { NoticeStep } from '../domain/notice-step.js';

/** States of a step that ended without the person having been told. */
const ENDED: readonly NoticeState[] = ['bounced', 'failed', 'returned', 'misdelivered'];
/** Identifiers in one question. */
const ROWS_AT_ONCE = 500;

interface EndedStep {
  id: string;
  campaign_id: string;
  party_id: string;
  step: NoticeStep;
  state: NoticeState;
  reach: string;
}

const NOTICES = ['id', 'campaign_id', 'party_id', 'step', 'state', 'token', 'attempts', 'due_at', 'updated_at'];
const EVENTS = ['id', 'notice_id', 'at', 'from_state', 'to_state', 'cause', 'actor_id'];

/** Leads a person down the ladder: a step that ended without telling is followed by the next one that is possible. */
@Injectable()
export class NextStep extends AfterEmail {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {
    super();
  }

  /**
   * Opens the next step after each of these notices that ended as `bounced`, `failed`, `returned` or `misdelivered`; other notices,
   * parties told meanwhile and parties merged into others are left alone. Again it changes nothing. Inside the unit.
   */
  override async advance(m: EntityManager, noticeIds: readonly string[]): Promise<void> {
    await this.open(m, noticeIds, ENDED);
  }

  /**
   * The same after a person ruled that a notice whose fate is unknown, or one that ended and was followed by nothing, did
   * not tell its person. Inside the unit.
   */
  async advanceRuled(m: EntityManager, noticeId: string): Promise<number> {
    return this.open(m, [noticeId], ['unknown', ...ENDED]);
  }

  private async open(m: EntityManager, ids: readonly string[], states: readonly NoticeState[]): Promise<number> {
    let opened = 0;
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      const ended = await this.ended(m, ids.slice(from, from + ROWS_AT_ONCE), states);
      opened += await this.insert(m, ended);
    }
    return opened;
  }

  private async ended(m: EntityManager, ids: readonly string[], states: readonly string[]): Promise<EndedStep[]> {
    const marks = (values: readonly string[]) => values.map(() => '?').join(', ');
    // The names of the steps sort as the ladder does; a notice with a later sibling has been followed already.
    const sql = `SELECT n.id, n.campaign_id, n.party_id, n.step, n.state, p.reach
      FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.id IN (${marks(ids)}) AND n.state IN (${marks(states)}) AND p.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM notices l WHERE l.campaign_id = n.campaign_id AND l.party_id = n.party_id
          AND (l.step > n.step OR l.state IN ('accepted', 'acknowledged')))`;
    return query<EndedStep>(m, sql, [...ids, ...states]);
  }

  private async insert(m: EntityManager, ended: readonly EndedStep[]): Promise<number> {
    const at = nowInstant(this.clock);
    const rules = loadYaml<LadderRules>('ladder.yaml');
    const opened = ended.flatMap((row) => {
      const step = stepBelow(row.reach, row.step);
      return step === null || step === 'email' ? [] : [{ row, step, id: newId() }];
    });
    if (opened.length === 0) return 0;
    const notices = opened.map(({ row, step, id }) => {
      return [id, row.campaign_id, row.party_id, step, 'pending', newToken(), 0, dueOf(step, at, rules), at];
    });
    await insertMany(m, { table: 'notices', columns: NOTICES, rows: notices });
    const events = opened.map(({ row, id }) => [
      ...[newId(), id, at, 'pending', 'pending'],
      ...[`after:${row.step}/${row.state}`, 'ladder'],
    ]);
    await insertMany(m, { table: 'notice_events', columns: EVENTS, rows: events });
    return opened.length;
  }
}
