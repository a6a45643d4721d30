import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { LIST_JOB } from './control-list.js';
import { RunList } from './run-list.js';
import { SourceRows } from './source-rows.js';

const SWEEP_MS = 60_000;

/** Goes on with lists, also after a crash. */
@Injectable()
export class ListJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly runner: RunList,
    private readonly rows: SourceRows,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    // One list at a time: the rest of the process is for the desk.
    this.handlers.register(LIST_JOB, (payload) => this.work(String(payload['sourceId'])), { atOnce: 1 });
    this.handlers.every('notices.sweep-lists', SWEEP_MS, async () => {
      for (const id of await this.rows.waiting()) await this.order(id);
    });
  }

  private async work(id: string): Promise<void> {
    if (await this.runner.execute(id)) await this.order(id);
  }

  private async order(id: string): Promise<void> {
    await this.uow.write(() => this.jobs.enqueue(LIST_JOB, { sourceId: id }, { key: `party-list:${id}` }));
  }
}
