import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts } from '#complaints';
import { JobHandlers } from '#jobs';
import { DomainEvents } from '#kernel';
import { ReadReplies } from '../use-cases/read-replies.js';
import { ReplyBounced } from '../use-cases/reply-bounced.js';
import { SEND_REPLY_JOB } from '../use-cases/reply-parts.js';
import { SendReply } from '../use-cases/send-reply.js';
import { TendReplies } from '../use-cases/tend-replies.js';

const SWEEP_MS = 15_000;
const AT_ONCE = 4;

/** The part of a complaint's page that shows its answers by mail. */
@Injectable()
export class ReplyPage {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly replies: ReadReplies,
  ) {}

  register(): void {
    this.parts.register('mailReplies', (complaintId) => this.replies.ofCase(complaintId));
  }
}

/** Sends answers when their time has come, also after a restart; shows them on the page of their case; reads bounces. */
@Injectable()
export class ReplyJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly send: SendReply,
    private readonly tend: TendReplies,
    private readonly events: DomainEvents,
    private readonly bounces: ReplyBounced,
    private readonly page: ReplyPage,
  ) {}

  onModuleInit(): void {
    this.handlers.register(SEND_REPLY_JOB, ({ replyId }) => this.send.execute(String(replyId)), { atOnce: AT_ONCE });
    this.handlers.every('replies.sweep', SWEEP_MS, () => this.tend.execute());
    this.events.on('mail.received-bounce', (bounce) => this.bounces.execute(bounce));
    this.page.register();
  }
}
