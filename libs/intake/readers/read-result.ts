import type { PageReading } from '../child/messages.js';
export type { ConfidenceBand } from '../child/messages.js';

/** An address as the mail shows it; `name` is empty when there is none. */
export interface MailAddress {
  name: string;
  address: string;
}

/** A file that came with a mail, without its bytes. `size` in bytes. */
export interface AttachmentInfo {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** What sort of message it is. Everything but `normal` is machine traffic and may be parked. */
export type MessageKind =
  | 'normal'
  | 'bounce'
  | 'delivery-delay'
  | 'delivery-success'
  | 'receipt'
  | 'abuse-report'
  | 'auto-reply'
  | 'own-notice'
  | 'list'
  | 'loop';

/** One address a delivery report speaks of. `status` is an enhanced code (RFC 3463) or '' when none is told. */
export interface BouncedRecipient {
  address: string;
  status: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | '';
  diagnostic: string;
}

/** What a delivery report says. `verpToken` is ours: the TOKEN of `bounce+TOKEN@our.domain`. */
export interface BounceReport {
  recipients: BouncedRecipient[];
  originalMessageId: string | null;
  verpToken: string | null;
}

/** Why something may be read wrongly; each is shown to a person in words. */
export type ReadWarning =
  | 'attachments-pending'
  | 'alternatives-differ'
  | 'archive-limits'
  | 'attachments-unread'
  | 'carrier-emoji'
  | 'charset-doubtful'
  | 'charset-guessed'
  | 'charset-unknown'
  | 'child-crashed'
  | 'damaged-encoding'
  | 'empty'
  | 'encrypted'
  | 'engine-failed'
  | 'html-too-large'
  | 'mail-unparsable'
  | 'no-text'
  | 'not-a-document'
  | 'not-a-tiff'
  | 'oversize'
  | 'page-blank'
  | 'page-check'
  | 'page-low-confidence'
  | 'page-unreadable'
  | 'pages-missing'
  | 'scan-split'
  | 'signature-opaque'
  | 'text-too-long'
  | 'time-out'
  | 'too-deep'
  | 'too-many-pages'
  | 'too-many-parts'
  | 'too-many-pixels'
  | 'truncated'
  | 'undecodable-characters'
  | 'unreadable';

/** How one text of a mail was decoded. `candidates` in falling order of score; scores 0..100 (labels and validity add). */
export interface DecodingChoice {
  /** Where the bytes stood: `subject`, `from`, `body 1.2`, `file name 2`… */
  part: string;
  chosen: string;
  candidates: { charset: string; score: number }[];
}

/** What a reader makes of raw bytes. Fields that a fax or letter does not have are null or empty. */
export interface ReadResult {
  /** The whole readable text; `quoted` and `signature` are still in it. */
  text: string;
  /** Earlier mail quoted in `text`, '' when none; a substring of it. */
  quoted: string;
  /** The sender's signature block in `text`, '' when none; a substring of it. */
  signature: string;
  subject: string | null;
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  /** ISO 8601 in UTC, as the sender's clock had it. */
  date: string | null;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** ISO 639-1 guess from the letters used; 'und' when there are none. */
  language: string;
  attachments: AttachmentInfo[];
  /** Encodings, text layers and engines that were used, each once. */
  decodedAs: string[];
  /** How each text of a mail was decoded, for people who ask why; never stored. */
  decoding: DecodingChoice[];
  kind: MessageKind;
  /** False when the mail asks for no automatic answer, or its sender could not use one (RFC 3834). */
  mayAnswer: boolean;
  bounce: BounceReport | null;
  /** 0..100, null when nothing was recognised from a picture. */
  confidence: number | null;
  pages: number | null;
  warnings: ReadWarning[];
  /** True when the text must not be relied on: a person reads the original. */
  humanMustRead: boolean;
  mediaType: string;
  /** Pages with words and boxes; empty for mail. Not part of the JSON on the command line. */
  pageReadings: PageReading[];
  /** Attached pictures and PDFs with their bytes, for a reader of documents. Never part of JSON. */
  attachmentsWithBytes: (AttachmentInfo & { bytes: Buffer })[];
}

/** A result with nothing in it, to be filled by a reader. */
export function emptyResult(mediaType: string): ReadResult {
  return {
    text: '',
    quoted: '',
    signature: '',
    subject: null,
    from: null,
    to: [],
    cc: [],
    date: null,
    messageId: null,
    inReplyTo: null,
    references: [],
    language: 'und',
    attachments: [],
    decodedAs: [],
    decoding: [],
    kind: 'normal',
    mayAnswer: true,
    bounce: null,
    confidence: null,
    pages: null,
    warnings: [],
    humanMustRead: false,
    mediaType,
    pageReadings: [],
    attachmentsWithBytes: [],
  };
}

export { confidenceBand } from '../child/confidence-band.js';
