import { Injectable } from '@nestjs/common';
import { newId, type Actor, type Channel, type Instant } from '#kernel';
import type { Contact } from '#complaints';
import { languageOf } from '#engine';
import { Vault } from '#vault';
import { ArrivalFiles, type PreparedFile } from '../data/arrival-files.js';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { IntakeItem } from '../domain/arrival.js';
import type { CaseDraft } from '../domain/case-draft.js';
import { ATTACHMENT_UNREADABLE, type WebFile } from '../domain/web-file.js';
import { DescribeArrival, summary } from './describe-arrival.js';
import { ATTACHMENTS_PENDING, SettleArrival, settlementOf } from './settle-arrival.js';

/** A complaint whose text is already text: a phone note, a web post, a typed letter. */
export interface SubmittedComplaint {
  channel: Channel;
  text: string;
  subject?: string | undefined;
  language?: string | undefined;
  receivedAt?: Instant | undefined;
  occurredOn?: string | undefined;
  contact?: Contact | undefined;
  callId?: string | undefined;
  viaRelay?: boolean | undefined;
  callbackAt?: Instant | undefined;
  /** The case's number in the register that it was imported from. */
  externalRef?: string | undefined;
  /** Wishes another way than the telephone. */
  cannotSpeakOnPhone?: boolean | undefined;
  /** Used the form in plain Japanese. */
  plainJapanese?: boolean | undefined;
  /** Used the form in this language, which is not Japanese. */
  pageLanguage?: string | undefined;
  /** Who speaks on behalf of the complainant (代理人). */
  representative?: string | undefined;
  /** The line that it is about. */
  lineNumber?: string | undefined;
  /** When they would like to be called. */
  callbackWish?: string | undefined;
  /** When it happened, where no date could be made of what was typed. */
  occurredAsTyped?: string | undefined;
  /** What the agent asked, in the order of the marks in the text. */
  askedQuestions?: string[] | undefined;
}

/** How the complaint came in. */
export interface Submission {
  /** The bytes as they arrived (HTTP body, JSON line): the sealed original. */
  bytes: Buffer;
  mediaType: string;
  source: string;
  /** Names the submission, so that sending it again makes no second case. */
  idempotencyKey?: string | undefined;
  /** Gives the complainant a secret that opens the public status page. */
  giveSecret: boolean;
  /** Codes of what the form noticed (late token, honeypot); each makes a person look. */
  warnings?: string[] | undefined;
  /** False for complaints of the past, which nobody must be told of now; true unless said. */
  mayAcknowledge?: boolean | undefined;
  /** Files that came along: each a sealed original of the complaint, read afterwards. */
  files?: readonly WebFile[] | undefined;
  /** Joins the commit of a complaint that is new. */
  along?: ((made: NewCase) => Promise<void>) | undefined;
}

/** A complaint as it is registered. */
export interface NewCase {
  arrivalId: string;
  complaintId: string;
  slipNumber: string;
}

/** What the submitter gets back. */
export type SubmittedItem = IntakeItem & { complaintId: string; slipNumber: string; secret: string | null };

/** What was taken, and when it reached the operator first: a submission that is sent again came then. */
export interface TakenSubmission {
  item: SubmittedItem;
  receivedAt: Instant;
}

const SECRET_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Registers a complaint in one commit: ledger line, original, case, assessment, signals, audit. */
@Injectable()
export class SubmitComplaint {
  constructor(
    private readonly vault: Vault,
    private readonly ledger: ArrivalLedger,
    private readonly settle: SettleArrival,
    private readonly describe: DescribeArrival,
    private readonly files: ArrivalFiles,
  ) {}

  /** Errors: `intake.key-reused`, storage faults. An empty text is a case that a person must read. */
  async execute(complaint: SubmittedComplaint, submission: Submission, actor: Actor): Promise<SubmittedItem> {
    return (await this.take(complaint, submission, actor)).item;
  }

