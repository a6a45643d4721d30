import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { OpenIncident } from '../use-cases/open-incident.js';

/** A person decided that a complaint may be the sign of a leak: an incident opens in the same unit as the decision. */
@Injectable()
export class OnSignalSuspected implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly open: OpenIncident,
  ) {}

  onModuleInit(): void {
    this.events.on('signal.suspected', async (signal) => {
      signal.result.incidentId = await this.open.fromSignal(signal);
    });
  }
}
