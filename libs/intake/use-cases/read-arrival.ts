import { Injectable } from '@nestjs/common';
import type { EngineResult } from '#engine';
import { DomainEvents, log, systemActor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ArrivalLedger, type LedgerLine } from '../data/arrival-ledger.js';
import type { ParkedReason } from '../domain/arrival.js';
import type { CaseDraft } from '../domain/case-draft.js';
import { draftFrom, unreadableDraft } from '../domain/draft-from-reading.js';
import { faxArrival, gatewayDraft } from '../domain/gateway-reading.js';
import { scanParts } from '../domain/scan-parts.js';
import type { Understood } from '../domain/understood.js';
import type { ReadResult } from '../readers/index.js';
import { CaseLinks } from './case-links.js';
import { Readers, type ToRead } from './readers.js';
import { ATTACHMENTS_PENDING, SettleArrival } from './settle-arrival.js';

const INTAKE = systemActor('intake');
/** After so many failed readings the item becomes a case that a person must read. */
const MAX_ATTEMPTS = 3;
/** Earlier messages that are told of one mail. */
const MOST_REFERENCES = 50;

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

/** What reading needs of a ledger line. */
export type ArrivalToRead = Pick<LedgerLine, 'id' | 'channel' | 'keyId' | 'receivedAt'> & { source?: string };

/** Whether attached documents are read along, or later when the mail's own text makes the case. */
export type WhenPages = 'now' | 'later';

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
  execute(arrivalId: string, pages: WhenPages = 'now'): Promise<void> {
    return this.once(arrivalId, () => this.read(arrivalId, pages));
  }

  /** A mail whose line was entered a moment ago as `readAtOnce`, with its bytes when they are still at hand. */
  fresh(line: LedgerLine, bytes: Buffer | undefined): Promise<void> {
    const load = (): Promise<Buffer> => (bytes ? Promise.resolve(bytes) : this.ledger.originalOf(line.id));
    return this.once(line.id, () => this.understand(line, { size: line.size, load }, 'later'));
  }

  /** Whether this process is at it. */
  isReading(arrivalId: string): boolean {
    return this.running.has(arrivalId);
  }

  private once(arrivalId: string, read: () => Promise<void>): Promise<void> {
    const running = this.running.get(arrivalId);
    if (running) return running;
    const reading = read().finally(() => this.running.delete(arrivalId));
    this.running.set(arrivalId, reading);
    return reading;
  }

  private async read(arrivalId: string, pages: WhenPages): Promise<void> {
    const arrival = await this.ledger.row(arrivalId);
    if (arrival.outcome !== 'pending') return;
    const attempts = await this.ledger.countAttempt(arrivalId);
    if (attempts >= MAX_ATTEMPTS) {
      await this.makeCase(arrival, unreadableDraft(arrival.channel));
      return;
    }
    await this.understand(arrival, { size: arrival.size, load: () => this.ledger.original(arrival) }, pages);
  }

  private async understand(arrival: ArrivalToRead, source: ToRead, pages: WhenPages): Promise<void> {
    const envelopeFrom = async (): Promise<string | undefined> =>
      (await this.ledger.meta(await this.ledger.row(arrival.id))).envelopeFrom;
    const understood = await this.readers.read(
      arrival.channel,
      { ...source, envelopeFrom, receivedAt: arrival.receivedAt },
      pages,
    );
    const parked = PARKED[understood.reading.kind];
    if (parked !== undefined) await this.park(arrival, parked, understood.reading);
    else if (understood.unread === 'pages') await this.uow.write(() => this.settle.orderPages(arrival.id));
    else {
      await this.makeWhatItIs(arrival, withPendingMark(understood));
      await this.tellReferences(arrival.id, understood.reading);
    }
  }

  /** Others may know the messages that a mail answers: a notice to somebody affected is confirmed by a reply. */
  private async tellReferences(arrivalId: string, { inReplyTo, references, from: sender }: ReadResult): Promise<void> {
    const messageIds = [...new Set([inReplyTo, ...references])].filter((id) => id !== null).slice(0, MOST_REFERENCES);
    if (messageIds.length === 0) return;
    const from = sender?.address ?? null;
    await this.uow.write(() => this.events.publish('mail.referred', { arrivalId, messageIds, from }));
  }

  private async makeWhatItIs(arrival: ArrivalToRead, understood: Understood): Promise<void> {
    const { reading, documents } = understood;
    if (understood.fax !== undefined) {
      const line = { ...arrival, receivedAt: faxArrival(understood.fax, arrival.receivedAt) };
      await this.makeCase(line, gatewayDraft(understood, understood.fax));
      return;
    }
    if (await this.joinCase(arrival, understood)) return;
    const parts = arrival.channel === 'email' ? [understood] : scanParts(understood);
    if (parts.length > 1) {
      await this.makeCases(arrival, parts);
      return;
    }
    await this.makeCase(arrival, { ...draftFrom(arrival.channel, reading), documents });
  }

  /** Several letters in one scan: the first is the line's own, each further one gets a line that is a part of it. */
  private async makeCases(arrival: ArrivalToRead, parts: readonly Understood[]): Promise<void> {
    const drafts = parts.map(({ reading, documents }) => ({ ...draftFrom(arrival.channel, reading), documents }));
    const assessed: { draft: CaseDraft; assessment: EngineResult }[] = [];
    for (const draft of drafts) assessed.push({ draft, assessment: await this.settle.assess(draft) });
    await this.uow.write(async (m) => {
      const whole = await this.ledger.row(arrival.id, m);
      for (const [index, { draft, assessment }] of assessed.entries()) {
        const line = index === 0 ? arrival : await this.ledger.enterPart(m, whole, index + 1);
        if ((await this.settle.asCase(line, draft, { assessment, actor: INTAKE })) === null) return;
      }
    });
  }

  private async makeCase(arrival: ArrivalToRead, draft: CaseDraft): Promise<void> {
    const assessment = await this.settle.assess(draft);
    // A mail of the past, imported from an old mailbox: nobody waits for an acknowledgement.
    const mayAcknowledge = draft.mayAcknowledge && arrival.source !== 'import';
    await this.settle.asCase(arrival, { ...draft, mayAcknowledge }, { assessment, actor: INTAKE });
  }

  /** Parked mail is still read for leak signals; one that shows some is marked for a person. */
  private async park(arrival: ArrivalToRead, reason: ParkedReason, reading: ReadResult): Promise<void> {
    const { flagged } = await this.settle.assess(draftFrom(arrival.channel, reading));
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
  private async joinCase(arrival: ArrivalToRead, { reading, documents }: Understood): Promise<boolean> {
    const complaintId = await this.cases.caseOf(arrival, reading);
    if (complaintId === null) return false;
    const { humanMustRead, warnings, mediaType } = reading;
    const attachmentsWait = warnings.includes(ATTACHMENTS_PENDING);
    const settlement = { outcome: 'reply', complaintId, humanMustRead, warnings, mediaType, attachmentsWait } as const;
    await this.uow.write(async (m) => {
      if (!(await this.ledger.settle(m, arrival.id, settlement))) return;
      await this.settle.keepPages(m, arrival, complaintId, documents);
      if (attachmentsWait) await this.settle.orderAttachments(arrival.id);
      await this.cases.join(complaintId, await this.ledger.row(arrival.id, m), reading);
    });
    return true;
  }
}

function withPendingMark(understood: Understood): Understood {
  if (understood.unread !== 'attachments') return understood;
  const { reading } = understood;
  return { ...understood, reading: { ...reading, warnings: [...reading.warnings, ATTACHMENTS_PENDING] } };
}
