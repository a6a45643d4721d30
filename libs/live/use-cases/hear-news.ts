import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { UnitOfWork } from '#persistence';
import { LiveBus, type LiveMessage } from '../data/live-bus.js';
import { LiveHub } from './live-hub.js';
import { Presence } from './presence.js';

/** Brings what comes over the bus to the hub, and ends the streams of sessions that end. */
@Injectable()
export class HearNews implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly bus: LiveBus,
    private readonly hub: LiveHub,
    private readonly presence: Presence,
    private readonly events: DomainEvents,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.bus.attach({
      hear: (message) => {
        this.hear(message);
      },
      missed: () => {
        this.hub.resyncAll();
      },
    });
    this.events.on('session.ended', ({ sessionId }) => {
      this.uow.afterCommit(() => {
        this.hub.endSession(sessionId);
      });
      return Promise.resolve();
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.bus.close();
  }

  private hear(message: LiveMessage): void {
    const news = 'news' in message ? message.news : this.presence.hear(message);
    if (news !== null) this.hub.hear(news);
  }
}
