import { Inject, Injectable } from '@nestjs/common';
import { ComplaintRepository, HandleComplaint } from '#complaints';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ReplyRows } from '../data/reply-rows.js';
import type { MailReply } from '../data/reply.entity.js';
import type { Letter } from '../domain/letter-text.js';
import { replyErrors } from '../domain/reply.errors.js';
import { mayRule } from '../domain/reply-state.js';
import { authorOf, meantBy, ReplyEnds } from './reply-ends.js';

/** What a person says about an answer that waits for them. */
export interface ReplyRuling {
  /** It is known to have reached the complainant. */
  delivered: boolean;
  /** How that is known. */
  note: string;
}

/** Takes an answer back, or says what became of it. */
@Injectable()
export class ChangeReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly complaints: ComplaintRepository,
    private readonly handling: HandleComplaint,
    private readonly ends: ReplyEnds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the letter back to be written on. Errors: `replies.not-found`, `replies.too-late`. */
  async cancel(complaintId: string, replyId: string, actor: Actor): Promise<Letter> {
    return this.uow.write(async () => {
      const row = await this.row(complaintId, replyId);
      const at = nowInstant(this.clock);
      const moved = await this.rows.move(row.id, { from: ['waiting', 'sending'], to: 'cancelled' }, at);
      if (!moved) throw new DomainError(replyErrors['replies.too-late']);
      await this.ends.note(row, 'reply-cancelled', actor, at);
      const { keyId } = await this.complaints.row(complaintId);
      const { subject, text } = await this.rows.letter(row, keyId);
      return { subject, text };
    });
  }

  /** Errors: `replies.not-found`, `replies.nothing-to-rule`. */
  async rule(complaintId: string, replyId: string, { delivered, note }: ReplyRuling, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const row = await this.row(complaintId, replyId);
      const at = nowInstant(this.clock);
      const to = delivered ? ('accepted' as const) : ('given-up' as const);
      if (!mayRule(row.state, delivered) || !(await this.rows.move(row.id, { from: [row.state], to }, at)))
        throw new DomainError(replyErrors['replies.nothing-to-rule']);
      if (delivered && row.messageId === null) {
        const { keyId } = await this.complaints.row(complaintId);
        const { text } = await this.rows.letter(row, keyId);
        const kept = await this.handling.reply(complaintId, { channel: 'email', text, ...meantBy(row) }, authorOf(row));
        await this.rows.became(row.id, kept);
      }
      await this.ends.note(
        row,
        delivered ? 'reply-ruled-sent' : 'reply-ruled-not-sent',
        actor,
        at,
        row.stopReason === 'unreadable' ? undefined : note,
      );
      await this.ends.tell();
    });
  }

  private async row(complaintId: string, replyId: string): Promise<MailReply> {
    const row = await this.rows.byId(replyId);
    if (row?.complaintId !== complaintId) throw new DomainError(replyErrors['replies.not-found']);
    return row;
  }
}
