import { Inject, Injectable } from '@nestjs/common';
import { ComplaintReader, type OpenComplaint } from '#complaints';
import { CLOCK, log, nowInstant, type Clock } from '#kernel';
import { nextStep, normaliseEmail, type OutgoingMail } from '#notices';
import { UnitOfWork } from '#persistence';
import { isErased, ReplyRows, type Addressed } from '../data/reply-rows.js';
import type { MailReply } from '../data/reply.entity.js';
import type { StopReason } from '../domain/reply-state.js';
import { ReplyEnds } from './reply-ends.js';
import { ReplyMeans } from './reply-parts.js';

/** Hands one answer to the mail server, once: what became of a try that nobody saw the end of is never guessed. */
@Injectable()
export class SendReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly reader: ComplaintReader,
    private readonly mail: ReplyMeans,
    private readonly ends: ReplyEnds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does nothing when its time has not come or somebody else has it. */
  async execute(replyId: string): Promise<void> {
    const { mailer, tokens } = this.mail;
    if (mailer.state !== 'ready') {
      log.info({ mailer: mailer.state }, 'answers wait');
      return;
    }
    const row = await this.rows.byId(replyId);
    if (row === null) return;
    const replyTo = await tokens.addressFor(row.complaintId);
    const taken = await this.take(row, replyTo ?? undefined);
    if (taken === null) return;
    const result = await mailer.send(taken);
    const step = nextStep(result.outcome, row.attempts + 1);
    await this.uow.write(async () => {
      const at = nowInstant(this.clock);
      if (!(await this.rows.settle(row.id, result, step, at))) return;
      if (step.state === 'accepted') await this.ends.accepted(row, { at, messageId: mailer.messageIdOf(row.token) });
      else if (step.state !== 'sending') await this.ends.troubled(row, step.state, at);
    });
  }

  /** Null when its case was erased meanwhile: nobody can read it any more, and nothing goes out. */
  private async opened(row: MailReply): Promise<{ complaint: OpenComplaint; letter: Addressed } | null> {
    try {
      const complaint = await this.reader.forEngine(row.complaintId);
      return { complaint, letter: await this.rows.letter(row, complaint.keyId) };
    } catch (error) {
      if (isErased(error)) return null;
      throw error;
    }
  }

  /** The mail, when it may go out still; in one unit, so that nothing changes between the look and the taking. */
  private take(row: MailReply, replyTo: string | undefined): Promise<OutgoingMail | null> {
    return this.uow.write(async () => {
      const at = nowInstant(this.clock);
      const open = await this.opened(row);
      const why = open === null ? 'unreadable' : whyNot(open.complaint, open.letter.to);
      if (open === null || why !== null) {
        const stopped = await this.rows.move(row.id, { from: ['waiting', 'sending'], to: 'stopped', why }, at);
        if (stopped) await this.ends.troubled(row, 'stopped', at);
        return null;
      }
      const { complaint, letter } = open;
      if (!(await this.rows.claim(row.id, at))) return null;
      const { messageId } = complaint.details;
      return {
        to: { name: complaint.details.contact.name ?? null, address: letter.to },
        subject: letter.subject,
        text: letter.text,
        language: complaint.language === '' ? 'ja' : complaint.language,
        replyTo,
        inReplyTo: messageId !== undefined && /^<[^<>\s]{1,250}>$/.test(messageId) ? messageId : undefined,
        token: row.token,
        autoSubmitted: 'no',
      };
    });
  }
}

/** What changed since it was written and keeps it back. */
function whyNot({ details }: OpenComplaint, to: string): StopReason | null {
  if (details.doNotContactBy?.includes('email') === true) return 'not-by-mail';
  return normaliseEmail(details.contact.email ?? '') === to ? null : 'address-changed';
}
