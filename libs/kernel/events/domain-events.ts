import { Injectable } from '@nestjs/common';
import type { Actor, Channel } from '../actor.js';
import type { Instant } from '../time/clock.js';

/** What one feature tells the others. Handlers run inside the publisher's unit of work. Ids only, never content. */
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
  };
  'signal.suspected': {
    complaintId: string;
    decidedBy: Actor;
    knownAt: Instant;
    knownAtReason?: string;
    incidentId?: string;
    /** Filled by the subscriber that opened or extended the incident. */
    result: { incidentId?: string };
  };
  /** Before a complaint closes; a subscriber that throws keeps it open. */
  'complaint.closing': { complaintId: string };
  /** A person answered whether the complaint involves the secrecy of communications. */
  'complaint.secrecy-answered': { complaintId: string; involved: boolean; answeredBy: Actor };
  /** The text of a complaint grew or changed; it is assessed again. Assessments add, they never replace. */
  'complaint.text-changed': { complaintId: string; source: 'correction' | 'follow-up'; text: string };
  'mail.received-bounce': {
    arrivalId: string;
    recipients: { address: string; status: string | null; action: string | null; diagnostic: string | null }[];
    originalMessageId: string | null;
    verpToken: string | null;
  };
}

type Handler<K extends keyof EventMap> = (payload: EventMap[K]) => Promise<void>;

/** In-process events between features; a failing handler fails the publisher's unit. */
@Injectable()
export class DomainEvents {
  private readonly handlers = new Map<keyof EventMap, Handler<never>[]>();

  on<K extends keyof EventMap>(name: K, handler: Handler<K>): void {
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), handler as Handler<never>]);
  }

  async publish<K extends keyof EventMap>(name: K, payload: EventMap[K]): Promise<void> {
    for (const handler of this.handlers.get(name) ?? []) await (handler as Handler<K>)(payload);
  }
}
