import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '#http';
import { DoorAlarms } from './channels/door-alarms.js';
import { FolderWatcher } from './channels/folder-watcher.js';
import { ImapWatcher } from './channels/imap/imap-watcher.js';
import { MailboxReconciliation } from './channels/imap/mailbox-reconciliation.js';
import { MailboxTaking } from './channels/imap/mailbox-taking.js';
import { Mailboxes } from './channels/imap/mailboxes.js';
import { SmtpListener } from './channels/smtp-listener.js';
import { MailIntake } from './channels/smtp/mail-intake.js';
import { ArrivalLedger } from './data/arrival-ledger.js';
import { MailboxStore } from './data/mailbox-store.js';
import { PageRows } from './data/page-rows.js';
import { PageStore } from './data/page-store.js';
import { IntakeController, LogComplaintController, watchPendingAge } from './http/intake.controller.js';
import { ReadingController } from './http/reading.controller.js';
import { SentLookController } from './http/sent-look.controller.js';
import { MailboxesController } from './http/mailboxes.controller.js';
import { ParkedController } from './http/parked.controller.js';
import { WatchUnread } from './jobs/watch-unread.js';
import { OldestUnread } from './use-cases/oldest-unread.js';
import { ReviewParked } from './use-cases/review-parked.js';
import { IntakeJobs } from './jobs/intake-jobs.js';
import { SweepPending } from './jobs/sweep-pending.js';
import { CaseHints } from './use-cases/case-hints.js';
import { AnsweringMachines } from './use-cases/answering-machines.js';
import { CaseLinks } from './use-cases/case-links.js';
import { DescribeArrival } from './use-cases/describe-arrival.js';
import { ForgetWithPages } from './use-cases/forget-with-pages.js';
import { LetterFolds } from './use-cases/letter-folds.js';
import { BalanceLedger } from './use-cases/ledger-balance.js';
import { ListArrivals } from './use-cases/list-arrivals.js';
import { LookupStatus } from './use-cases/lookup-status.js';
import { PagePictures } from './use-cases/page-pictures.js';
import { FollowUpController } from './http/follow-up.controller.js';
import { LogFollowUp } from './use-cases/log-follow-up.js';
import { ReadArrivalText } from './use-cases/read-arrival-text.js';
import { ReadArrival } from './use-cases/read-arrival.js';
import { ReadPages } from './use-cases/read-pages.js';
import { ReadAttachments } from './use-cases/read-attachments.js';
import { ReadSoon } from './use-cases/read-soon.js';
import { MailEvidence } from './use-cases/mail-evidence.js';
import { Readers } from './use-cases/readers.js';
import { ReceiveItem } from './use-cases/receive-item.js';
import { RebuildCaseText } from './use-cases/rebuild-case-text.js';
import { ReplyTokens } from './use-cases/reply-tokens.js';
import { SentLooks } from './use-cases/sent-looks.js';
import { SettleArrival } from './use-cases/settle-arrival.js';
import { SettlePage } from './use-cases/settle-page.js';
import { SubmitComplaint } from './use-cases/submit-complaint.js';
import { SubmitWebForm } from './use-cases/submit-web-form.js';
import { TakeFile } from './use-cases/take-file.js';
import { WaitingIntake } from './use-cases/waiting-intake.js';
import { WebIntakeModule } from './web-intake.module.js';

const shared = [
  ArrivalLedger,
  BalanceLedger,
  DescribeArrival,
  DoorAlarms,
  ListArrivals,
  LookupStatus,
  Mailboxes,
  MailboxReconciliation,
  MailboxStore,
  MailboxTaking,
  OldestUnread,
  PageStore,
  ReadArrival,
  ReadAttachments,
  ReadSoon,
  AnsweringMachines,
  Readers,
  ReceiveItem,
  ReplyTokens,
  SettleArrival,
  SubmitComplaint,
  SubmitWebForm,
  TakeFile,
];

/** The ledger, the readers and what is made of them. The doors that listen stand in {@link ChannelsModule}. */
@Global()
@Module({
  imports: [WebIntakeModule],
  controllers: [
    LogComplaintController,
    FollowUpController,
    IntakeController,
    MailboxesController,
    ParkedController,
    ReadingController,
    SentLookController,
  ],
  providers: [
    ...shared,
    CaseHints,
    CaseLinks,
    ForgetWithPages,
    LetterFolds,
    LogFollowUp,
    MailEvidence,
    IntakeJobs,
    SweepPending,
    WatchUnread,
    ReviewParked,
    PageRows,
    PagePictures,
    ReadPages,
    ReadArrivalText,
    RebuildCaseText,
    SentLooks,
    SettlePage,
    WaitingIntake,
  ],
  exports: shared,
})
export class IntakeModule implements OnApplicationBootstrap {
  constructor(
    private readonly readiness: Readiness,
    private readonly ledger: BalanceLedger,
  ) {}

  onApplicationBootstrap(): void {
    watchPendingAge(this.readiness, this.ledger);
  }
}

/** The doors that listen: SMTP, LMTP, IMAP, watched folders. Only the desk's process opens them. */
@Module({
  providers: [SmtpListener, MailIntake, FolderWatcher, ImapWatcher],
  exports: [SmtpListener, FolderWatcher, ImapWatcher],
})
export class ChannelsModule {}
