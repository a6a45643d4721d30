import type { PageReading } from '../child/messages.js';
import { decodeText } from './email/charset.js';
import { composeText } from '../domain/page-text.js';
import { guessLanguage } from './language.js';
import type { ReadOptions } from './read-options.js';
import { confidenceBand, emptyResult } from './read-result.js';
import type { ReadResult, ReadWarning } from './read-result.js';
import { ReaderProcess } from './reader-process.js';
import type { DocumentReading } from './reader-process.js';
import { sniff } from './sniff.js';

const MAX_TEXT_CHARS = 1_000_000;
/** Warnings after which a person has to look at the original; the others only inform. */
const NEEDS_A_PERSON: ReadonlySet<ReadWarning> = new Set<ReadWarning>([
  'child-crashed',
  'empty',
  'encrypted',
  'engine-failed',
  'no-text',
  'not-a-document',
  'not-a-tiff',
  'page-low-confidence',
  'page-unreadable',
  'text-too-long',
  'time-out',
  'too-many-pages',
  'too-many-pixels',
  'truncated',
  'undecodable-characters',
  'unreadable',
]);

/**
 * Reads a fax: TIFF, or the PDF, JPEG or PNG a gateway sends instead. The type is told by the bytes, never by the name.
 * Never throws: what cannot be read comes back with warnings and `humanMustRead`.
 */
export function readFax(bytes: Buffer, o: ReadOptions = {}): Promise<ReadResult> {
  return readDocument(bytes, o, 'not-a-tiff');
}

/** Reads a scanned or photographed letter (PDF, JPEG, PNG, TIFF) or a typed transcript in any Japanese encoding. Never throws. */
export async function readLetter(bytes: Buffer, o: ReadOptions = {}): Promise<ReadResult> {
  const transcript =
    bytes.length > 0 && sniff(bytes).mediaType === 'application/octet-stream' ? readTyped(bytes) : null;
  return transcript ?? readDocument(bytes, o, 'not-a-document');
}

function readTyped(bytes: Buffer): ReadResult | null {
  if (bytes.includes(0)) return null;
  const decoded = decodeText(bytes);
  if (decoded.doubtful) return null;
  const result = emptyResult('text/plain');
  result.text = decoded.text.replace(/\r\n?/g, '\n').trim();
  result.decodedAs = [decoded.charset];
  result.language = guessLanguage(result.text);
  return settle(result, result.text === '' ? ['no-text'] : []);
}

async function readDocument(bytes: Buffer, o: ReadOptions, wrongType: ReadWarning): Promise<ReadResult> {
  if (bytes.length === 0) return settle(emptyResult('application/octet-stream'), ['empty']);
  const { mediaType, kind, cutShort } = sniff(bytes);
  const result = emptyResult(mediaType);
  if (kind === null) return settle(result, [wrongType]);
  const reader = o.process ?? new ReaderProcess();
  try {
    const reading = await reader.read(kind, bytes);
    return fill(result, reading, cutShort);
  } finally {
    if (o.process === undefined) await reader.close();
  }
}

function fill(result: ReadResult, reading: DocumentReading, cutShort: boolean): ReadResult {
  const warnings: ReadWarning[] = [...(reading.warnings as ReadWarning[])];
  if (cutShort) warnings.push('truncated');
  if (reading.failure !== null) warnings.push(reading.failure);
  for (const { failure } of reading.failedPages) warnings.push('page-unreadable', failure);
  for (const page of reading.readings) warnings.push(...pageWarnings(page));
  result.text = composeText(reading.readings);
  if (result.text.length > MAX_TEXT_CHARS) {
    result.text = result.text.slice(0, MAX_TEXT_CHARS);
    warnings.push('text-too-long');
  }
  if (result.text === '') warnings.push('no-text');
  result.pages = reading.pages;
  result.pageReadings = reading.readings;
  result.confidence = meanConfidence(reading.readings);
  result.decodedAs = [...new Set(reading.readings.map((page) => page.engine ?? page.source))];
  result.language = guessLanguage(result.text);
  return settle(result, warnings);
}

function pageWarnings({ source, confidence }: PageReading): ReadWarning[] {
  if (source === 'blank') return ['page-blank'];
  if (confidence === null) return [];
  const band = confidenceBand(confidence);
  if (band === 'good') return [];
  return [band === 'check' ? 'page-check' : 'page-low-confidence'];
}

/** Mean over recognised pages weighted by their characters; null when no page was recognised from a picture. */
function meanConfidence(readings: readonly PageReading[]): number | null {
  let weight = 0;
  let sum = 0;
  for (const { confidence, text } of readings) {
    if (confidence === null) continue;
    weight += text.length + 1;
    sum += confidence * (text.length + 1);
  }
  return weight === 0 ? null : Math.round((sum / weight) * 10) / 10;
}

function settle(result: ReadResult, warnings: readonly ReadWarning[]): ReadResult {
  result.warnings = [...new Set(warnings)];
  result.humanMustRead = result.warnings.some((warning) => NEEDS_A_PERSON.has(warning));
  return result;
}
