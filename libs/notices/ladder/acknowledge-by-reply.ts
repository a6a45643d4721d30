import { Injectable } from '@nestjs/common';
import { DomainEvents, systemActor, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { NoticeState } from '../domain/notice-state.js';
import { tokensOf } from '../domain/message-token.js';
import { PartyAddresses } from '../data/party-addresses.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';

/** Alarm of an answer to a notice from an address that is not its person's. */
export const ELSEWHERE_ALARM = 'notices.reply-from-elsewhere';
const READER = systemActor('replies');

/**
 * Somebody who answers a notice from an address of its person has read it. The answer itself is a complaint or joins one like every other mail;
 * automatic answers never come here, and a reply that names nothing of ours moves nothing.
 */
@Injectable()
export class AcknowledgeByReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly ladder: LadderNotices,
    private readonly addresses: PartyAddresses,
    private readonly events: DomainEvents,
  ) {}

  /** Answers the notices that were confirmed. Inside the publisher's unit. */
  async execute({ arrivalId, messageIds, from: sender }: EventMap['mail.referred']): Promise<string[]> {
    const confirmed: string[] = [];
    const tokens = messageIds.flatMap((originalMessageId) => tokensOf({ verpToken: null, originalMessageId }));
    await this.uow.write(async () => {
      for (const token of tokens) {
        const notice = await this.ladder.notices.byToken(token);
        if (notice === null) continue;
        if (!(await this.addresses.isOf(notice.id, sender))) {
          await this.fromAnother(notice, arrivalId);
          continue;
        }
        const cause = { cause: 'confirmed:reply', actorId: READER.id, at: this.book.now() };
        const from = await this.ladder.current.acknowledge(notice.id, cause);
        if (from === null) continue;
        confirmed.push(notice.id);
        const facts = { from, means: 'reply', arrival: arrivalId };
        await this.book.log(READER, 'notice.acknowledged', `notice:${notice.id}`, facts);
      }
    });
    return confirmed;
  }

  /** An answer from elsewhere may be the person's other address or somebody who was not meant: a person finds out. */
  private async fromAnother({ id, state }: { id: string; state: NoticeState }, arrivalId: string): Promise<void> {
    const cause = { cause: 'reply-from-elsewhere', actorId: READER.id, at: this.book.now() };
    await this.ladder.notices.record(id, state, state, cause);
    await this.book.log(READER, 'notice.reply-from-elsewhere', `notice:${id}`, { arrival: arrivalId });
    const { number } = await this.book.incident(await this.addresses.incidentOf(id));
    await this.events.publish('operations.alarm', { code: ELSEWHERE_ALARM, about: number, facts: { count: 1 } });
  }
}
