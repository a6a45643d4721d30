import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { DeskCounter, type DeskReading } from '../domain/desk-reading.js';

const PAGE = 5000;

interface Row {
  id: string;
  score: number;
  flagged: boolean | number;
  assessed_at: Instant;
  channel: Channel;
  language: string;
  bytes: number | string;
  suspected: number;
  read_by_chance: number;
}

/** What thresholds cost at a desk, counted over its registrations. */
export interface DeskCost {
  texts: number;
  /** Flagged at registration, by the threshold of that day and by the rules. */
  flaggedThen: number;
  /** At or above the threshold that holds now. */
  inForce: number;
  /** At or above the model's own threshold. */
  model: number;
  /** Confirmed signals among them. */
  suspected: number;
}

/** Reads scores at registration and what became of the complaints; no content is opened. */
@Injectable()
export class DeskScores {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Every complaint registered since then under a model.
   * @param model version of the model (engines differ in words too, scores do not); @param recentFrom what counts as recent
   */
  async read(model: string, since: Instant, recentFrom: Instant): Promise<DeskReading> {
    const counter = new DeskCounter();
    for (let after = ''; ;) {
      const rows = await this.page(model, since, after);
      for (const row of rows) {
        counter.add({
          score: row.score,
          flagged: Boolean(row.flagged),
          channel: row.channel,
          language: row.language,
          bytes: Number(row.bytes),
          isRecent: row.assessed_at >= recentFrom,
          suspected: row.suspected === 1,
          readByChance: row.read_by_chance === 1,
        });
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return counter.result();
      after = last.id;
    }
  }

  /** Counts what two thresholds flag; one statement. */
  async cost(model: string, since: Instant, at: { inForce: number; model: number }): Promise<DeskCost> {
    const [row] = await query<Record<keyof DeskCost, number | string | null>>(
      this.uow.reads,
      `SELECT COUNT(*) AS texts, SUM(CASE WHEN a.flagged THEN 1 ELSE 0 END) AS "flaggedThen",
         SUM(CASE WHEN a.score >= ? THEN 1 ELSE 0 END) AS "inForce", SUM(CASE WHEN a.score >= ? THEN 1 ELSE 0 END) AS model,
         SUM(CASE WHEN EXISTS (SELECT 1 FROM signals s WHERE s.complaint_id = a.complaint_id AND s.state = 'suspected')
           THEN 1 ELSE 0 END) AS suspected
       FROM assessments a WHERE a.source = 'registration' AND a.engine LIKE ? AND a.assessed_at >= ?`,
      [at.inForce, at.model, `% ${model}`, since],
    );
    const number = (name: keyof DeskCost): number => Number(row?.[name] ?? 0);
    return {
      texts: number('texts'),
      flaggedThen: number('flaggedThen'),
      inForce: number('inForce'),
      model: number('model'),
      suspected: number('suspected'),
    };
  }

  /** The sealed text is as long as the text, but for a few bytes. */
  private page(model: string, since: Instant, after: string): Promise<Row[]> {
    return query<Row>(
      this.uow.reads,
      `SELECT a.id, a.score, a.flagged, a.assessed_at, c.channel, c.language, LENGTH(c.sealed_text) AS bytes,
         CASE WHEN EXISTS (SELECT 1 FROM signals s WHERE s.complaint_id = a.complaint_id AND s.state = 'suspected')
           THEN 1 ELSE 0 END AS suspected,
         CASE WHEN EXISTS (SELECT 1 FROM review_tasks t WHERE t.complaint_id = a.complaint_id
             AND t.state = 'answered' AND t.purpose IN ('unproven', 'elusion'))
           THEN 1 ELSE 0 END AS read_by_chance
       FROM assessments a JOIN complaints c ON c.id = a.complaint_id
       WHERE a.source = 'registration' AND a.engine LIKE ? AND a.assessed_at >= ? AND a.id > ?
       ORDER BY a.id LIMIT ?`,
      [`% ${model}`, since, after, PAGE],
    );
  }
}
