import { plusMs, type Instant } from '#kernel';
import { languageOf } from '#engine';
import type { ReadResult, ReadWarning } from '../readers/index.js';
import type { CaseDraft } from './case-draft.js';
import { documentOf, draftFrom, type ReadAttachment } from './draft-from-reading.js';
import type { GatewayFax } from './fax-gateway.js';
import type { Understood } from './understood.js';

/** Of the notice itself these say nothing about the fax. */
const OF_THE_NOTICE: ReadonlySet<ReadWarning> = new Set<ReadWarning>(['no-text', 'charset-guessed', 'carrier-emoji']);
/** A gateway's clock that is further behind (ms) is taken for a wrong one. */
const LATEST_DELIVERY_MS = 7 * 24 * 3_600_000;

/**
 * What a gateway's mail says: the fax's pages, not the notice around them. Fewer pages than the gateway took, or none at
 * all, is something that a person must look into; without any page the notice is all there is.
 */
export function gatewayReading(mail: ReadResult, fax: GatewayFax, attached: readonly ReadAttachment[]): Understood {
  const readings = attached.map(({ reading }) => reading);
  const pages = readings.reduce((sum, reading) => sum + (reading.pages ?? 0), 0);
  const missing = attached.length === 0 || (fax.pagesTold !== null && pages < fax.pagesTold);
  const ofMail = mail.warnings.filter((warning) => !OF_THE_NOTICE.has(warning));
  const text =
    attached.length === 0
      ? mail.text
      : readings
          .map((reading) => reading.text)
          .join('\n\n')
          .trim();
  const confidences = readings.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  const reading: ReadResult = {
    ...mail,
    kind: 'normal',
    subject: null,
    text,
    language: languageOf(text),
    pages,
    confidence: confidences.length === 0 ? null : Math.min(...confidences),
    warnings: [
      ...new Set([...ofMail, ...readings.flatMap(({ warnings }) => warnings), ...(missing ? PAGES_MISSING : [])]),
    ],
    humanMustRead: missing || (mail.humanMustRead && ofMail.length > 0) || readings.some((each) => each.humanMustRead),
    decodedAs: [...new Set(readings.flatMap(({ decodedAs }) => decodedAs))],
  };
  const documents = attached.flatMap(({ name, reading: each }) => documentOf(each, name));
  return { reading, documents, unread: 'nothing', fax };
}

const PAGES_MISSING: readonly ReadWarning[] = ['pages-missing'];

/** The case of a gateway's fax: the caller is who the gateway says, and nobody is sent a receipt by mail. */
export function gatewayDraft({ reading, documents }: Understood, { callerId }: GatewayFax): CaseDraft {
  return {
    ...draftFrom('fax', reading),
    documents,
    details: {
      subject: null,
      contact: callerId === null ? {} : { phone: callerId },
      ...(callerId === null ? {} : { phoneFrom: 'gateway' }),
      decodedAs: reading.decodedAs,
    },
    messageIds: [],
    mayAcknowledge: false,
  };
}

/** When the fax reached the operator: the gateway's moment where it tells a likely one, else that of its mail. */
export function faxArrival({ receivedAt }: GatewayFax, mailReceivedAt: Instant): Instant {
  if (receivedAt === null || receivedAt > mailReceivedAt) return mailReceivedAt;
  return receivedAt < plusMs(mailReceivedAt, -LATEST_DELIVERY_MS) ? mailReceivedAt : receivedAt;
}
