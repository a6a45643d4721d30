import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PermissionTable } from '#access';
import type { Actor } from '#kernel';
import { QUEUES, type Queue } from '../domain/queues.js';
import { ListComplaints } from './list-complaints.js';

/** Counting stops here: a menu shows "999+", and no count walks through a whole desk. */
export const COUNT_MOST = 1000;

/** How many wait in a queue for the actor, counted up to `most`. */
type CountQueue = (actor: Actor, most: number) => Promise<number>;

/** The queues of the desk and how much waits in each. Higher features add theirs: review, reading, parked mail. */
@Injectable()
export class WorkQueues implements OnModuleInit {
  private readonly queues = new Map<string, { permission: string; count: CountQueue }>();

  constructor(
    private readonly permissions: PermissionTable,
    private readonly complaints: ListComplaints,
  ) {}

  onModuleInit(): void {
    const counted: Queue[] = QUEUES.filter((queue) => queue !== 'all');
    for (const queue of counted)
      this.register(queue, 'complaints:read', (actor, most) => this.complaints.count(queue, actor, most));
  }

  /** Counts shown to those who hold the permission. */
  register(code: string, permission: string, count: CountQueue): void {
    this.queues.set(code, { permission, count });
  }

  /** Counts of the queues that the actor may open, by code; {@link COUNT_MOST} stands for that many and more. */
  async counts(actor: Actor): Promise<Record<string, number>> {
    const own = [...this.queues].filter(([, { permission }]) => this.permissions.allows(actor, permission));
    const counted = await Promise.all(
      own.map(async ([code, { count }]): Promise<[string, number]> => [code, await count(actor, COUNT_MOST)]),
    );
    return Object.fromEntries(counted);
  }
}
