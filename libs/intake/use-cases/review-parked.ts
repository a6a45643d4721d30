import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import { draftFrom } from '../domain/draft-from-reading.js';
import { intakeErrors } from '../domain/intake.errors.js';
import type { ReadResult } from '../readers/index.js';
import { Readers } from './readers.js';
import { ATTACHMENTS_PENDING, SettleArrival, type MadeCase } from './settle-arrival.js';

/** What a person does with parked mail: leave it parked, or make the case of it that the machine did not. */
@Injectable()
export class ReviewParked {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly readers: Readers,
    private readonly settle: SettleArrival,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Says that a person looked and that it stays parked. Error: `intake.not-parked`. */
  async leave(arrivalId: string, note: string, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.parked(arrivalId);
      await this.ledger.review(m, row, { at: nowInstant(this.clock), by: actor.id, note });
      await this.audit.append({
        actor,
        action: 'arrival.left-parked',
        object: `arrival:${arrivalId}`,
        facts: { parked: row.parkedReason },
      });
    });
  }

  /**
   * Makes a case of parked mail, as if it had been taken for a person's from the start: same ledger line, same time of
   * arrival. The sender is not acknowledged, for a machine may answer. Errors: `intake.not-parked`, also when somebody
   * else was quicker.
   */
  async makeCase(arrivalId: string, reason: string, actor: Actor): Promise<MadeCase> {
    const row = await this.parked(arrivalId);
    const source = { size: row.size, load: () => this.ledger.original(row) };
    const { reading, documents, unread } = await this.readers.read(row.channel, source, 'later');
    const warnings: ReadResult['warnings'] =
      unread === 'nothing' ? reading.warnings : [...reading.warnings, ATTACHMENTS_PENDING];
    const draft = { ...draftFrom(row.channel, { ...reading, warnings }), documents, mayAcknowledge: false };
    const assessment = await this.settle.assess(draft);
    return this.uow.write(async (m) => {
      const made = await this.settle.asCase(row, draft, { assessment, actor, from: 'parked' });
      if (!made) throw new DomainError(intakeErrors['intake.not-parked']);
      await this.ledger.review(m, row, { at: nowInstant(this.clock), by: actor.id, note: reason });
      await this.audit.append({
        actor,
        action: 'arrival.case-made',
        object: `arrival:${arrivalId}`,
        facts: { parked: row.parkedReason, complaint: made.complaintId },
      });
      return made;
    });
  }

  private async parked(arrivalId: string): Promise<Arrival> {
    const row = await this.ledger.row(arrivalId);
    if (row.outcome !== 'parked') throw new DomainError(intakeErrors['intake.not-parked']);
    return row;
  }
}
