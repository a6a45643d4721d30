import type { ComplaintRepository, OpenComplaint } from '../data/complaint-repository.js';
import type { Contact } from '../domain/complaint.js';
import type { CaseCare } from '../use-cases/care-for-case.js';
import type { PageParts } from '../use-cases/complaint-parts.js';

type Trail = Awaited<ReturnType<ComplaintRepository['trail']>>;
type Details = OpenComplaint['details'];

/** A complaint as it leaves the desk: its columns, and what was sealed beside its text. */
export interface PresentedComplaint extends Omit<OpenComplaint, 'details' | 'keyId'> {
  subject: string | null;
  contact: Contact;
  externalRef: string | null;
  doNotContactBy: NonNullable<Details['doNotContactBy']>;
  cannotSpeakOnPhone: boolean;
  /** Used the form in plain Japanese (やさしい日本語). */
  plainJapanese: boolean;
  representative: string | null;
  lineNumber: string | null;
  callbackWish: string | null;
  occurredAsTyped: string | null;
  askedQuestions: string[];
  decodedAs: string[];
  phoneFrom: 'gateway' | null;
}

/** What the engine or another reader thought: null while a blind reading of the complaint waits for who looks. */
export interface ShownLabels {
  category: OpenComplaint['category'] | null;
  severity: OpenComplaint['severity'] | null;
  flagged: boolean | null;
}

/** A complaint with everything that belongs on its page; features above add their parts. */
export interface ComplaintPage extends Omit<PresentedComplaint, keyof ShownLabels>, ShownLabels, CaseCare, PageParts {
  history: Trail['history'];
  replies: Trail['messages'];
}

/** The complaint without what is of no use outside: the key, and the details as they are kept. */
export function present(complaint: OpenComplaint): PresentedComplaint {
  const { details, keyId, ...rest } = complaint;
  void keyId;
  return {
    ...rest,
    subject: details.subject,
    contact: details.contact,
    externalRef: details.externalRef ?? null,
    doNotContactBy: details.doNotContactBy ?? [],
    cannotSpeakOnPhone: details.cannotSpeakOnPhone ?? false,
    plainJapanese: details.plainJapanese ?? false,
    representative: details.representative ?? null,
    lineNumber: details.lineNumber ?? null,
    callbackWish: details.callbackWish ?? null,
    occurredAsTyped: details.occurredAsTyped ?? null,
    askedQuestions: details.askedQuestions ?? [],
    decodedAs: details.decodedAs ?? [],
    phoneFrom: details.phoneFrom ?? null,
  };
}
