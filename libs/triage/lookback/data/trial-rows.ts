import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Channel, type Clock } from '#kernel';
import type { HiddenFrom } from '#complaints';
import { insert, query, rowById, run, UnitOfWork } from '#persistence';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { emptyReport, type Difference, type TrialReport } from '../domain/difference.js';
import { EngineTrial, TrialDifference } from './lookback.entities.js';

/** One line of the report: identifiers and figures, no content. */
export interface DifferenceLine {
  complaintId: string;
  slipNumber: string;
  difference: Difference;
  channel: Channel;
  language: string;
  receivedAt: string;
  scoreBefore: number;
  scoreAfter: number;
  kindsBefore: string[];
  kindsAfter: string[];
  leadsBefore: string[];
  leadsAfter: string[];
}

/** Which lines of the report: of one kind of difference or of all, behind a complaint, so many at most. */
export interface LinesWanted {
  difference: Difference | null;
  after: string;
  limit: number;
}

/** What a trial is begun with. */
export type NewTrial = Pick<EngineTrial, 'versionId' | 'baseId' | 'baseThreshold' | 'threshold' | 'startedBy'>;

/** What one batch adds to a trial. */
export interface TrialBatch {
  /** Where the trial stood before, which must still be so, and where it stands now. */
  from: string;
  to: string;
  done: number;
  erased: number;
  report: TrialReport;
  differences: Omit<TrialDifference, 'trialId'>[];
}

const PAGE = 1_000;

/** Rows of trials and of their differences. */
@Injectable()
export class TrialRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Fails with `lookback.trial-not-found`. */
  async trial(id: string, m: EntityManager = this.uow.manager): Promise<EngineTrial> {
    const row = await rowById(m, EngineTrial, id);
    if (!row) throw new DomainError(lookbackErrors['lookback.trial-not-found']);
    return row;
  }

  /** The newest trial of a version. */
  async latest(versionId: string, m: EntityManager = this.uow.manager): Promise<EngineTrial | null> {
    const [row] = await query<{ id: string }>(
      m,
      'SELECT id FROM engine_trials WHERE version_id = ? ORDER BY id DESC LIMIT 1',
      [versionId],
    );
    return row === undefined ? null : rowById(m, EngineTrial, row.id);
  }

  /** A trial that has read nothing yet. Inside a unit. */
  async add(m: EntityManager, given: NewTrial): Promise<string> {
    const id = newId();
    const [all] = await query<{ n: number | string }>(m, 'SELECT COUNT(*) AS n FROM complaints');
    await insert(m, EngineTrial, {
      ...given,
      id,
      state: 'running',
      startedAt: nowInstant(this.clock),
      finishedAt: null,
      total: Number(all?.n ?? 0),
      done: 0,
      erased: 0,
      position: '',
      report: JSON.stringify(emptyReport()),
      reportSha256: null,
    });
    return id;
  }

  /** Keeps a batch, all of it or nothing. False when the trial stands elsewhere: somebody else went on with it. */
  async advance(trialId: string, batch: TrialBatch): Promise<boolean> {
    return this.uow.write(async (m) => {
      const moved = await run(
        m,
        `UPDATE engine_trials SET position = ?, done = done + ?, erased = erased + ?, report = ?
         WHERE id = ? AND position = ? AND state = 'running'`,
        [batch.to, batch.done, batch.erased, JSON.stringify(batch.report), trialId, batch.from],
      );
      if (moved === 0) return false;
      if (batch.differences.length > 0)
        await insert(
          m,
          TrialDifference,
          batch.differences.map((each) => ({ ...each, trialId })),
        );
      return true;
    });
  }

  /** Ends a trial that stands at `position`. Inside a unit; false when it was ended or moved on by somebody else. */
  async finish(m: EntityManager, trialId: string, position: string, sha256: string): Promise<boolean> {
    const ended = await run(
      m,
      `UPDATE engine_trials SET state = 'finished', finished_at = ?, report_sha256 = ?
       WHERE id = ? AND position = ? AND state = 'running'`,
      [nowInstant(this.clock), sha256, trialId, position],
    );
    return ended > 0;
  }

  /** SHA-256 over the counts and every difference, in the order of complaints. */
  async hash(trial: EngineTrial): Promise<string> {
    const hash = createHash('sha256').update(`${trial.versionId}\n${trial.baseId}\n${trial.report}\n`);
    for (let after = ''; ;) {
      const rows = await query<{ complaint_id: string; difference: string; kinds_after: string; leads_after: string }>(
        this.uow.reads,
        `SELECT complaint_id, difference, kinds_after, leads_after FROM engine_trial_differences
         WHERE trial_id = ? AND complaint_id > ? ORDER BY complaint_id LIMIT ?`,
        [trial.id, after, PAGE],
      );
      for (const row of rows)
        hash.update(`${row.complaint_id} ${row.difference} ${row.kinds_after} ${row.leads_after}\n`);
      const last = rows.at(-1);
      if (!last) return hash.digest('hex');
      after = last.complaint_id;
    }
  }

  /**
   * Lines of the report in the order of complaints, those of one kind of difference only where said. What is hidden from
   * the reader (column `d.complaint_id`) is among each kind's.
   */
  async differences(trialId: string, o: LinesWanted, hidden: HiddenFrom | null = null): Promise<DifferenceLine[]> {
    const unless = hidden ?? { sql: '1 = 0', values: [] };
    const rows = await query<Record<string, string> & { score_before: number; score_after: number }>(
      this.uow.reads,
      `SELECT d.*, c.slip_number, c.received_at FROM engine_trial_differences d JOIN complaints c ON c.id = d.complaint_id
       WHERE d.trial_id = ? AND d.complaint_id > ? ${o.difference === null ? '' : `AND (d.difference = ? OR ${unless.sql})`}
       ORDER BY d.complaint_id LIMIT ?`,
      [trialId, o.after, ...(o.difference === null ? [] : [o.difference, ...unless.values]), o.limit],
    );
    const list = (json: string | undefined): string[] => JSON.parse(json ?? '[]') as string[];
    return rows.map((row) => ({
      complaintId: row['complaint_id'] ?? '',
      slipNumber: row['slip_number'] ?? '',
      difference: row['difference'] as Difference,
      channel: row['channel'] as Channel,
      language: row['language'] ?? '',
      receivedAt: row['received_at'] ?? '',
      scoreBefore: row.score_before,
      scoreAfter: row.score_after,
      kindsBefore: list(row['kinds_before']),
      kindsAfter: list(row['kinds_after']),
      leadsBefore: list(row['leads_before']),
      leadsAfter: list(row['leads_after']),
    }));
  }

  /** Whether the report names the complaint. */
  async names(trialId: string, complaintId: string): Promise<boolean> {
    const [row] = await query(
      this.uow.reads,
      'SELECT 1 FROM engine_trial_differences WHERE trial_id = ? AND complaint_id = ?',
      [trialId, complaintId],
    );
    return row !== undefined;
  }
}
