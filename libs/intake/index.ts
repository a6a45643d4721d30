import type { FeatureSchema } from '#persistence';
import { Arrival, MailboxPosition } from './data/arrival.entity.js';
import { MailboxMessage, MailboxRow } from './data/mailbox.entity.js';
import { ArrivalFile } from './data/arrival-file.entity.js';
import { OriginalScan } from './data/original-scan.entity.js';
import { CreateScans } from './data/migrations/1764000070012-create-scans.js';
import { CreateArrivalFiles } from './data/migrations/1764000070011-create-arrival-files.js';
import { CreateIntake } from './data/migrations/1764000070001-create-intake.js';
import { ExtendArrivals } from './data/migrations/1764000070004-extend-arrivals.js';
import { CreateMailboxes } from './data/migrations/1764000070002-create-mailboxes.js';
import { CreatePages } from './data/migrations/1764000070003-create-pages.js';
import { OutcomeInOrder1764000070015 } from './data/migrations/1764000070015-outcome-in-order.js';
import { PartArrivals } from './data/migrations/1764000070013-part-arrivals.js';
import { WidenMailboxPositions } from './data/migrations/1764000070014-widen-mailbox-positions.js';
import { ReadDocument, ReadPage, ReadPageVersion } from './data/page.entity.js';

export { ArrivalLedger, type LedgerLine } from './data/arrival-ledger.js';
export { OUTCOMES, type IncomingItem, type IntakeItem, type Outcome } from './domain/arrival.js';
export { type AcceptHow } from './domain/mailbox.js';
export { intakeErrors } from './domain/intake.errors.js';
export { FolderWatcher } from './channels/folder-watcher.js';
export { Mailboxes, type MailboxLine, type Recheck } from './channels/imap/mailboxes.js';
export { ownAddressesOf } from './channels/own-addresses.js';
export { SmtpListener } from './channels/smtp-listener.js';
export { UPLOAD_LIMIT } from './http/intake.controller.js';
export { readWebForm, type WebFormBody } from './http/web-form-body.js';
export { fileNameOf, FILES_LIMIT, FORM_FILES, type WebFile } from './domain/web-file.js';
export { LogComplaintDto } from './http/intake.dto.js';
export { ChannelsModule, IntakeModule } from './intake.module.js';
export * from './readers/index.js';
export { BalanceLedger, type LedgerBalance } from './use-cases/ledger-balance.js';
export { AddByComplainant, type FurtherPost } from './use-cases/add-by-complainant.js';
export { LookupStatus, type PublicStatus, type SlipAndSecret } from './use-cases/lookup-status.js';
export { ReplyTokens } from './use-cases/reply-tokens.js';
export { ReadArrival } from './use-cases/read-arrival.js';
export { ReadSoon } from './use-cases/read-soon.js';
export { ReceiveItem } from './use-cases/receive-item.js';
export {
  SubmitComplaint,
  type NewCase,
  type SubmittedComplaint,
  type SubmittedItem,
  type TakenSubmission,
} from './use-cases/submit-complaint.js';
export { SubmitWebForm, type WebFormPost } from './use-cases/submit-web-form.js';
export { TakeFile, type BroughtFile } from './use-cases/take-file.js';

/** Tables of intake. */
export const intakeSchema: FeatureSchema = {
  entities: [
    Arrival,
    ArrivalFile,
    OriginalScan,
    MailboxPosition,
    MailboxRow,
    MailboxMessage,
    ReadDocument,
    ReadPage,
    ReadPageVersion,
  ],
  migrations: [
    CreateIntake,
    CreateMailboxes,
    CreatePages,
    ExtendArrivals,
    PartArrivals,
    WidenMailboxPositions,
    CreateArrivalFiles,
    CreateScans,
    OutcomeInOrder1764000070015,
  ],
};
