import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { ReplyTokens } from '#intake';
import { JobQueue } from '#jobs';
import { Mailer } from '#notices';
import { ReplyTemplates } from './reply-templates.js';

/** Kind of the job that sends one answer. */
export const SEND_REPLY_JOB = 'replies.send';

/** Outgoing mail, and the address that brings the answer back to its case. */
@Injectable()
export class ReplyMeans {
  constructor(
    readonly mailer: Mailer,
    readonly tokens: ReplyTokens,
  ) {}
}

/** What an answer is written with. */
@Injectable()
export class WriteReplyParts {
  constructor(
    readonly complaints: ComplaintRepository,
    readonly audit: AuditLog,
    readonly jobs: JobQueue,
    readonly templates: ReplyTemplates,
    readonly mailer: Mailer,
  ) {}
}
