import { createHash } from 'node:crypto';
import type { Attachment, ParsedMail } from 'mailparser';
import { guessLanguage } from '../language.js';
import type { ReadOptions } from '../read-options.js';
import { emptyResult } from '../read-result.js';
import type { ReadResult, ReadWarning } from '../read-result.js';
import { sniff } from '../sniff.js';
import { recogniseReport } from './bounce.js';
import { sealedWarnings } from './containers.js';
import { readDamagedMail } from './damaged-mail.js';
import { machineEvidence, reportEvidence } from './evidence.js';
import { machineKind } from './machine-mail.js';
import { mailText, tidyText } from './mail-text.js';
import { addressesOf, headerValue, parseMail, sentDate } from './parsed-mail.js';
import { repairMail } from './repair-mail.js';
import type { RepairedMail } from './repair-mail.js';

const MAX_EMBEDDED = 5;
const MAX_DEPTH = 3;
/** Warnings that only inform; after every other a person has to look at the original. */
const INFORMS: ReadonlySet<ReadWarning> = new Set<ReadWarning>(['carrier-emoji', 'charset-guessed', 'html-too-large']);
/** Without any of these headers the bytes are hardly a mail. */
const MAIL_HEADERS = ['from', 'to', 'subject', 'date', 'received', 'message-id', 'return-path', 'content-type'];

/**
 * Reads a mail: repairs a copy, parses it, tells machine traffic from people's mail. The bytes given are never changed.
 * Never throws: what cannot be read comes back with warnings and `humanMustRead`.
 */
export function readEmail(bytes: Buffer, o: ReadOptions = {}): Promise<ReadResult> {
  return readAtDepth(bytes, o, 0);
}

async function readAtDepth(bytes: Buffer, o: ReadOptions, depth: number): Promise<ReadResult> {
  const result = emptyResult('message/rfc822');
  if (bytes.length === 0 || bytes.toString('latin1', 0, 4096).trim() === '') return settle(result, ['empty']);
  const repaired = repairMail(bytes);
  const warnings = repairWarnings(repaired);
  try {
    if (repaired.tree.tooMany) throw new RangeError('too many parts');
    const mail = await parseMail(repaired.bytes);
    if (!MAIL_HEADERS.some((name) => mail.headers.has(name))) warnings.push('mail-unparsable');
    fillHeaders(result, mail);
    await fillBody(result, mail, { o, depth, repaired, warnings });
    sortOut(result, mail, o);
  } catch {
    warnings.push(repaired.tree.tooMany ? 'too-many-parts' : 'mail-unparsable');
    warnings.push(...(await readDamagedMail(repaired, result)));
  }
  if (result.text === '') warnings.push('no-text');
  result.language = guessLanguage(`${result.subject ?? ''}\n${result.text}`);
  return settle(result, warnings);
}

function repairWarnings({ guessed, unknown, tree }: RepairedMail): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  if (guessed) warnings.push('charset-guessed');
  if (unknown) warnings.push('charset-unknown');
  if (tree.truncated && !tree.tooMany) warnings.push('truncated');
  return warnings;
}

function fillHeaders(result: ReadResult, mail: ParsedMail): void {
  result.subject = mail.subject === undefined ? null : tidyText(mail.subject).text;
  result.from = addressesOf(mail.from)[0] ?? null;
  result.to = addressesOf(mail.to);
  result.cc = addressesOf(mail.cc);
  result.date = sentDate(mail);
  result.messageId = mail.messageId ?? null;
  result.inReplyTo = mail.inReplyTo ?? null;
  result.references = [mail.references ?? []].flat();
}

interface BodyWork {
  o: ReadOptions;
  depth: number;
  repaired: RepairedMail;
  warnings: ReadWarning[];
}

async function fillBody(result: ReadResult, mail: ParsedMail, work: BodyWork): Promise<void> {
  const { text, warnings } = mailText(mail);
  work.warnings.push(...warnings, ...sealedWarnings(mail, headerValue(mail, 'content-type')));
  if (/\ufffd/.test(`${result.subject ?? ''}${result.from?.name ?? ''}`)) work.warnings.push('undecodable-characters');
  result.text = text;
  result.decodedAs = [...new Set(work.repaired.decodedAs)];
  for (const attachment of mail.attachments) addAttachment(result, attachment);
  if (work.depth < MAX_DEPTH && mail.attachments.every((a) => a.contentType !== 'message/delivery-status')) {
    await addEmbedded(result, mail, work);
  }
}

function addAttachment(result: ReadResult, attachment: Attachment): void {
  const { content, filename, contentType, size } = attachment;
  const { kind, mediaType } = sniff(content);
  const info = {
    name: filename ?? '',
    mediaType: kind === null ? contentType : mediaType,
    size,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  result.attachments.push(info);
  if (kind !== null) result.attachmentsWithBytes.push({ ...info, bytes: content });
}

/** A forwarded mail is part of what the sender says: its text follows under its subject. */
async function addEmbedded(result: ReadResult, mail: ParsedMail, work: BodyWork): Promise<void> {
  const embedded = mail.attachments.filter((a) => a.contentType === 'message/rfc822').slice(0, MAX_EMBEDDED);
  for (const { content } of embedded) {
    const inner = await readAtDepth(content, work.o, work.depth + 1);
    const heading = `-------- ${inner.subject ?? ''} --------`;
    result.text = [result.text, heading, inner.text].filter((piece) => piece !== '').join('\n\n');
    result.attachments.push(...inner.attachments);
    result.attachmentsWithBytes.push(...inner.attachmentsWithBytes);
    result.decodedAs = [...new Set([...result.decodedAs, ...inner.decodedAs])];
    work.warnings.push(...inner.warnings.filter((warning) => warning !== 'no-text'));
  }
}

function sortOut(result: ReadResult, mail: ParsedMail, o: ReadOptions): void {
  const machine = machineEvidence(mail, o);
  const early = machineKind(machine);
  const report = early === 'loop' ? null : recogniseReport(reportEvidence(mail, o));
  if (report !== null) {
    result.kind = report.kind;
    result.bounce = report.bounce;
  } else {
    result.kind = early ?? 'normal';
  }
}

function settle(result: ReadResult, warnings: readonly ReadWarning[]): ReadResult {
  result.warnings = [...new Set(warnings)];
  result.humanMustRead = result.warnings.some((warning) => !INFORMS.has(warning));
  return result;
}
