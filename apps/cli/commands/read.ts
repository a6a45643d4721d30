import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Settings } from '#kernel';
import { readEmail, readFax, readLetter, ReaderProcess } from '#intake';
import type { ReadOptions, ReadResult } from '#intake';
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
}

/** `madoguchi read mail|fax|letter FILE…`: what the readers make of files; stores nothing, needs no database. */
export function registerReadCommands(program: Command): void {
  const group = program.command('read').description('show what the readers make of files; nothing is stored');
  for (const [name, { read, what }] of Object.entries(READERS)) {
    group
      .command(`${name} <files...>`)
      .description(`read ${what}`)
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
    ownAddresses: [settings.mailFrom],
    ...(settings.bounceDomain === null ? {} : { bounceDomain: settings.bounceDomain }),
  };
  try {
    for (const file of files) await readOne(file, read, options, o.json ?? false);
  } finally {
    await reader.close();
  }
}

async function readOne(file: string, read: Read, options: ReadOptions, json: boolean): Promise<void> {
  const bytes = await readFile(fromCaller(file)).catch(() => null);
  if (bytes === null) {
    someFailed();
    if (json) printJson({ file, error: { code: 'cli.file-unreadable' } });
    else say(`${file}: cannot be opened`);
    return;
  }
  const shown = present(file, await read(bytes, options));
  if (json) printJson(shown);
  else process.stdout.write(readable(shown));
}

/** What is shown of a reading: no bytes, no words with boxes. */
function present(file: string, result: ReadResult): Presented {
  const { pageReadings, attachmentsWithBytes, ...fields } = result;
  const pageConfidence = pageReadings.map(({ page, confidence, orientation }) => ({ page, confidence, orientation }));
  return { file, ...fields, documentsAttached: attachmentsWithBytes.length, pageConfidence };
}

interface Presented extends Omit<ReadResult, 'pageReadings' | 'attachmentsWithBytes'> {
  file: string;
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
  ];
  return `${lines.join('\n')}\n\n${r.text}\n\n`;
}
