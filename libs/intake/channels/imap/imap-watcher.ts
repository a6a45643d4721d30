import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, Settings, type Clock } from '#kernel';
import { DoorAlarms } from '../door-alarms.js';
import { MailboxReconciliation } from './mailbox-reconciliation.js';
import { MailboxTaking } from './mailbox-taking.js';
import { MailboxWatch } from './mailbox-watch.js';
import { Mailboxes } from './mailboxes.js';

/**
 * Takes mail from IMAP mailboxes by UID from the last committed point; it never looks at flags, and moves nothing before
 * the commit. A mailbox that is new is only looked into until a person lets it in.
 */
@Injectable()
export class ImapWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private watches: MailboxWatch[] = [];

  constructor(
    private readonly settings: Settings,
    private readonly mailboxes: Mailboxes,
    private readonly taking: MailboxTaking,
    private readonly reconciliation: MailboxReconciliation,
    private readonly alarms: DoorAlarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const { settings, taking, reconciliation, alarms, clock } = this;
    const parts = { settings, taking, reconciliation, alarms, clock, store: this.mailboxes.store };
    this.watches = this.mailboxes.configured().map(({ spec, mailbox }) => new MailboxWatch(spec, mailbox, parts));
    for (const watch of this.watches) watch.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.stop()));
  }
}