  /** The same, with the moment of receipt. */
  async take(complaint: SubmittedComplaint, submission: Submission, actor: Actor): Promise<TakenSubmission> {
    const identity = `${submission.source}\u0000${submission.idempotencyKey ?? newId()}`;
    const secret = submission.giveSecret ? this.secretFor(identity) : null;
    const key = this.vault.draftKey('complaint');
    const files = await this.files.prepare(key, submission.files ?? []);
    const draft = withFiles(this.draft(complaint, submission, secret), files);
    const assessment = await this.settle.assess(draft);
    const complaintId = newId();
    const { line, value } = await this.ledger.enter(
      {
        channel: complaint.channel,
        bytes: submission.bytes,
        mediaType: submission.mediaType,
        identity,
        refuseOtherBytes: submission.idempotencyKey !== undefined,
        ...(complaint.receivedAt === undefined ? {} : { receivedAt: complaint.receivedAt }),
        meta: { source: submission.source },
      },
      async (m, entered) => {
        await this.files.store(m, entered.id, key, files);
        if (draft.warnings.includes(ATTACHMENTS_PENDING)) await this.settle.orderAttachments(entered.id);
        const made = await this.settle.makeCase(entered, { complaintId, draft, assessment, actor });
        await submission.along?.({ arrivalId: entered.id, complaintId, slipNumber: made.slipNumber });
        return made;
      },
      { settlement: settlementOf(draft, complaintId), key },
    );
    if (line.repeatOf) {
      const item = await this.describe.execute(line.repeatOf.id);
      const again = { ...item, complaintId: item.complaintId ?? '', slipNumber: item.slipNumber ?? '', secret };
      return { item: again, receivedAt: line.repeatOf.receivedAt };
    }
    if (!value) throw new Error('a new ledger line made no case');
    const item: SubmittedItem = {
      arrivalId: line.id,
      sha256: line.sha256,
      outcome: 'complaint',
      complaintId: value.complaintId,
      slipNumber: value.slipNumber,
      inReplyTo: null,
      parked: null,
      humanMustRead: draft.humanMustRead,
      warnings: draft.warnings,
      assessment: summary(assessment),
      secret,
    };
    return { item, receivedAt: line.receivedAt };
  }

  /**
   * 16 characters in groups of four, without look-alikes (about 78 bits). Derived from the submission's identity with
   * the desk's key, so that a post that is sent twice is answered with the same secret and none is stored.
   */
  private secretFor(identity: string): string {
    const bytes = Buffer.from(this.vault.lookup('form-secret', identity), 'base64url');
    const letters = [...bytes].slice(0, 16).map((byte) => SECRET_ALPHABET[byte % SECRET_ALPHABET.length] ?? '2');
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
  }

  private draft(complaint: SubmittedComplaint, submission: Submission, secret: string | null): CaseDraft {
    const warnings = [...(submission.warnings ?? []), ...(complaint.text.trim() === '' ? ['empty'] : [])];
    return {
      channel: complaint.channel,
      text: complaint.text,
      language: complaint.language ?? languageOf(complaint.text),
      details: {
        subject: complaint.subject ?? null,
        contact: withoutBlanks(complaint.contact ?? {}),
        ...(complaint.callId === undefined ? {} : { callId: complaint.callId }),
        ...(complaint.externalRef === undefined ? {} : { externalRef: complaint.externalRef }),
        ...(complaint.cannotSpeakOnPhone === true ? { cannotSpeakOnPhone: true } : {}),
        ...(complaint.plainJapanese === true ? { plainJapanese: true } : {}),
        ...(complaint.pageLanguage === undefined ? {} : { pageLanguage: complaint.pageLanguage }),
        ...(complaint.representative === undefined ? {} : { representative: complaint.representative }),
        ...(complaint.lineNumber === undefined ? {} : { lineNumber: complaint.lineNumber }),
        ...(complaint.callbackWish === undefined ? {} : { callbackWish: complaint.callbackWish }),
        ...(complaint.occurredAsTyped === undefined ? {} : { occurredAsTyped: complaint.occurredAsTyped }),
        ...(complaint.askedQuestions?.length ? { askedQuestions: complaint.askedQuestions } : {}),
      },
      humanMustRead: warnings.length > 0,
      warnings,
      viaRelay: complaint.viaRelay ?? false,
      callbackAt: complaint.callbackAt ?? null,
      occurredOn: complaint.occurredOn ?? null,
      secretHash: secret === null ? null : this.vault.lookup('secret', secret),
      mayAcknowledge: submission.mayAcknowledge ?? true,
    };
  }
}

/** Files that wait to be read are no reason for a person to look; files that our readers do not open are. */
function withFiles(draft: CaseDraft, files: readonly PreparedFile[]): CaseDraft {
  const waiting = files.some(({ readable }) => readable) ? [ATTACHMENTS_PENDING] : [];
  const unreadable = files.some(({ readable }) => !readable) ? [ATTACHMENT_UNREADABLE] : [];
  return {
    ...draft,
    warnings: [...draft.warnings, ...waiting, ...unreadable],
    humanMustRead: draft.humanMustRead || unreadable.length > 0,
  };
}

function withoutBlanks(contact: Contact): Contact {
  return Object.fromEntries(
    Object.entries(contact).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  );
}
