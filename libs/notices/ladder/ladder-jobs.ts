import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { DomainEvents } from '#kernel';
import { AcknowledgeByReply } from './acknowledge-by-reply.js';
import { WatchEverybodyTold } from './everybody-told.js';

const SWEEP_MS = 20_000;

/** What the ladder does by itself: it reads replies as confirmations and sees when everybody has been told. */
@Injectable()
export class LadderJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly events: DomainEvents,
    private readonly told: WatchEverybodyTold,
    private readonly replies: AcknowledgeByReply,
  ) {}

  onModuleInit(): void {
    this.events.on('mail.referred', async (event) => {
      await this.replies.execute(event);
    });
    this.handlers.every('notices.everybody-told', SWEEP_MS, async () => {
      await this.told.execute();
    });
  }
}
