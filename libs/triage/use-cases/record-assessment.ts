import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents, type Actor, type Channel } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { EngineResult } from '#engine';
import type { AssessmentSource } from '../data/assessment.entity.js';
import { CertifiedReading } from '../certificate/use-cases/certified-reading.js';
import { AssessmentRows } from '../data/assessment-rows.js';
import { mergeReadings, piecesOf } from '../domain/long-texts.js';
import { showsMore } from '../review/new-signs.js';
import { OpenSignals, RAISED_BY_STAFF } from '../review/open-signals.js';
import { SetAsidePolicy } from '../sampling/use-cases/set-aside-policy.js';

/** What an assessment belongs to. */
export interface AssessedComplaint {
  id: string;
  keyId: string;
  /** Needed at registration. */
  channel?: Channel;
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
    @Inject(CertifiedReading) private readonly reading: Pick<CertifiedReading, 'assess'>,
    private readonly rows: AssessmentRows,
    private readonly signals: OpenSignals,
    @Inject(SetAsidePolicy) private readonly policy: Pick<SetAsidePolicy, 'letRest' | 'letRestAgain'>,
    private readonly events: DomainEvents,
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
        await this.store({ id: complaintId, keyId: row.key_id, channel }, result, source);
      }
    });
    this.events.on('complaint.secrecy-answered', async ({ complaintId, involved, answeredBy }) => {
      if (involved) await this.raise(complaintId, answeredBy);
    });
  }

  /** The engine's reading of subject and text; the spans of its reasons lie in the text. Stores nothing. */
  assess({ subject, text, channel, language }: Words): EngineResult {
    if (subject === null || subject === '') return this.reading.assess({ text, channel, lang: language });
    const result = this.reading.assess({ text: `${subject}\n${text}`, channel, lang: language });
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

  /**
   * Keeps a reading. An answered complaint whose text grew, or of which the reading shows more than any before, returns
   * to the queue; a new engine that sees in the same text what the old one saw changes nothing. What grew and shows
   * nothing rests by the same rule as a new complaint. Joins the caller's unit.
   */
  async store(complaint: AssessedComplaint, result: EngineResult, source: AssessmentSource): Promise<void> {
    await this.uow.write(async (m) => {
      if (source === 'registration') {
        const { at } = await this.rows.add(m, complaint, result, source);
        await this.signals.first(m, complaint, result, at);
        if (!result.flagged) await this.policy.letRest(m, complaint.id);
        return;
      }
      const more = source !== 'look-back' || (result.flagged && showsMore(result, await this.rows.known(m, complaint)));
      await this.rows.add(m, complaint, result, source);
      const asked = await this.signals.again(m, complaint.id, result, more);
      if (asked || result.flagged || source === 'look-back') return;
      const states = [...(await this.signals.signalsOf(m, complaint.id)).values()];
      if (!states.includes('open')) await this.policy.letRestAgain(m, complaint.id);
    });
  }

  /** A member of staff says that the secrecy of communications is involved. */
  async raise(complaintId: string, actor: Actor): Promise<void> {
    await this.signals.raise(complaintId, RAISED_BY_STAFF, actor);
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
