import { Inject, Injectable } from '@nestjs/common';
import { HandleComplaint } from '#complaints';
import { CLOCK, log, msBetween, nowInstant, tokyoDate, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { AcknowledgementMail } from '../data/acknowledgement.entity.js';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { suppression } from '../domain/acknowledgement-policy.js';
import { nextStep, type HandOverResult } from '../domain/hand-over.js';
import { Mailer } from '../mail/mailer.js';
import { AcknowledgementLetters } from './acknowledgement-letters.js';

/**
 * Tells one complainant by mail that the complaint arrived, and marks it acknowledged. At most `ackPerDay` go to one
 * address on one Tokyo day; machines get none.
 */
@Injectable()
export class SendAcknowledgement {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: AcknowledgementRows,
    private readonly letters: AcknowledgementLetters,
    private readonly complaints: HandleComplaint,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(complaintId: string): Promise<void> {
    if (this.mailer.state !== 'ready') {
      log.info({ complaintId, mailer: this.mailer.state }, 'acknowledgement waits');
      return;
    }
    const row = await this.rows.due(complaintId, nowInstant(this.clock));
    if (!row) return;
    const letter = await this.letters.write(complaintId, row.token);
    if (!(await this.claim(row, letter?.to.address ?? null)) || letter === null) return;
    await this.settle(row, await this.mailer.send(letter));
  }

  /** Decides and takes the row in one unit, so that the limit of the day holds whoever else is sending. */
  private async claim(row: AcknowledgementMail, address: string | null): Promise<boolean> {
    const at = nowInstant(this.clock);
    const day = tokyoDate(at);
    const correspondent = address === null ? null : this.rows.lookup(address);
    return this.uow.write(async () => {
      const sentToday = correspondent === null ? 0 : await this.rows.begunOn(correspondent, day, row.id);
      const { mayAcknowledge, createdAt } = row;
      const ageMs = msBetween(createdAt, at);
      const reason = suppression({ address, mayAcknowledge, sentToday, ageMs, ...this.letters.limits });
      if (row.state === 'pending' && reason !== null) {
        await this.rows.suppress(row.id, reason, at);
        return false;
      }
      return correspondent === null ? false : this.rows.claim(row.id, { correspondent, day }, at);
    });
  }

  private async settle(row: AcknowledgementMail, result: HandOverResult): Promise<void> {
    const at = nowInstant(this.clock);
    const step = nextStep(result.outcome, row.attempts + 1);
    await this.uow.write(async () => {
      const settled = await this.rows.settle(row.id, result, step, at);
      if (settled && step.state === 'accepted') {
        await this.complaints.markAcknowledged(row.complaintId, at, 'email', this.mailer.messageIdOf(row.token));
      }
    });
  }
}
