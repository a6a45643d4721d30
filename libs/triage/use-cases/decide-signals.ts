import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { Vault } from '#vault';
import { ReviewDecision } from '../data/assessment.entity.js';
import { checkReason } from '../domain/review-reasons.js';
import { triageErrors } from '../domain/triage.errors.js';

/** One sheet decides all open signals of a complaint. */
export interface DecisionSheet {
  decision: 'set_aside' | 'suspected';
  reasonCode: string;
  note?: string | undefined;
  /** When the desk came to know; the arrival of the complaint, or of the earliest of its group, unless said. A later moment needs `knownAtReason`. */
  knownAt?: Instant | undefined;
  knownAtReason?: string | undefined;
  /** An incident to join; a new one is opened when absent. */
  incidentId?: string | undefined;
}

/** What a new incident needs to know of the complaint. */
type Suspect = Pick<Awaited<ReturnType<ComplaintRepository['row']>>, 'id' | 'slipNumber'>;

/** Takes a person's answer to the open signals of a complaint. */
@Injectable()
export class DecideSignals implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.closing', async ({ complaintId }) => {
      if ((await this.openKinds(complaintId)).length > 0)
        throw new DomainError(triageErrors['triage.signal-undecided']);
    });
  }

  /** Errors: `triage.nothing-open`, `triage.unknown-reason`, and what opening the incident refuses. */
  async execute(
    complaintId: string,
    sheet: DecisionSheet,
    actor: Actor,
  ): Promise<{ decisionId: string; incidentId: string | null }> {
    checkReason(sheet.decision, sheet.reasonCode);
    return this.uow.write(async (m) => {
      const complaint = await this.complaints.row(complaintId, m);
      const kinds = await this.openKinds(complaintId);
      if (kinds.length === 0) throw new DomainError(triageErrors['triage.nothing-open']);
      const at = nowInstant(this.clock);
      const incidentId = sheet.decision === 'suspected' ? await this.suspect(complaint, sheet, actor) : null;
      const id = newId();
      await insert(m, ReviewDecision, {
        id,
        complaintId,
        decision: sheet.decision,
        reasonCode: sheet.reasonCode,
        decidedBy: actor.id,
        decidedAt: at,
        engine: await this.latestEngine(complaintId),
        kinds: JSON.stringify(kinds),
        incidentId,
        ...(sheet.note === undefined ? {} : { sealedNote: await this.sealNote(complaint.keyId, id, sheet.note) }),
      });
      await run(m, "UPDATE signals SET state = ?, decided_at = ? WHERE complaint_id = ? AND state = 'open'", [
        sheet.decision,
        at,
        complaintId,
      ]);
      const facts = { decision: sheet.decision, reason: sheet.reasonCode, incident: incidentId };
      await this.complaints.record(m, complaint, { at, actor, action: 'decided', facts });
      await this.audit.append({ actor, action: 'signal.decided', object: `complaint:${complaintId}`, facts });
      return { decisionId: id, incidentId };
    });
  }

  private async suspect(complaint: Suspect, sheet: DecisionSheet, actor: Actor): Promise<string> {
    const result: { incidentId?: string } = {};
    await this.events.publish('signal.suspected', {
      complaintId: complaint.id,
      slipNumber: complaint.slipNumber,
      decidedBy: actor,
      ...(sheet.knownAt === undefined ? {} : { knownAt: sheet.knownAt }),
      ...(sheet.knownAtReason === undefined ? {} : { knownAtReason: sheet.knownAtReason }),
      ...(sheet.incidentId === undefined ? {} : { incidentId: sheet.incidentId }),
      result,
    });
    if (result.incidentId === undefined) throw new Error('nobody opened an incident for a suspected signal');
    return result.incidentId;
  }

  private async openKinds(complaintId: string): Promise<string[]> {
    const rows = await query<{ kind: string }>(
      this.uow.manager,
      "SELECT kind FROM signals WHERE complaint_id = ? AND state = 'open' ORDER BY id",
      [complaintId],
    );
    return rows.map((row) => row.kind);
  }

  private async latestEngine(complaintId: string): Promise<string> {
    const [row] = await query<{ engine: string }>(
      this.uow.manager,
      'SELECT engine FROM assessments WHERE complaint_id = ? ORDER BY id DESC LIMIT 1',
      [complaintId],
    );
    return row?.engine ?? 'none';
  }

  private async sealNote(keyId: string, row: string, note: string): Promise<Buffer> {
    return this.vault.seal(await this.vault.openKey(keyId), note, {
      table: 'review_decisions',
      column: 'sealed_note',
      row,
    });
  }
}
