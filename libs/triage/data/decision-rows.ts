import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, query } from '#persistence';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { Vault, type DataKey } from '#vault';
import { triageErrors } from '../domain/triage.errors.js';
import type { Verdict } from '../review/four-eyes.js';
import { ReviewDecision } from './assessment.entity.js';

/** A stretch of the complaint that a decision rests on: UTF-16 offsets, end exclusive, and the words themselves. */
export interface Citation {
  start: number;
  end: number;
  text: string;
}

/** A single letter stands in every text and shows nothing: characters that a quoted stretch has at least. */
const CITED_MIN = 4;

/** A decision to keep; note and citations in clear. */
export type NewDecision = Pick<
  ReviewDecision,
  'decision' | 'reasonCode' | 'engine' | 'incidentId' | 'assessmentId' | 'stage' | 'settles' | 'blind'
> & { kinds: string[]; note: string | undefined; citations: readonly Citation[] };

/** The complaint that is decided. */
export type DecidedCase = Awaited<ReturnType<ComplaintRepository['row']>>;

/** Rows of decisions: added, never changed; what quotes the complaint is sealed with its key. */
@Injectable()
export class DecisionRows {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The moment of a decision that is taken now. */
  now(): Instant {
    return nowInstant(this.clock);
  }

  /** The complaint to decide. Error: `complaints.not-found`. */
  complaint(m: EntityManager, id: string): Promise<DecidedCase> {
    return this.complaints.row(id, m);
  }

  /** Keeps a decision, with a line in the complaint's history and an audit entry. Inside a unit. */
  async add(
    m: EntityManager,
    complaint: DecidedCase,
    decision: NewDecision,
    by: { actor: Actor; at: Instant },
  ): Promise<string> {
    const id = newId();
    const { kinds, note, citations, ...columns } = decision;
    const { actor, at } = by;
    const key = note === undefined && citations.length === 0 ? null : await this.vault.openKey(complaint.keyId);
    await insert(m, ReviewDecision, {
      ...columns,
      id,
      complaintId: complaint.id,
      decidedBy: actor.id,
      decidedAt: at,
      kinds: JSON.stringify(kinds),
      ...(key === null || note === undefined
        ? {}
        : { sealedNote: this.vault.seal(key, note, cell('sealed_note', id)) }),
      ...(key === null || citations.length === 0
        ? {}
        : { sealedEvidence: this.vault.seal(key, JSON.stringify(citations), cell('sealed_evidence', id)) }),
    });
    const { decision: verdict, reasonCode: reason, incidentId: incident, stage, blind } = decision;
    const facts = { decision: verdict, reason, incident };
    await this.complaints.record(m, complaint, { at, actor, action: 'decided', facts });
    const object = `complaint:${complaint.id}`;
    await this.audit.append({ actor, action: 'signal.decided', object, facts: { ...facts, stage, blind } });
    return id;
  }

  /** The decision by which the signals of a complaint stand; null when none settled them. */
  async standing(m: EntityManager, complaintId: string): Promise<Verdict | null> {
    const [row] = await query<{ decision: Verdict }>(
      m,
      'SELECT decision FROM review_decisions WHERE complaint_id = ? AND settles = ? ORDER BY id DESC LIMIT 1',
      [complaintId, true],
    );
    return row?.decision ?? null;
  }

  /**
   * Fails with `triage.citation-not-found` unless each stretch stands in the complaint, its subject, or a message of its
   * writer, and has at least {@link CITED_MIN} characters or is the whole text.
   */
  async checkCitations(complaintId: string, citations: readonly Citation[]): Promise<void> {
    if (citations.length === 0) return;
    const row = await this.complaints.row(complaintId);
    const { text, details } = await this.complaints.unseal(row);
    const { messages } = await this.complaints.trail(row);
    // What the desk itself answered proves nothing about the complaint.
    const written = messages.filter(({ direction }) => direction === 'in').map((one) => one.text);
    const elsewhere = [details.subject ?? '', ...written];
    citations.forEach((cited, at) => {
      const quoted = cited.text.trim();
      const there = text.slice(cited.start, cited.end) === cited.text || elsewhere.some((one) => one.includes(quoted));
      const enough = [...quoted].length >= CITED_MIN || quoted === text.trim();
      if (quoted === '' || !enough || !there)
        throw new DomainError(triageErrors['triage.citation-not-found'], {
          errors: [{ pointer: `/citedEvidence/${String(at)}`, code: there ? 'too-short' : 'not-in-text' }],
        });
    });
  }
}

/** Opens what a decision sealed. */
export function openDecision(
  vault: Vault,
  key: DataKey,
  { id, sealedNote, sealedEvidence }: Pick<ReviewDecision, 'id' | 'sealedNote' | 'sealedEvidence'>,
): { note: string | null; evidence: Citation[] } {
  const evidence = sealedEvidence === null ? '[]' : vault.openText(key, sealedEvidence, cell('sealed_evidence', id));
  return {
    note: sealedNote === null ? null : vault.openText(key, sealedNote, cell('sealed_note', id)),
    evidence: JSON.parse(evidence) as Citation[],
  };
}

const cell = (column: string, row: string): { table: string; column: string; row: string } => ({
  table: 'review_decisions',
  column,
  row,
});
