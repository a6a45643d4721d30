import { Global, Module } from '@nestjs/common';
import { ReplyRows } from './data/reply-rows.js';
import { RepliesController } from './http/replies.controller.js';
import { ReplyJobs, ReplyPage } from './jobs/reply-jobs.js';
import { ChangeReply } from './use-cases/change-reply.js';
import { CheckLetter } from './use-cases/check-letter.js';
import { LookUpOthers } from './use-cases/look-up-others.js';
import { PrepareReply } from './use-cases/prepare-reply.js';
import { ReadReplies } from './use-cases/read-replies.js';
import { ReplyBounced } from './use-cases/reply-bounced.js';
import { ReplyEnds } from './use-cases/reply-ends.js';
import { ReplyTemplates } from './use-cases/reply-templates.js';
import { ReplyMeans, WriteReplyParts } from './use-cases/reply-parts.js';
import { SendReply } from './use-cases/send-reply.js';
import { TendReplies } from './use-cases/tend-replies.js';
import { WriteReply } from './use-cases/write-reply.js';

const shared = [ReadReplies, ReplyTemplates, SendReply, TendReplies, WriteReply];

/** Answers to complainants by mail. */
@Global()
@Module({
  controllers: [RepliesController],
  providers: [
    ...shared,
    ChangeReply,
    CheckLetter,
    LookUpOthers,
    PrepareReply,
    ReplyBounced,
    ReplyEnds,
    ReplyJobs,
    ReplyMeans,
    ReplyPage,
    ReplyRows,
    WriteReplyParts,
  ],
  exports: shared,
})
export class RepliesModule {}
