/** Readers: raw bytes of mails, faxes and letters into text. Pure of Nest and of the database. */
export { readEmail } from './email/read-email.js';
export { splitLetter, type LetterParts } from './email/quote-split.js';
export { readFax, readLetter } from './read-document.js';
export type { ReadOptions } from './read-options.js';
export { ReaderProcess } from './reader-process.js';
export type { DocumentFailure, DocumentReading, PageToDraw, ReaderProcessOptions } from './reader-process.js';
export { LookGivenUp, LookPool } from './look-pool.js';
export type { LookSaying, SentLook, SentLookFacts } from './sent-look/sent-look.js';
export { MailPool } from './mail-pool.js';
export { confidenceBand } from './read-result.js';
export type {
  AttachmentInfo,
  BouncedRecipient,
  BounceReport,
  ConfidenceBand,
  DecodingChoice,
  MailAddress,
  MessageKind,
  ReadResult,
  ReadWarning,
} from './read-result.js';
export { sniff } from './sniff.js';
export type {
  EngineChoice,
  OcrWord,
  PageFact,
  PageFactKind,
  PageOrientation,
  PagePictureKind,
  PageReading,
  PageSource,
} from '../child/messages.js';
export { emptyPageReading } from '../child/messages.js';
export { guessLanguage } from './language.js';
/** For benches: error rate, memory of the children, and the engine without the process around it. */
export { bareEngine, preparedPictures, type BareEngine } from './bare-engine.js';
export { characterErrorRate } from './cer.js';
export { residentMb } from './child-line.js';
