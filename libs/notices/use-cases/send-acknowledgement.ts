import { Inject, Injectable } from '@nestjs/common';
import { HandleComplaint } from '#complaints';
import { CLOCK, log, msBetween, nowInstant, tokyoDate, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { AcknowledgementMail } from '../data/acknowledgement.entity.js';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { suppression } from '../domain/acknowledgement-policy.js';
import { nextStep, type HandOverResult } from '../domain/hand-over.js';
import { Mailer, type OutgoingMail } from '../mail/mailer.js';
import { AcknowledgementLetters } from './acknowledgement-letters.js';

/** Acknowledgements that are sent and settled together; after a crash so many at most are `unknown`. */
const AT_ONCE = 16;

interface Letter {
  row: AcknowledgementMail;
  /** Null when the complaint names no usable address. */
  letter: OutgoingMail | null;
}
interface Taken {
  row: AcknowledgementMail;
  letter: OutgoingMail;
}
interface Sent {
  row: AcknowledgementMail;
  result: HandOverResult;
}

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

  /** One complaint's. */
  async execute(complaintId: string): Promise<void> {
    if (!this.isReady()) return;
    const row = await this.rows.due(complaintId, nowInstant(this.clock));
    if (row) await this.sendSome([row]);
  }

  /** All that wait, some at a time: they share their commits. */
  async executeWaiting(): Promise<void> {
    if (!this.isReady()) return;
    for (let before = ''; ;) {
      const now = nowInstant(this.clock);
      const ids = await this.rows.waiting(now, AT_ONCE);
      // The same ones again: somebody else is at them, or they wait for something; the sweep comes back to them.
      if (ids.length === 0 || ids.join() === before) return;
      before = ids.join();
      await this.sendSome(await this.rows.dueOf(ids, now));
    }
  }

  private isReady(): boolean {
    if (this.mailer.state === 'ready') return true;
    log.info({ mailer: this.mailer.state }, 'acknowledgements wait');
    return false;
  }

  private async sendSome(rows: readonly AcknowledgementMail[]): Promise<void> {
    const letters: Letter[] = [];
    for (const row of rows) {
      try {
        letters.push({ row, letter: await this.letters.write(row.complaintId, row.token) });
      } catch (error) {
        // An erased case, say: the others do not wait for it.
        log.warn({ err: error, complaintId: row.complaintId }, 'an acknowledgement could not be written');
      }
    }
    const taken = await this.claim(letters);
    const results: Sent[] = [];
    const next = taken.values();
    const sender = async (): Promise<void> => {
      for (const { row, letter } of next) results.push({ row, result: await this.mailer.send(letter) });
    };
    await Promise.all(Array.from({ length: this.mailer.connections }, sender));
    if (results.length > 0) await this.settle(results);
  }

  /** Decides and takes the rows in one unit, so that the limit of the day holds whoever else is sending. */
  private claim(letters: readonly Letter[]): Promise<Taken[]> {
    const at = nowInstant(this.clock);
    return this.uow.write(async () => {
      const taken: Taken[] = [];
      for (const { row, letter } of letters)
        if ((await this.claimOne(row, letter?.to.address ?? null, at)) && letter !== null) taken.push({ row, letter });
      return taken;
    });
  }

  private async claimOne(row: AcknowledgementMail, address: string | null, at: Instant): Promise<boolean> {
    const day = tokyoDate(at);
    const correspondent = address === null ? null : this.rows.lookup(address);
    const sentToday = correspondent === null ? 0 : await this.rows.begunOn(correspondent, day, row.id);
    const { mayAcknowledge, createdAt } = row;
    const ageMs = msBetween(createdAt, at);
    const reason = suppression({ address, mayAcknowledge, sentToday, ageMs, ...this.letters.limits });
    if (row.state === 'pending' && reason !== null) {
      await this.rows.suppress(row.id, reason, at);
      return false;
    }
    return correspondent === null ? false : this.rows.claim(row.id, { correspondent, day }, at);
  }

  private async settle(results: readonly Sent[]): Promise<void> {
    const at = nowInstant(this.clock);
    await this.uow.write(async () => {
      for (const { row, result } of results) {
        const step = nextStep(result.outcome, row.attempts + 1);
        const settled = await this.rows.settle(row.id, result, step, at);
        if (settled && step.state === 'accepted') {
          await this.complaints.markAcknowledged(row.complaintId, at, 'email', this.mailer.messageIdOf(row.token));
        }
      }
    });
  }
}
