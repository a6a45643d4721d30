import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, type Clock, type Instant } from '#kernel';
import { TraitRows } from '../data/trait-rows.js';

/** What makes a complaint be read again. */
@Injectable()
export class ClusterHooks {
  constructor(
    private readonly traits: TraitRows,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  listen(): void {
    const again = ({ complaintId }: { complaintId: string }): Promise<void> => this.traits.readAgain(complaintId);
    this.events.on('complaint.text-changed', again);
    this.events.on('complaint.contact-changed', again);
    this.events.on('complaint.secrecy-answered', again);
  }

  now(): Instant {
    return nowInstant(this.clock);
  }
}
