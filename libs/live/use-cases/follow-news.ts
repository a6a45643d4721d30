import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents, type EventMap } from '#kernel';
import { AuditLog, type AuditEvent } from '#audit';
import type { Change } from '../domain/live-news.js';
import { changeOfDeed } from '../domain/news-of-deeds.js';
import { LiveEvents } from './live-events.js';

type News = { [K in keyof EventMap]?: (payload: EventMap[K]) => Change[] };

const complaint = ({ complaintId }: { complaintId: string }): Change[] => [
  { type: 'complaint.changed', id: complaintId },
];
/** Which complaint waits for a review is not told, for that alone would say what an engine thinks of it. */
const reviewToo = (of: { complaintId: string }): Change[] => [
  ...complaint(of),
  { type: 'review.changed', id: '', about: [of.complaintId] },
];
const incident = ({ incidentId }: { incidentId: string }): Change[] => [{ type: 'incident.changed', id: incidentId }];
const alarm = ({ about }: { about: string }): Change[] => [{ type: 'alarm', id: '', about: [about] }];

/** What features tell each other, and which of it is news. */
const NEWS: News = {
  'complaint.registered': reviewToo,
  'complaint.text-changed': reviewToo,
  'complaint.contact-changed': complaint,
  'complaint.declared-read': reviewToo,
  'complaint.secrecy-answered': reviewToo,
  'complaints.grouped': ({ complaintIds }) => complaintIds.map((id) => ({ type: 'complaint.changed', id })),
  'review.answered': ({ complaintId }) => [{ type: 'review.changed', id: '', about: [complaintId] }],
  'incident.complaint-linked': (of) => [...incident(of), ...complaint(of)],
  'incident.state-changed': incident,
  'notices.everybody-told': (of) => [...incident(of), { type: 'campaign.progress', id: of.campaignId }],
  'notices.somebody-not-told': (of) => [...incident(of), { type: 'campaign.progress', id: of.campaignId }],
  'operations.alarm': alarm,
  'operations.calm': alarm,
};

/** Makes news of what features tell each other, and of what stands in the audit log. */
@Injectable()
export class FollowNews implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
    private readonly live: LiveEvents,
  ) {}

  onModuleInit(): void {
    for (const name of Object.keys(NEWS) as (keyof News)[]) this.follow(name);
    this.audit.onEntry((entry) => this.ofDeed(entry));
  }

  private follow<K extends keyof News>(name: K): void {
    const changesOf = NEWS[name] as ((payload: EventMap[K]) => Change[]) | undefined;
    this.events.on(name, async (payload) => {
      for (const change of changesOf?.(payload) ?? []) await this.live.tell(change);
    });
  }

  private async ofDeed({ action, object }: AuditEvent): Promise<void> {
    const change = changeOfDeed(action, object);
    if (change !== null) await this.live.tell(change);
  }
}
