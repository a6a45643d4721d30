import type { INestApplicationContext } from '@nestjs/common';
import { plusMs, type Actor, type Instant } from '#kernel';
import { ComplaintReader } from '#complaints';
import { query, run, UnitOfWork } from '#persistence';
import { DecideSignals, OpenForReview, ReviewTasks, SweepSampling, type OpenTask, type ReviewPurpose } from '#triage';
import type { DemoClock } from './demo-clock.js';
import type { DemoIncidents } from './demo-incidents.js';
import type { DemoStep } from './demo-step.js';
import type { DemoText } from './demo-texts.js';
import type { Random } from './random.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Time (ms) over which what a round drew appears in the queue. */
const SPREAD_MS = 3 * DAY;
/** How often a second reader sees a signal otherwise than the text's label. */
const DISAGREES = 0.12;
/** Readings that no other step of the story gives. */
const READ_HERE: readonly ReviewPurpose[] = ['unproven', 'elusion', 'control', 'third'];

/** The officers' daily hour with the readings that samples and a new desk ask of them. */
export class DemoReaders {
  /** What the texts' labels say, by complaint. */
  private readonly labels = new Map<string, boolean>();
  /** Complaints that a reader suspected: nobody closes these as harmless. */
  private readonly suspected = new Set<string>();
  private readonly spreadRounds = new Set<string>();

  constructor(
    private readonly context: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly random: Random,
    private readonly officers: readonly Actor[],
    private readonly incidents: DemoIncidents,
  ) {}

  /** Remembers what a complaint really is. */
  note(complaintId: string, { leak_signal }: DemoText): void {
    this.labels.set(complaintId, leak_signal);
  }

  /** Whether a reader suspected it. */
  hasSuspected(complaintId: string): boolean {
    return this.suspected.has(complaintId);
  }

  /** One step a day: rounds are drawn and released, and what waits is read. `add` takes further steps. */
  days(from: Date, to: Date, add: (step: DemoStep) => void): DemoStep[] {
    const steps: DemoStep[] = [];
    for (let at = Math.floor(from.getTime() / DAY) * DAY + 6 * HOUR; at < to.getTime(); at += DAY)
      steps.push({ at: new Date(at), run: () => this.day(add, to.getTime() - at > DAY) });
    return steps;
  }

  private async day(add: (step: DemoStep) => void, reads: boolean): Promise<void> {
    await this.context.get(SweepSampling, { strict: false }).execute();
    await this.spread();
    if (!reads) return;
    const waiting = await query<{ complaint_id: string }>(
      this.context.get(UnitOfWork, { strict: false }).reads,
      `SELECT DISTINCT complaint_id FROM review_tasks WHERE state = 'open'
       AND purpose IN (${READ_HERE.map((purpose) => `'${purpose}'`).join(', ')}) ORDER BY complaint_id`,
    );
    for (const { complaint_id: id } of waiting) await this.read(id, add);
  }

  /** Spreads a new round over its days in the order of its complaints: a desk throws dice for that, a demo is to be the same each time. */
  private async spread(): Promise<void> {
    const uow = this.context.get(UnitOfWork, { strict: false });
    const waiting = await query<{ id: string; complaint: string; drawn: Instant }>(
      uow.reads,
      `SELECT r.id AS id, s.complaint_id AS complaint, r.drawn_at AS drawn FROM elusion_samples s
       JOIN elusion_rounds r ON r.id = s.round_id WHERE s.outcome = 'waiting' AND s.task_id IS NULL ORDER BY r.id, s.complaint_id`,
    );
    const round = waiting.filter(({ id }) => id === waiting.at(-1)?.id && !this.spreadRounds.has(id));
    for (const [n, { id, complaint, drawn }] of round.entries()) {
      this.spreadRounds.add(id);
      const at = plusMs(drawn, Math.floor((SPREAD_MS * (n + 1)) / (round.length + 1)));
      const sql = 'UPDATE elusion_samples SET release_at = ? WHERE round_id = ? AND complaint_id = ?';
      await uow.write((m) => run(m, sql, [at, id, complaint]));
    }
  }

  private async read(id: string, add: (step: DemoStep) => void): Promise<void> {
    const open = await this.context.get(ReviewTasks, { strict: false }).openOf(id);
    const task = open.find(({ purpose }) => READ_HERE.includes(purpose));
    const isSignal = this.labels.get(id);
    if (task === undefined || isSignal === undefined) return;
    const reader = this.readerOf(task);
    if (reader === undefined) return;
    const errs = task.purpose === 'control' && this.random.chance(DISAGREES);
    await this.answer(id, isSignal !== errs, { reader, add, purpose: task.purpose });
  }

  private readerOf({ barred }: OpenTask): Actor | undefined {
    return this.officers.find(({ id }) => !barred.includes(id));
  }

  private async answer(
    id: string,
    isSignal: boolean,
    by: { reader: Actor; add: (step: DemoStep) => void; purpose: ReviewPurpose },
  ): Promise<void> {
    const decide = this.context.get(DecideSignals, { strict: false });
    const open = this.context.get(OpenForReview, { strict: false });
    await open.execute(id, by.reader);
    if (isSignal) {
      const { incidentId } = await decide.execute(
        id,
        { decision: 'suspected', reasonCode: 'leak-suspected', note: '抜取りで読み、他人の通信に触れると見た。' },
        by.reader,
      );
      this.suspected.add(id);
      const opened = incidentId !== null && by.purpose !== 'third' && by.purpose !== 'control';
      if (opened) for (const step of this.incidents.stepsFor(id, incidentId, this.clock.now())) by.add(step);
      return;
    }
    const { text } = await this.context.get(ComplaintReader, { strict: false }).forEngine(id);
    const [quoted = text] = /^.{1,60}/su.exec(text) ?? [];
    const citedEvidence = [{ start: 0, end: quoted.length, text: quoted }];
    const sheet = { decision: 'set_aside', reasonCode: 'no-communication', citedEvidence } as const;
    const { next } = await decide.execute(id, sheet, by.reader);
    if (next !== 'second-person') return;
    const other = this.officers.find((officer) => officer.id !== by.reader.id);
    if (other === undefined) return;
    const at = new Date(this.clock.now().getTime() + 5 * HOUR);
    const second = async (): Promise<void> => {
      await open.execute(id, other);
      await decide.execute(id, sheet, other);
    };
    by.add({ at, run: second });
  }
}
