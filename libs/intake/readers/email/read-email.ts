import { createHash } from 'node:crypto';
import { guessLanguage } from '../language.js';
import type { ReadOptions } from '../read-options.js';
import { emptyResult } from '../read-result.js';
import type { MailAddress, ReadResult, ReadWarning } from '../read-result.js';
import { sniff } from '../sniff.js';
import { parseAddresses } from './addresses.js';
import { recogniseReport } from './bounce.js';
import { decodeText } from './charset-choice.js';
import { DecodingNotes } from './decoding-notes.js';
import { machineEvidence, reportEvidence } from './evidence.js';
import { headerText } from './header-text.js';
import { machineKind, mayAnswer } from './machine-mail.js';
import { MailBody } from './mail-body.js';
import { settleLines } from './mail-bytes.js';
import type { MailFile } from './mail-files.js';
import { tidyText } from './mail-text.js';
import { valueOf } from './mime-headers.js';
import type { HeaderField } from './mime-headers.js';
import { walkMime } from './mime-walk.js';
import { asParsedMail } from './parsed-mail.js';
import { splitLetter } from './quote-split.js';
import { sentDate } from './sent-date.js';

const MAX_EMBEDDED = 50;
const MAX_DEPTH = 8;
const RAW_BYTES = 200_000;
/** Warnings that only inform; after every other a person has to look at the original. */
const INFORMS: ReadonlySet<ReadWarning> = new Set<ReadWarning>(['carrier-emoji', 'charset-guessed']);
/** Without any of these headers the bytes are hardly a mail. */
const MAIL_HEADERS = new Set('from to subject date received message-id return-path content-type'.split(' '));

/**
 * Reads a mail: its encodings by scored guesses where labels lie, its containers opened, machine traffic told from people's
 * mail. The bytes given are never changed. Never throws: what cannot be read comes back with warnings and `humanMustRead`.
 */
export function readEmail(bytes: Buffer, o: ReadOptions = {}): Promise<ReadResult> {
  return Promise.resolve(readAtDepth(bytes, o, 0));
}

function readAtDepth(bytes: Buffer, o: ReadOptions, depth: number): ReadResult {
  const result = emptyResult('message/rfc822');
  if (bytes.length === 0 || bytes.toString('latin1', 0, 4096).trim() === '') return settle(result, ['empty']);
  const warnings: ReadWarning[] = [];
  try {
    fill(result, { bytes: settleLines(bytes), o, depth, warnings });
  } catch {
    warnings.push('mail-unparsable');
    const tidy = tidyText(decodeText(bytes.subarray(0, RAW_BYTES)).text);
    result.text ||= tidy.text;
  }
  if (result.text === '') warnings.push('no-text');
  result.language = guessLanguage(`${result.subject ?? ''}\n${result.text}`);
  return settle(result, warnings);
}

interface Work {
  bytes: Buffer;
  o: ReadOptions;
  depth: number;
  warnings: ReadWarning[];
}

function fill(result: ReadResult, { bytes, o, depth, warnings }: Work): void {
  const notes = new DecodingNotes();
  const tree = walkMime(bytes);
  const { fields } = tree.root;
  if (!fields.some((field) => MAIL_HEADERS.has(field.key))) warnings.push('mail-unparsable');
  fillHeaders(result, fields, notes);
  const isReport = tree.root.mediaType === 'multipart/report';
  const body = new MailBody(notes, isReport);
  const { text, warnings: lost } = tidyText(body.read(tree));
  result.text = text;
  Object.assign(result, splitLetter(text));
  sortOut(result, { fields, files: body.files, o });
  addFiles(result, body.files);
  addAttachedTexts(result, body, warnings);
  warnings.push(...notes.warnings(), ...body.warnings, ...lost);
  if (`${result.subject ?? ''}${result.from?.name ?? ''}`.includes('\ufffd')) warnings.push('undecodable-characters');
  result.decodedAs = [...notes.bodies];
  result.decoding = notes.decoding;
  const told = body.files.some((file) => file.mediaType === 'message/delivery-status');
  if (!told) addEmbedded(result, body.files, { bytes, o, depth, warnings });
}

function addAttachedTexts(result: ReadResult, body: MailBody, warnings: ReadWarning[]): void {
  if (body.attachedTexts.length === 0) return;
  const joined = tidyText([result.text, ...body.attachedTexts].filter((piece) => piece !== '').join('\n\n'));
  result.text = joined.text;
  warnings.push(...joined.warnings);
}

