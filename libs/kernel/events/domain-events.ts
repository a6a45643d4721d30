import { Injectable } from '@nestjs/common';
import type { Actor, Channel } from '../actor.js';
import type { Instant } from '../time/clock.js';

/** What one feature tells the others. Handlers run inside the publisher's unit of work. Ids and facts, no content but where said. */
export interface EventMap {
  'complaint.registered': {
    complaintId: string;
    arrivalId: string;
    channel: Channel;
    receivedAt: Instant;
    /** Whether an e-mail address for an acknowledgement is known. */
    contactEmail: boolean;
    /** False for automatic mail, lists and no-reply senders. */
    mayAcknowledge: boolean;
    /** Who registered it: a person who took a call, a machine, or a part of the desk. */
    registeredBy?: Actor;
  };
  /** The handling of a complaint moved on, in that unit; `by` is absent where the complainant's own message moved it. */
  'complaint.moved': { complaintId: string; from: string; to: string; by?: Actor };
  /** A complaint was given to somebody or to a team, or given back, in that unit. */
  'complaint.assigned': { complaintId: string; ownerId: string | null; teamId: string | null; assignedBy: Actor };
  'signal.suspected': {
    complaintId: string;
    /** Names a new incident until somebody gives it a better title. */
    slipNumber?: string;
    decidedBy: Actor;
    /** Absent: the arrival of the earliest complaint that the incident has. */
    knownAt?: Instant;
    knownAtReason?: string;
    incidentId?: string;
    /** Filled by the subscriber that opened or extended the incident. */
    result: { incidentId?: string };
  };
  /** A complaint was joined to an incident, by a decision or by hand; in that unit. */
  'incident.complaint-linked': { incidentId: string; complaintId: string };
  /** An incident moved to another state; in that unit. */
  'incident.state-changed': { incidentId: string; from: string; to: string };
  /** An incident is asked whether it may end; subscribers add the complaints of it that still wait for a reading. */
  'incident.closing': { incidentId: string; complaintIds: string[]; result: { unread: string[] } };
  /**
   * Somebody, with an account or by name alone, is to get a task or a measure of an incident, in that unit; a subscriber
   * that throws refuses. The name is content: for comparing alone.
   */
  'incident.assigning': { incidentId: string; userId: string | null; name: string; as: 'task' | 'measure' };
  /** A reader answered a task of the review queue, in the unit that keeps the decision. Once for each task answered. */
  'review.answered': {
    taskId: string;
    complaintId: string;
    /** A purpose of `review_tasks`. */
    purpose: string;
    blind: boolean;
    /** The sampling round that drew the task. */
    roundId: string | null;
    decision: 'set_aside' | 'suspected';
    reasonCode: string;
    answeredBy: Actor;
    answeredAt: Instant;
    /** Signal kinds that stood open. */
    kinds: string[];
  };
  /** Before a complaint closes, in its unit; a subscriber that throws keeps it open. */
  'complaint.closing': { complaintId: string };
  /** Somebody says that a person has read what no reader could, in the unit that notes it; a subscriber that throws keeps the mark. */
  'complaint.declared-read': { complaintId: string };
  /** A person answered whether the complaint involves the secrecy of communications; committed before the closing. */
  'complaint.secrecy-answered': { complaintId: string; involved: boolean; answeredBy: Actor };
  /**
   * The words of a complaint grew or changed; they are assessed again. Assessments add, they never replace. Carries
   * content, for the engine alone: nobody may log or keep it unsealed.
   */
  'complaint.text-changed': {
    complaintId: string;
    source: 'correction' | 'follow-up' | 'attachments';
    subject: string | null;
    text: string;
  };
  'mail.received-bounce': {
    arrivalId: string;
    recipients: { address: string; status: string | null; action: string | null; diagnostic: string | null }[];
    originalMessageId: string | null;
    verpToken: string | null;
  };
  /**
   * A mail that somebody wrote refers to earlier messages; whatever it is, it has been taken in already. `from` is the
   * sender's address as the mail shows it: content, for comparing alone.
   */
  'mail.referred': { arrivalId: string; messageIds: string[]; from: string | null };
  /** Who wrote a complaint, or how to reach them, was corrected. */
  'complaint.contact-changed': { complaintId: string };
  /** A person said that complaints belong together; `earliest` is the one of them that arrived first. */
  'complaints.grouped': {
    complaintIds: string[];
    earliest: { complaintId: string; slipNumber: string; receivedAt: Instant };
    groupedBy: Actor;
  };
  /** Nobody of the campaign waits to be told any more, in the unit that finds it. */
  'notices.everybody-told': { incidentId: string; campaignId: string; at: Instant };
  /** It was said, and is no longer true: a letter came back, a bounce arrived late; in the unit that finds it. */
  'notices.somebody-not-told': { incidentId: string; campaignId: string };
  /** Somebody logged out, or was: by an administrator, or a change of password; in that unit. Not when a session runs out. */
  'session.ended': { sessionId: string; userId: string };
  /** Something at the desk needs a person's eye; raised again it is the same alarm until it is calmed. No content. */
  'operations.alarm': OperationsAlarm;
  /** The cause of an alarm is gone. */
  'operations.calm': Pick<OperationsAlarm, 'code' | 'about'>;
}

/** An alarm of the desk's own running: a mailbox that does not reconcile, mail that waits unread, a full disk. */
export interface OperationsAlarm {
  /** `area.kebab`, such as `intake.mailbox-gap`. */
  code: string;
  /** Which of several (a mailbox's name in the settings, a folder); '' when there is only one. Never content. */
  about: string;
  facts: Record<string, string | number>;
}

type Handler<K extends keyof EventMap> = (payload: EventMap[K]) => Promise<void>;

/** In-process events between features; a failing handler fails the publisher's unit. */
@Injectable()
export class DomainEvents {
  private readonly handlers = new Map<keyof EventMap, Handler<never>[]>();

  on<K extends keyof EventMap>(name: K, handler: Handler<K>): void {
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), handler]);
  }

  async publish<K extends keyof EventMap>(name: K, payload: EventMap[K]): Promise<void> {
    for (const handler of this.handlers.get(name) ?? []) await (handler as Handler<K>)(payload);
  }
}
