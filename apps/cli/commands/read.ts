import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Settings } from '#kernel';
import { ownAddressesOf, readEmail, readFax, readLetter, ReaderProcess } from '#intake';
import type { DecodingChoice, ReadOptions, ReadResult } from '#intake';
import { fromCaller, printJson, say, someFailed } from '../output.js';

type Read = (bytes: Buffer, o: ReadOptions) => Promise<ReadResult>;

const READERS: Record<string, { read: Read; what: string }> = {
  mail: { read: readEmail, what: 'mails (.eml)' },
  fax: { read: readFax, what: 'faxes (TIFF, PDF, JPEG, PNG)' },
  letter: { read: readLetter, what: 'scanned, photographed or typed letters' },
};

interface ReadCommandOptions {
  json?: boolean;
  engine?: string;
  explain?: boolean;
}

/** `madoguchi read mail|fax|letter FILE…`: what the readers make of files; stores nothing, needs no database. */
export function registerReadCommands(program: Command): void {
  const group = program.command('read').description('show what the readers make of files; nothing is stored');
  for (const [name, { read, what }] of Object.entries(READERS)) {
    const command = group.command(`${name} <files...>`).description(`read ${what}`);
    if (name === 'mail') command.option('--explain', 'show every encoding that was tried, with its score');
    command
      .option('--json', 'JSON Lines on stdout')
      .option('--engine <engine>', 'auto, native or tesseract.js (default: MADOGUCHI_OCR_ENGINE)')
      .action((files: string[], o: ReadCommandOptions) => readFiles(read, files, o));
  }
}

async function readFiles(read: Read, files: string[], o: ReadCommandOptions): Promise<void> {
  const settings = Settings.load(
    o.engine === undefined ? process.env : { ...process.env, MADOGUCHI_OCR_ENGINE: o.engine },
  );
  const reader = new ReaderProcess({ engine: settings.ocrEngine, pageTimeoutMs: settings.ocrPageTimeoutMs });
  const options: ReadOptions = {
    process: reader,
    ownAddresses: ownAddressesOf(settings),
    ...(settings.bounceDomain === null ? {} : { bounceDomain: settings.bounceDomain }),
  };
  try {
    for (const file of files) await readOne(file, { read, options, ...o });
  } finally {
    await reader.close();
  }
}

interface ReadOne extends ReadCommandOptions {
  read: Read;
  options: ReadOptions;
}

async function readOne(file: string, { read, options, json = false, explain = false }: ReadOne): Promise<void> {
  const bytes = await readFile(fromCaller(file)).catch(() => null);
  if (bytes === null) {
    someFailed();
    if (json) printJson({ file, error: { code: 'cli.file-unreadable' } });
    else say(`${file}: cannot be opened`);
    return;
  }
  const shown = present(file, await read(bytes, options), explain);
  if (json) printJson(shown);
  else process.stdout.write(readable(shown));
}

/** What is shown of a reading: no bytes, no words with boxes; how it was decoded only when asked for. */
function present(file: string, result: ReadResult, explain: boolean): Presented {
  const { pageReadings, attachmentsWithBytes, decoding, ...fields } = result;
  const pageConfidence = pageReadings.map(({ page, confidence, orientation }) => ({ page, confidence, orientation }));
  const documentsAttached = attachmentsWithBytes.length;
  return { file, ...fields, ...(explain ? { decoding } : {}), documentsAttached, pageConfidence };
}

interface Presented extends Omit<ReadResult, 'pageReadings' | 'attachmentsWithBytes' | 'decoding'> {
  file: string;
  decoding?: DecodingChoice[];
  documentsAttached: number;
  pageConfidence: { page: number; confidence: number | null; orientation: string }[];
}

function readable(r: Presented): string {
  const lines = [
    `${r.file}: ${r.kind}${r.humanMustRead ? ', a person must read it' : ''}`,
    `  ${r.mediaType}, ${r.language}, decoded as ${r.decodedAs.join(', ') || 'nothing'}`,
    ...(r.subject === null ? [] : [`  subject: ${r.subject}`]),
    ...(r.from === null ? [] : [`  from: ${r.from.name} <${r.from.address}>`]),
    ...(r.confidence === null ? [] : [`  confidence: ${r.confidence.toString()}`]),
    ...r.attachments.map((a) => `  attached: ${a.name} (${a.mediaType}, ${a.size.toString()} bytes)`),
    ...(r.warnings.length === 0 ? [] : [`  warnings: ${r.warnings.join(', ')}`]),
    ...(r.decoding ?? []).map(explained),
  ];
  return `${lines.join('\n')}\n\n${r.text}\n\n`;
}

function explained({ part, chosen, candidates }: DecodingChoice): string {
  const scores = candidates.map(({ charset, score }) => `${charset} ${score.toFixed(1)}`);
  return `  ${part}: ${chosen} (${scores.join(', ')})`;
}
