import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ComplaintRepository, HandleComplaint } from '#complaints';
import { DomainEvents, systemActor, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ReplyRows } from '../data/reply-rows.js';
import type { MailReply } from '../data/reply.entity.js';
import { WAITING_FOR_A_PERSON, type ReplyState } from '../domain/reply-state.js';

const SENDER = systemActor('replies');
const ALARM = 'replies.undelivered';

/** What follows when an answer went out, or did not: the case's history, its state, the alarm. All inside a unit. */
@Injectable()
export class ReplyEnds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly complaints: ComplaintRepository,
    private readonly handling: HandleComplaint,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
  ) {}

  /** It is an answer of the case from now on, and answers to it find the case. */
  async accepted(row: MailReply, { at, messageId }: { at: Instant; messageId: string }): Promise<void> {
    const m = this.uow.manager;
    const complaint = await this.complaints.row(row.complaintId, m);
    const { text } = await this.rows.letter(row, complaint.keyId);
    await this.complaints.addLookups(m, row.complaintId, { subject: null, contact: {} }, [messageId]);
    const kept = await this.handling.reply(row.complaintId, { channel: 'email', text, ...meantBy(row) }, authorOf(row));
    await this.rows.became(row.id, kept);
    await this.note(row, 'reply-sent', SENDER, at);
    await this.tell();
  }

  /** A person has to look: nobody knows whether it arrived, or it did not. */
  async troubled(row: MailReply, state: ReplyState, at: Instant): Promise<void> {
    await this.note(row, `reply-${state}`, SENDER, at);
    const complaint = await this.complaints.row(row.complaintId, this.uow.manager);
    // What was answered turned out not to be.
    if (state === 'bounced' && complaint.state === 'replied')
      await this.handling.execute(row.complaintId, { to: 'in_handling' }, SENDER);
    await this.tell();
  }

  /** Appends to the case's history and to the audit log. */
  async note(row: MailReply, action: string, actor: Actor, at: Instant, note?: string): Promise<void> {
    const complaint = await this.complaints.row(row.complaintId, this.uow.manager);
    const facts = { reply: row.id };
    await this.complaints.record(this.uow.manager, complaint, { at, actor, action, facts, note });
    await this.audit.append({ actor, action: `complaint.${action}`, object: `complaint:${row.complaintId}`, facts });
  }

  /** Raises the alarm while answers wait for a person, and calms it when none does. */
  async tell(): Promise<void> {
    const waiting = await this.rows.countOf(WAITING_FOR_A_PERSON);
    if (waiting > 0) await this.events.publish('operations.alarm', { code: ALARM, about: '', facts: { waiting } });
    else await this.events.publish('operations.calm', { code: ALARM, about: '' });
  }
}

/** Whether it leaves the case open, and until when. */
export function meantBy({ purpose, nextContactAt }: MailReply): { interim: boolean; nextContactAt?: Instant } {
  return { interim: purpose === 'interim', ...(nextContactAt === null ? {} : { nextContactAt }) };
}

/** Whoever wrote the answer. */
export function authorOf(row: MailReply): Actor {
  return { kind: 'user', id: row.authorId, ...(row.authorRole === null ? {} : { role: row.authorRole }) };
}
