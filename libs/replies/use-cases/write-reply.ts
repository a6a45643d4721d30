import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, plusMs, Settings, type Actor, type Clock, type Instant } from '#kernel';
import { newToken, normaliseEmail, oneLine } from '#notices';
import { UnitOfWork } from '#persistence';
import { ReplyRows } from '../data/reply-rows.js';
import type { Letter } from '../domain/letter-text.js';
import { needsWord, type Finding } from '../domain/others-in-letter.js';
import { replyErrors } from '../domain/reply.errors.js';
import type { ReplyState } from '../domain/reply-state.js';
import { CheckLetter } from './check-letter.js';
import { SEND_REPLY_JOB, WriteReplyParts } from './reply-parts.js';

/** An answer as its writer hands it in. */
export interface NewReply extends Letter {
  templateId?: string | undefined;
  /** It only tells how far things are; by default as its template says. */
  interim?: boolean | undefined;
  /** By when an interim one says that the complainant hears again. */
  nextContactAt?: Instant | undefined;
  /** The writer looked at everything that may be somebody else's, and why it may go out. */
  confirmed?: { reason: string; findings: number } | undefined;
}

/** Where a new answer stands. */
export interface WrittenReply {
  id: string;
  state: ReplyState;
  /** Until then it can be taken back. */
  sendAt: Instant;
}

interface Written {
  id: string;
  at: Instant;
  actor: Actor;
  findings: readonly Finding[];
  reason: string | undefined;
}

/** Puts an answer to the complainant in line; it goes out when the time to take it back is over. */
@Injectable()
export class WriteReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly check: CheckLetter,
    private readonly parts: WriteReplyParts,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The same request key of the same person answers what the first one did, when it is about the same words.
   * Errors: `replies.sent-already` with where the first one stands, `complaints.not-found`, `replies.no-mail-server`, `replies.no-address`, `replies.not-by-mail`,
   * `replies.unfilled`, `replies.others-named` with the places.
   */
  async execute(complaintId: string, reply: NewReply, actor: Actor, requestKey?: string): Promise<WrittenReply> {
    const key = requestKey === undefined ? null : this.rows.requestKey(actor.id, `${complaintId} ${requestKey}`);
    const letter = { subject: oneLine(reply.subject), text: reply.text.trimEnd() };
    const before = await this.asked(complaintId, letter, key);
    if (before !== null) return before;
    const findings = await this.examined(complaintId, { ...reply, ...letter }, actor);
    try {
      return await this.uow.write(async () =>
        this.keep(complaintId, { ...reply, ...letter }, { actor, key, findings }),
      );
    } catch (error) {
      // Asked twice at the same time: the other one was kept, and is seen by the next unit.
      const other = key === null ? null : await this.uow.write(() => this.asked(complaintId, letter, key));
      if (other === null) throw error;
      return other;
    }
  }

  /** What was asked for with this key already. Error: `replies.sent-already` when it was about other words. */
  private async asked(complaintId: string, letter: Letter, key: string | null): Promise<WrittenReply | null> {
    const row = key === null ? null : await this.rows.byRequest(key);
    if (row === null) return null;
    const standing = { id: row.id, state: row.state, sendAt: row.sendAt };
    const { keyId } = await this.parts.complaints.row(complaintId);
    const sent = await this.rows.letter(row, keyId);
    if (sent.subject === letter.subject && sent.text === letter.text) return standing;
    throw new DomainError(replyErrors['replies.sent-already'], { data: standing });
  }

  private async examined(complaintId: string, reply: NewReply, actor: Actor): Promise<Finding[]> {
    const { unfilled, findings } = await this.check.execute(complaintId, reply, actor);
    if (this.parts.mailer.state !== 'ready') throw new DomainError(replyErrors['replies.no-mail-server']);
    if (unfilled.length > 0) {
      const errors = unfilled.map(({ pointer }) => ({ pointer, code: 'unfilled' }));
      throw new DomainError(replyErrors['replies.unfilled'], { errors });
    }
    const open = findings.filter(needsWord);
    const { confirmed } = reply;
    // Somebody else's case may have come in since: whoever sends has seen as many places as there are now, no more, no less.
    const seen = confirmed !== undefined && confirmed.reason.trim() !== '' && confirmed.findings === open.length;
    if (open.length > 0 && !seen) {
      const errors = open.map(({ pointer, kind }) => ({ pointer, code: `other-${kind}` }));
      throw new DomainError(replyErrors['replies.others-named'], { errors });
    }
    return open;
  }

  private async keep(
    complaintId: string,
    reply: NewReply,
    { actor, key, findings }: { actor: Actor; key: string | null; findings: readonly Finding[] },
  ): Promise<WrittenReply> {
    const { complaints, jobs, templates } = this.parts;
    const row = await complaints.row(complaintId);
    const { contact, doNotContactBy } = (await complaints.unseal(row)).details;
    const to = normaliseEmail(contact.email ?? '');
    if (to === null) throw new DomainError(replyErrors['replies.no-address']);
    if (doNotContactBy?.includes('email') === true) throw new DomainError(replyErrors['replies.not-by-mail']);
    const at = nowInstant(this.clock);
    const sendAt = plusMs(at, this.settings.replyUndoSeconds * 1000);
    const id = newId();
    const template = reply.templateId === undefined ? null : templates.stamp(reply.templateId);
    const own = { id, complaintId, token: newToken(), requestKey: key, template, findings: findings.length };
    const interim = reply.interim ?? templates.isInterim(reply.templateId);
    const meant = {
      purpose: interim ? ('interim' as const) : null,
      nextContactAt: interim ? (reply.nextContactAt ?? null) : null,
    };
    const author = { authorId: actor.id, authorRole: actor.role ?? null };
    await this.rows.add(
      { ...own, ...author, ...meant, sendAt, createdAt: at, updatedAt: at },
      {
        keyId: row.keyId,
        letter: { to, subject: reply.subject, text: reply.text },
        reason: findings.length === 0 ? null : (reply.confirmed?.reason.trim() ?? null),
      },
    );
    await this.note(row, { id, at, actor, findings, reason: reply.confirmed?.reason.trim() });
    await jobs.enqueue(SEND_REPLY_JOB, { replyId: id }, { runAt: sendAt, key: id });
    return { id, state: 'waiting', sendAt };
  }
  /** In the history with the writer's reason, in the audit log with the kinds of what was looked at. */
  private async note(row: { id: string; keyId: string }, { id, at, actor, findings, reason }: Written): Promise<void> {
    const { complaints, audit } = this.parts;
    const isNaming = findings.length > 0;
    const kinds = [...new Set(findings.map(({ kind }) => kind))].join(' ');
    const facts = { reply: id, ...(isNaming ? { findings: findings.length } : {}) };
    const note = isNaming ? reason : undefined;
    await complaints.record(this.uow.manager, row, { at, actor, action: 'reply-written', facts, note });
    const object = `complaint:${row.id}`;
    await audit.append({ actor, action: 'complaint.reply-written', object, facts: { ...facts, kinds } });
  }
}
