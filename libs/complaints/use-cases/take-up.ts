import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { AssignComplaint } from './assign-complaint.js';

/** Steps by which somebody makes a complaint theirs, when nobody owns it. */
const WORK: readonly string[] = ['in_handling', 'replied'];

/** Whoever takes a call, or begins to work on a complaint that nobody has, owns it. */
@Injectable()
export class TakeUp implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly assign: AssignComplaint,
  ) {}

  onModuleInit(): void {
    // What is imported is of the past, which nobody is told of now: whoever runs the import took none of those calls.
    this.events.on('complaint.registered', async ({ complaintId, channel, registeredBy, mayAcknowledge }) => {
      if (channel !== 'phone' || !mayAcknowledge || registeredBy === undefined) return;
      await this.assign.adopt(complaintId, registeredBy);
    });
    this.events.on('complaint.moved', async ({ complaintId, to, by }) => {
      if (by !== undefined && WORK.includes(to)) await this.assign.adopt(complaintId, by);
    });
  }
}
