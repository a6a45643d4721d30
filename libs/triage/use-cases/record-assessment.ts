import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DomainEvents, newId, nowInstant, type Actor, type Channel, type Clock } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Vault } from '#vault';
import { Assessment, Signal, type AssessmentSource } from '../data/assessment.entity.js';
import { mergeReadings, piecesOf } from '../domain/long-texts.js';
import type { EngineResult } from '#engine';
import { TriageEngine } from '#engine';

/** Kind of a signal that the engine flagged without naming its kind. */
const UNSPECIFIED = 'unspecified';
/** Kind of a signal that a member of staff raised. */
const RAISED_BY_STAFF = 'raised_by_staff';

/** What an assessment belongs to. */
export interface AssessedComplaint {
  id: string;
  keyId: string;
}

/** What a person wrote or said. */
export interface Words {
  subject: string | null;
  text: string;
  channel: Channel;
  /** ISO 639-1, or `und`. */
  language: string;
}

/** Runs the engine and keeps what it found. Signals are only ever added or reopened (invariant SignalsStay). */
@Injectable()
export class RecordAssessment implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly engine: TriageEngine,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.text-changed', async ({ complaintId, source, subject, text }) => {
      const [row] = await query<{ key_id: string; channel: Channel; language: string }>(
        this.uow.manager,
        'SELECT key_id, channel, language FROM complaints WHERE id = ?',
        [complaintId],
      );
      if (!row) return;
      // Piece by piece, each with its own row: inside a unit the loop is free only while SQL is awaited.
      for (const piece of piecesOf(text)) {
        const words = { subject: piece.at === 0 ? subject : null, text: piece.text };
        const { channel, language } = row;
        const result = mergeReadings([{ result: this.assess({ ...words, channel, language }), at: piece.at }]);
        await this.store({ id: complaintId, keyId: row.key_id }, result, source);
      }
    });
    this.events.on('complaint.secrecy-answered', async ({ complaintId, involved, answeredBy }) => {
      if (involved) await this.raise(complaintId, answeredBy);
    });
  }

  /** The engine's reading of subject and text; the spans of its reasons lie in the text. Stores nothing. */
  assess({ subject, text, channel, language }: Words): EngineResult {
    if (subject === null || subject === '') return this.engine.assess({ text, channel, lang: language });
    const result = this.engine.assess({ text: `${subject}\n${text}`, channel, lang: language });
    return { ...result, reasons: result.reasons.map((reason) => shift(reason, subject.length + 1)) };
  }

  /** {@link assess} for a text of any length: others have the loop in between. Outside a unit. */
  async assessLong(words: Words): Promise<EngineResult> {
    const pieces = piecesOf(words.text);
    const readings: { result: EngineResult; at: number }[] = [];
    for (const { text, at } of pieces) {
      if (at > 0) await setImmediate();
      readings.push({ result: this.assess({ ...words, subject: at === 0 ? words.subject : null, text }), at });
    }
    return mergeReadings(readings);
  }

  /** Keeps a reading. Joins the caller's unit. */
  async store(complaint: AssessedComplaint, result: EngineResult, source: AssessmentSource): Promise<void> {
    await this.uow.write(async (m) => {
      const id = newId();
      const at = nowInstant(this.clock);
      const key = await this.vault.openKey(complaint.keyId);
      await insert(m, Assessment, {
        id,
        complaintId: complaint.id,
        assessedAt: at,
        source,
        score: result.score,
        flagged: result.flagged,
        engine: result.engine,
        kinds: JSON.stringify(result.kinds),
        clauses: JSON.stringify(result.clauses),
        category: result.category,
        severity: result.severity,
        sealedReasons: this.vault.seal(key, JSON.stringify(result.reasons), {
          table: 'assessments',
          column: 'sealed_reasons',
          row: id,
        }),
      });
      if (!result.flagged) return;
      const kinds = result.kinds.length === 0 ? [UNSPECIFIED] : result.kinds;
      for (const kind of kinds) await this.openSignal(complaint.id, kind, at, source === 'registration');
      if (source !== 'registration')
        await run(m, 'UPDATE complaints SET flagged = ? WHERE id = ?', [true, complaint.id]);
    });
  }

  /** A member of staff says that the secrecy of communications is involved. */
  async raise(complaintId: string, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const [decided] = await query<{ id: string }>(
        m,
        "SELECT id FROM signals WHERE complaint_id = ? AND state = 'suspected' LIMIT 1",
        [complaintId],
      );
      if (decided) return;
      await this.openSignal(complaintId, RAISED_BY_STAFF, nowInstant(this.clock));
      await run(m, 'UPDATE complaints SET flagged = ? WHERE id = ?', [true, complaintId]);
      await this.audit.append({ actor, action: 'signal.raised', object: `complaint:${complaintId}` });
    });
  }

  /** A complaint that is being registered has no signals yet: nothing to reopen, nothing to look for. */
  private async openSignal(complaintId: string, kind: string, at: string, isFirst = false): Promise<void> {
    const m = this.uow.manager;
    const fresh = { id: newId(), complaintId, kind, state: 'open', createdAt: at, decidedAt: null } as const;
    if (isFirst) {
      await insert(m, Signal, fresh);
      return;
    }
    const reopened = await run(
      m,
      "UPDATE signals SET state = 'open', decided_at = NULL WHERE complaint_id = ? AND kind = ? AND state = 'set_aside'",
      [complaintId, kind],
    );
    if (reopened > 0) return;
    const [known] = await query<{ id: string }>(m, 'SELECT id FROM signals WHERE complaint_id = ? AND kind = ?', [
      complaintId,
      kind,
    ]);
    if (known) return;
    await insert(m, Signal, fresh);
  }
}

/** Moves a span from "subject, line break, text" to the text; one that lies in the subject keeps its words at 0-0. */
function shift(reason: EngineResult['reasons'][number], by: number): EngineResult['reasons'][number] {
  if (reason.end <= by) return { ...reason, start: 0, end: 0 };
  const start = Math.max(0, reason.start - by);
  return {
    ...reason,
    start,
    end: reason.end - by,
    text: reason.start < by ? reason.text.slice(by - reason.start) : reason.text,
  };
}
