import { Injectable } from '@nestjs/common';
import { DomainEvents, log, systemActor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import type { ParkedReason } from '../domain/arrival.js';
import { draftFrom, unreadableDraft } from '../domain/draft-from-reading.js';
import type { ReadResult } from '../readers/index.js';
import { CaseLinks } from './case-links.js';
import { Readers } from './readers.js';
import { SettleArrival } from './settle-arrival.js';

const INTAKE = systemActor('intake');
/** After so many failed readings the item becomes a case that a person must read. */
const MAX_ATTEMPTS = 3;

/** Machine traffic and the name it is parked under; every other kind is a person's. */
const PARKED: Partial<Record<ReadResult['kind'], ParkedReason>> = {
  bounce: 'bounce',
  'delivery-delay': 'delivery-report',
  'delivery-success': 'delivery-report',
  receipt: 'receipt',
  'abuse-report': 'delivery-report',
  'auto-reply': 'auto-reply',
  'own-notice': 'own-notice',
  list: 'list',
  loop: 'loop',
};

/** Reads a pending arrival and makes of it what it is: a case, a reply to a case, or parked machine traffic. */
@Injectable()
export class ReadArrival {
  /** Readings that this process is at: a long document must not be read twice at once, nor counted as failed. */
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly settle: SettleArrival,
    private readonly cases: CaseLinks,
    private readonly readers: Readers,
    private readonly events: DomainEvents,
  ) {}

  /** Doing it again for a settled arrival changes nothing; while it is being read, both wait for the same reading. */
  execute(arrivalId: string): Promise<void> {
    const running = this.running.get(arrivalId);
    if (running) return running;
    const reading = this.read(arrivalId).finally(() => this.running.delete(arrivalId));
    this.running.set(arrivalId, reading);
    return reading;
  }

  private async read(arrivalId: string): Promise<void> {
    const arrival = await this.ledger.row(arrivalId);
    if (arrival.outcome !== 'pending') return;
    const attempts = await this.ledger.countAttempt(arrivalId);
    if (attempts >= MAX_ATTEMPTS) {
      await this.makeCase(arrival, unreadableDraft(arrival.channel));
      return;
    }
    const reading = await this.readers.read(arrival.channel, await this.ledger.original(arrival));
    const parked = PARKED[reading.kind];
    if (parked !== undefined) await this.park(arrival, parked, reading);
    else if (!(await this.joinCase(arrival, reading)))
      await this.makeCase(arrival, draftFrom(arrival.channel, reading));
  }

  private async makeCase(arrival: Arrival, draft: ReturnType<typeof draftFrom>): Promise<void> {
    const assessment = this.settle.assess(draft);
    await this.settle.asCase(arrival, draft, assessment, INTAKE);
  }

  /** Parked mail is still read for leak signals; one that shows some is marked for a person. */
  private async park(arrival: Arrival, reason: ParkedReason, reading: ReadResult): Promise<void> {
    const { flagged } = this.settle.assess(draftFrom(arrival.channel, reading));
    await this.uow.write(async (m) => {
      const settled = await this.ledger.settle(m, arrival.id, {
        outcome: 'parked',
        parkedReason: reason,
        humanMustRead: flagged && reason !== 'bounce' && reason !== 'delivery-report',
        warnings: [...reading.warnings, ...(flagged ? ['signal-in-parked'] : [])],
        mediaType: reading.mediaType,
      });
      if (!settled || reading.bounce === null || reason !== 'bounce') return;
      await this.events.publish('mail.received-bounce', {
        arrivalId: arrival.id,
        recipients: reading.bounce.recipients,
        originalMessageId: reading.bounce.originalMessageId,
        verpToken: reading.bounce.verpToken,
      });
    });
    log.info({ arrival: arrival.id, reason }, 'arrival parked');
  }

  /** A reply joins a case only when it refers to one of its messages and its sender takes part in it (NobodyElsesCase). */
  private async joinCase(arrival: Arrival, reading: ReadResult): Promise<boolean> {
    const complaintId = await this.cases.caseOf(reading);
    if (complaintId === null) return false;
    await this.uow.write(async (m) => {
      const { humanMustRead, warnings, mediaType } = reading;
      const settled = await this.ledger.settle(m, arrival.id, {
        outcome: 'reply',
        complaintId,
        humanMustRead,
        warnings,
        mediaType,
      });
      if (settled) await this.cases.join(complaintId, arrival, reading);
    });
    return true;
  }
}
