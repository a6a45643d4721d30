import { loadYaml, parseInstant, type Instant } from '#kernel';
import type { ReadResult } from '../readers/index.js';

/** A fax that came as the mail of a gateway. */
export interface GatewayFax {
  /** The caller's number as the gateway tells it, folded; null when withheld or not told. Never from OCR. */
  callerId: string | null;
  /** How many pages the gateway says it took. */
  pagesTold: number | null;
  /** When the gateway says it took the fax. */
  receivedAt: Instant | null;
  /** Indices into the reading's `attachmentsWithBytes`: the fax itself, no logos. */
  documents: number[];
}

/** Who may tell faxes, and who handed the mail over where the door knows it. */
export interface GatewaySenders {
  /** Addresses, or `@domain` for all of a domain. */
  senders: readonly string[];
  /** Envelope sender; '' for none. It must be a gateway's too when there is one. */
  envelopeFrom?: string | undefined;
}

interface GatewayFile {
  gateways: { id: string; patterns: string[] }[];
  notFax: string[];
  caller: string[];
  pages: string[];
  receivedAt: string[];
}
type Patterns = Record<'fax' | 'notFax' | 'caller' | 'pages' | 'receivedAt', RegExp[]>;

/** A notice's own words stand at its beginning; what follows is of no interest. */
const HEAD_CHARS = 8000;
/** Pictures smaller than this (bytes) are a service's logo, not a page. */
const LOGO_BYTES = 8192;
const DOCUMENT_TYPES = new Set(['image/tiff', 'application/pdf']);
/** Gateways mark their mails as automatic; a loop, a bounce or our own notice is no fax all the same. */
const FAX_KINDS: ReadonlySet<ReadResult['kind']> = new Set<ReadResult['kind']>(['normal', 'auto-reply', 'list']);
const TOKYO = '+09:00';

let compiled: Patterns | null = null;

function patterns(): Patterns {
  if (compiled !== null) return compiled;
  const file = loadYaml<GatewayFile>('fax-gateways.yaml');
  const compile = (list: readonly string[]): RegExp[] => list.map((source) => new RegExp(source, 'imu'));
  compiled = {
    fax: compile(file.gateways.flatMap((gateway) => gateway.patterns)),
    notFax: compile(file.notFax),
    caller: compile(file.caller),
    pages: compile(file.pages),
    receivedAt: compile(file.receivedAt),
  };
  return compiled;
}

/**
 * The fax that a gateway's mail brings, or null when it is no gateway's or no fax. The caller's number is believed only
 * because of who sent the mail, so nothing is read of it unless its sender is one of the desk's own gateways.
 */
export function gatewayFaxOf(reading: ReadResult, { senders, envelopeFrom }: GatewaySenders): GatewayFax | null {
  if (!FAX_KINDS.has(reading.kind)) return null;
  if (reading.from === null || !isGateway(reading.from.address, senders)) return null;
  if (envelopeFrom !== undefined && envelopeFrom !== '' && !isGateway(envelopeFrom, senders)) return null;
  const text = `${reading.subject ?? ''}\n${reading.text.slice(0, HEAD_CHARS)}`.normalize('NFKC');
  const { fax, notFax, caller, pages, receivedAt } = patterns();
  if (notFax.some((pattern) => pattern.test(text))) return null;
  const documents = documentsOf(reading);
  if (documents.length === 0 && !fax.some((pattern) => pattern.test(text))) return null;
  const told = firstMatch(text, pages)?.['pages'];
  return {
    callerId: numberOf(firstMatch(text, caller)?.['number']),
    pagesTold: told === undefined ? null : Number(told),
    receivedAt: instantOf(firstMatch(text, receivedAt)),
    documents,
  };
}

function isGateway(address: string, senders: readonly string[]): boolean {
  const plain = address.trim().toLowerCase();
  return senders.some((sender) => {
    const wanted = sender.trim().toLowerCase();
    return wanted.startsWith('@') ? plain.endsWith(wanted) && plain !== wanted : plain === wanted;
  });
}

function documentsOf({ attachmentsWithBytes }: ReadResult): number[] {
  const all = [...attachmentsWithBytes.entries()];
  const sure = all.filter(([, { mediaType }]) => DOCUMENT_TYPES.has(mediaType));
  const pages = sure.length > 0 ? sure : all.filter(([, { size }]) => size >= LOGO_BYTES);
  return pages.map(([index]) => index);
}

function firstMatch(text: string, list: readonly RegExp[]): Record<string, string | undefined> | null {
  for (const pattern of list) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  return null;
}

/** A number with its dashes as told, blanks tidied; null when it is too short or too long to be one. */
function numberOf(told: string | undefined): string | null {
  if (told === undefined) return null;
  const digits = told.replace(/\D/g, '');
  return digits.length < 6 || digits.length > 15 ? null : told.trim().replace(/\s+/g, ' ');
}

/** Null when nothing was told, or a day that does not exist. */
function instantOf(parts: Record<string, string | undefined> | null): Instant | null {
  if (parts === null) return null;
  const two = (name: string): string => (parts[name] ?? '0').padStart(2, '0');
  const zone = parts['zone'] === undefined ? TOKYO : 'Z';
  try {
    const day = `${parts['year'] ?? ''}-${two('month')}-${two('day')}`;
    return parseInstant(`${day}T${two('hour')}:${two('minute')}:${two('second')}${zone}`);
  } catch {
    return null;
  }
}
