import { Injectable } from '@nestjs/common';
import { systemActor, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import { tokensOf } from '../domain/message-token.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';

const READER = systemActor('replies');

/**
 * Somebody who answers a notice has read it. The answer itself is a complaint or joins one like every other mail;
 * automatic answers never come here, and a reply that names nothing of ours moves nothing.
 */
@Injectable()
export class AcknowledgeByReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly ladder: LadderNotices,
  ) {}

  /** Answers the notices that were confirmed. Inside the publisher's unit. */
  async execute({ arrivalId, messageIds }: EventMap['mail.referred']): Promise<string[]> {
    const confirmed: string[] = [];
    const tokens = messageIds.flatMap((originalMessageId) => tokensOf({ verpToken: null, originalMessageId }));
    await this.uow.write(async () => {
      for (const token of tokens) {
        const notice = await this.ladder.notices.byToken(token);
        if (notice === null) continue;
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
}
