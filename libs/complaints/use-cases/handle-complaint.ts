import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK,
  DomainError,
  DomainEvents,
  nowInstant,
  type Actor,
  type Channel,
  type Clock,
  type Instant,
} from '#kernel';
import { run, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import type { Complaint } from '../data/complaint.entity.js';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { PromiseRows } from '../data/promise-rows.js';
import type { ComplaintState } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { checkMove, mayMove } from '../domain/handling.js';

/** A step of the handling. Closing asks the secrecy question (総務省 2025 楽天モバイル: every flow needs that step). */
export interface HandlingStep {
  to: ComplaintState;
  note?: string | undefined;
  outcome?: string | undefined;
  secrecy?: { involved: boolean; reason: string } | undefined;
}

/** An answer to the complainant. */
export interface Answer {
  channel: Channel;
  text: string;
  /** It only tells how far things are. */
  interim?: boolean | undefined;
  /** By when they hear again, after one that leaves the case open. */
  nextContactAt?: Instant | undefined;
}

/** A further message from the complainant. */
export interface FollowUp {
  channel: Channel;
  subject: string | null;
  text: string;
  arrivalId: string;
  at: Instant;
  /** Part of it could not be read by the desk. */
  humanMustRead: boolean;
}

/** What was read of documents that came with an arrival of the case. */
export interface LateReading {
  channel: Channel;
  arrivalId: string;
  at: Instant;
  /** Empty when nothing could be read. */
  text: string;
  humanMustRead: boolean;
}

/** What the first time in a state is kept in. */
const STAMPS: Partial<Record<ComplaintState, readonly string[]>> = {
  acknowledged: ['acknowledged_at'],
  replied: ['first_reply_at', 'acknowledged_at'],
};

/** Moves a complaint along; the first time it reaches a state is what the monthly report measures. */
@Injectable()
export class HandleComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly promises: PromiseRows,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `complaints.transition-not-allowed`, `complaints.secrecy-answer-missing`, and what a closing gate throws. */
  async execute(id: string, step: HandlingStep, actor: Actor): Promise<void> {
    if (step.to === 'closed') await this.takeSecrecyAnswer(id, step, actor);
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      checkMove(row.state, step.to);
      if (step.to === 'closed') await this.events.publish('complaint.closing', { complaintId: id });
      const at = nowInstant(this.clock);
      await this.move(row, { to: step.to, at, by: actor });
      if (step.to === 'closed') {
        await run(m, 'UPDATE complaints SET secrecy_involved = ?, outcome = ? WHERE id = ?', [
          step.secrecy?.involved ?? null,
          step.outcome ?? null,
          id,
        ]);
      }
      const note = [step.note, step.secrecy?.reason].filter((part) => part !== undefined).join('\n');
      await this.complaints.record(m, row, {
        at,
        actor,
        action: step.to,
        facts: { from: row.state, outcome: step.outcome ?? null, secrecyInvolved: step.secrecy?.involved ?? null },
        ...(note === '' ? {} : { note }),
      });
      await this.audit.append({
        actor,
        action: `complaint.${step.to}`,
        object: `complaint:${id}`,
        facts: { from: row.state, secrecyInvolved: step.secrecy?.involved ?? null },
      });
    });
  }

  /**
   * Keeps an answer to the complainant; the first one stops the clock of the first reply. One that only tells how far things
   * are leaves the case, and its clocks, open.
   */
  async reply(id: string, message: Answer, actor: Actor): Promise<string> {
    return this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      const at = nowInstant(this.clock);
      const messageId = await this.complaints.addMessage(m, row, {
        direction: 'out',
        at,
        channel: message.channel,
        actorId: actor.id,
        arrivalId: null,
        text: message.text,
      });
      const interim = message.interim === true;
      const to = interim ? 'in_handling' : 'replied';
      if (row.state !== to && mayMove(row.state, to)) await this.move(row, { to, at, by: actor });
      const action = interim ? 'interim-replied' : 'replied';
      await this.complaints.record(m, row, {
        at,
        actor,
        action,
        facts: { channel: message.channel, from: row.state },
      });
      if (interim) await this.leaveOpen(row, message.nextContactAt, { at, actor });
      await this.audit.append({
        actor,
        action: `complaint.${action}`,
        object: `complaint:${id}`,
        facts: { channel: message.channel },
      });
      return messageId;
    });
  }

  /**
   * Notes that the complainant was told we have their complaint. Doing it twice changes nothing. A mail's Message-ID
   * makes their answer to it find the case.
   */
  async markAcknowledged(id: string, at: Instant, how: string, messageId?: string): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      if (messageId !== undefined) await this.complaints.addLookups(m, id, { subject: null, contact: {} }, [messageId]);
      if (row.acknowledgedAt !== null) return;
      if (row.state === 'received') await this.move(row, { to: 'acknowledged', at, by: { kind: 'system', id: how } });
      else await run(m, 'UPDATE complaints SET acknowledged_at = ? WHERE id = ?', [at, id]);
      await this.complaints.record(m, row, {
        at,
        actor: { kind: 'system', id: how },
        action: 'acknowledged',
        facts: { how },
      });
    });
  }

  /**
   * Notes that a register from before this desk shows the complaint as closed. Nobody here answered the secrecy question,
   * so its answer stays open and the case is drawn for review like every other. Inside the registering unit.
   */
  async closeAsImported(id: string, closed: { at: Instant; outcome: string | null }, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      checkMove(row.state, 'closed');
      await this.move(row, { to: 'closed', at: closed.at, by: actor });
      await run(m, 'UPDATE complaints SET outcome = ? WHERE id = ?', ['imported', id]);
      await this.complaints.record(m, row, {
        at: nowInstant(this.clock),
        actor,
        action: 'closed',
        facts: { from: row.state, outcome: 'imported', closedAt: closed.at },
        ...(closed.outcome === null ? {} : { note: closed.outcome }),
      });
    });
  }

  /** Joins a further message from the complainant to the case, and has it assessed. Inside intake's unit. */
  async addFollowUp(id: string, message: FollowUp): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      const { subject, humanMustRead, ...kept } = message;
      await this.complaints.addMessage(m, row, { ...kept, direction: 'in', actorId: 'complainant' });
      if (row.state === 'closed') await this.move(row, { to: 'reopened', at: message.at });
      // An answer to our answer: the case is ours to handle again.
      if (row.state === 'replied') await this.move(row, { to: 'in_handling', at: message.at });
      if (humanMustRead) await run(m, 'UPDATE complaints SET human_must_read = ? WHERE id = ?', [true, id]);
      await this.complaints.record(m, row, {
        at: message.at,
        actor: { kind: 'system', id: 'intake' },
        action: 'follow-up',
        facts: { channel: message.channel, arrival: message.arrivalId, from: row.state },
      });
      await this.events.publish('complaint.text-changed', {
        complaintId: id,
        source: 'follow-up',
        subject,
        text: message.text,
      });
    });
  }

  /**
   * Adds what was read of attached documents to the case, and has it assessed. It came with the arrival, so the handling
   * does not move. Inside intake's unit.
   */
  async addReading(id: string, { text, humanMustRead, ...kept }: LateReading): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      if (humanMustRead) await run(m, 'UPDATE complaints SET human_must_read = ? WHERE id = ?', [true, id]);
      await this.complaints.record(m, row, {
        at: kept.at,
        actor: { kind: 'system', id: 'intake' },
        action: 'attachments-read',
        facts: { arrival: kept.arrivalId, characters: text.length },
      });
      if (text === '') return;
      await this.complaints.addMessage(m, row, { ...kept, text, direction: 'in', actorId: 'complainant' });
      await this.events.publish('complaint.text-changed', {
        complaintId: id,
        source: 'attachments',
        subject: null,
        text,
      });
    });
  }

  /** The answer is kept in a commit of its own: a signal that it raises must outlive the refusal to close. */
  private async takeSecrecyAnswer(id: string, step: HandlingStep, actor: Actor): Promise<void> {
    const { secrecy } = step;
    if (secrecy === undefined || secrecy.reason.trim() === '') {
      throw new DomainError(complaintErrors['complaints.secrecy-answer-missing']);
    }
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      checkMove(row.state, step.to);
      if (secrecy.involved) {
        const at = nowInstant(this.clock);
        await this.complaints.record(m, row, { at, actor, action: 'secrecy-involved', note: secrecy.reason });
      }
      await this.events.publish('complaint.secrecy-answered', {
        complaintId: id,
        involved: secrecy.involved,
        answeredBy: actor,
      });
    });
  }

  /** They know now that we have the complaint; what they were promised is a deadline. */
  private async leaveOpen(row: Complaint, next: Instant | undefined, by: { at: Instant; actor: Actor }): Promise<void> {
    const sql = 'UPDATE complaints SET acknowledged_at = COALESCE(acknowledged_at, ?) WHERE id = ?';
    await run(this.uow.manager, sql, [by.at, row.id]);
    if (next !== undefined) await this.promises.add(row, { kind: 'contact', at: next }, by);
    // A call promised before the last answer is over: the case is open again, and it must not be.
    else if (row.state === 'replied') await this.promises.put(row.id, null);
  }

  private async move(
    { id, state: from }: Pick<Complaint, 'id' | 'state'>,
    { to, at, by }: { to: ComplaintState; at: Instant; by?: Actor },
  ): Promise<void> {
    const stamps = STAMPS[to] ?? [];
    const sets = [
      'state = ?',
      'version = version + 1',
      ...stamps.map((column) => `${column} = COALESCE(${column}, ?)`),
    ];
    const values: (string | null)[] = [to, ...stamps.map(() => at)];
    if (to === 'closed' || to === 'reopened') {
      sets.push('closed_at = ?');
      values.push(to === 'closed' ? at : null);
    }
    await run(this.uow.manager, `UPDATE complaints SET ${sets.join(', ')} WHERE id = ?`, [...values, id]);
    await this.events.publish('complaint.moved', { complaintId: id, from, to, ...(by === undefined ? {} : { by }) });
  }
}