function fillHeaders(result: ReadResult, fields: readonly HeaderField[], notes: DecodingNotes): void {
  const raw = (key: string): string | null => {
    const field = fields.find((f) => f.key === key);
    return field === undefined ? null : valueOf(field);
  };
  const addresses = (key: string): MailAddress[] =>
    fields.filter((f) => f.key === key).flatMap((field) => parseAddresses(valueOf(field), key, notes));
  const subject = raw('subject');
  result.subject = subject === null ? null : oneLine(tidyText(headerText(subject, 'subject', notes)).text);
  result.from = ['from', 'sender', 'reply-to'].map((key) => addresses(key)[0]).find((a) => a !== undefined) ?? null;
  result.to = addresses('to');
  result.cc = addresses('cc');
  result.date = sentDate(raw('date') ?? '');
  result.messageId = idsIn(raw('message-id'))[0] ?? null;
  result.inReplyTo = idsIn(raw('in-reply-to'))[0] ?? null;
  result.references = idsIn(raw('references'));
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

const MAX_IDS = 500;
const MAX_NAME = 1000;

/** Message ids in their brackets; a bare one counts when it stands alone. */
function idsIn(value: string | null): string[] {
  if (value === null) return [];
  const ids = value.match(/<[^<>\s]{1,990}>/g);
  if (ids !== null) return ids.slice(0, MAX_IDS);
  const bare = value.trim();
  return /^[^<>\s]{1,990}$/.test(bare) ? [bare] : [];
}

function addFiles(result: ReadResult, files: readonly MailFile[]): void {
  for (const { name, mediaType: told, bytes } of files) {
    const { kind, mediaType } = sniff(bytes);
    const info = {
      name: shownName(name),
      mediaType: kind === null ? told : mediaType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    result.attachments.push(info);
    if (kind !== null) result.attachmentsWithBytes.push({ ...info, bytes });
  }
}

/** A name on one line, whatever container it stood in. */
function shownName(name: string): string {
  return name
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, MAX_NAME)
    .toWellFormed();
}

/** A forwarded mail is part of what the sender says: its text follows under its subject. */
function addEmbedded(result: ReadResult, files: readonly MailFile[], work: Work): void {
  const embedded = files.filter((file) => file.mediaType === 'message/rfc822' || file.mediaType === 'message/global');
  if (embedded.length === 0) return;
  if (work.depth >= MAX_DEPTH || embedded.length > MAX_EMBEDDED) work.warnings.push('too-deep');
  if (work.depth >= MAX_DEPTH) return;
  const texts = [result.text];
  for (const { bytes } of embedded.slice(0, MAX_EMBEDDED)) {
    const inner = readAtDepth(bytes, work.o, work.depth + 1);
    texts.push(`-------- ${inner.subject ?? ''} --------`, inner.text);
    result.attachments.push(...inner.attachments);
    result.attachmentsWithBytes.push(...inner.attachmentsWithBytes);
    result.decodedAs = [...new Set([...result.decodedAs, ...inner.decodedAs])];
    result.decoding.push(...inner.decoding.map((choice) => ({ ...choice, part: `forwarded ${choice.part}` })));
    work.warnings.push(...inner.warnings.filter((warning) => warning !== 'no-text'));
  }
  const joined = tidyText(texts.filter((piece) => piece !== '').join('\n\n'));
  result.text = joined.text;
  work.warnings.push(...joined.warnings);
}

interface Sorting {
  fields: readonly HeaderField[];
  files: readonly MailFile[];
  o: ReadOptions;
}

function sortOut(result: ReadResult, { fields, files, o }: Sorting): void {
  const { subject, from, to, cc, text } = result;
  const mail = asParsedMail({ fields, subject, from: from === null ? [] : [from], to, cc, text, files });
  const machine = machineEvidence(mail, o);
  const early = machineKind(machine);
  const report = early === 'loop' ? null : recogniseReport(reportEvidence(mail, o));
  result.kind = report?.kind ?? early ?? 'normal';
  result.bounce = report?.bounce ?? null;
  result.mayAnswer = mayAnswer(machine);
}

function settle(result: ReadResult, warnings: readonly ReadWarning[]): ReadResult {
  result.warnings = [...new Set(warnings)];
  result.humanMustRead = result.warnings.some((warning) => !INFORMS.has(warning));
  return result;
}
