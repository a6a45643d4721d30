import { Module, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { JobHandlers } from '#jobs';
import { AlarmRows } from './data/alarm-rows.js';
import { AlarmsController } from './http/alarms.controller.js';
import { MailAlarms } from './use-cases/mail-alarms.js';
import { WatchDesk } from './use-cases/watch-desk.js';

const MINUTE_MS = 60_000;

/** Alarms of the desk's own running: kept, shown, mailed, acknowledged. */
@Module({ controllers: [AlarmsController], providers: [AlarmRows, MailAlarms, WatchDesk] })
export class AlarmsModule implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly rows: AlarmRows,
    private readonly mails: MailAlarms,
    private readonly watch: WatchDesk,
  ) {}

  onModuleInit(): void {
    this.events.on('operations.alarm', async (alarm) => {
      await this.rows.raise(alarm);
    });
    this.events.on('operations.calm', ({ code, about }) => this.rows.calm(code, about));
    this.handlers.every('alarms.watch-desk', MINUTE_MS, async () => {
      await this.watch.checks();
      await this.watch.sweeps();
    });
    this.handlers.every('alarms.watch-ledger', 60 * MINUTE_MS, () => this.watch.balance());
    this.handlers.every('alarms.mail', MINUTE_MS, async () => {
      await this.mails.execute();
    });
  }
}
