import type { UnitOfWork } from '#persistence';
import { LiveBus, type LiveMessage } from './live-bus.js';

/** On SQLite the desk is one process: a message is heard after its commit, and costs no statement. */
export class InProcessBus extends LiveBus {
  readonly isOpen = true;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  publish(message: LiveMessage): Promise<void> {
    const hear = (): void => this.listener?.hear(message);
    if (this.uow.inside) this.uow.afterCommit(hear);
    else hear();
    return Promise.resolve();
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
