import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { validate, type ValidationError } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { DomainError, systemActor, type Channel } from '#kernel';
import { LogComplaintDto, SubmitComplaint, TakeFile, type BroughtFile, type IntakeItem } from '#intake';
import { withContext } from '../context.js';
import { registerMailboxCommands } from './intake-mailboxes.js';
import { fromCaller, jsonLines, printJson, say, someFailed } from '../output.js';

const CLI = systemActor('cli');
/** Reading one file may take this long (ms): three hundred pages of fax. */
const PATIENCE_MS = 30 * 60_000;

type FileChannel = BroughtFile['channel'];
const FILE_COMMANDS: Record<string, FileChannel> = { mail: 'email', fax: 'fax', letter: 'letter' };

/** `intake mail|fax|letter FILE…` and `intake phone|web --input FILE.jsonl`. */
export function registerIntakeCommands(program: Command): void {
  const intake = program.command('intake').description('take items in through the same way as the channels');
  for (const [name, channel] of Object.entries(FILE_COMMANDS)) {
    intake
      .command(`${name} <files...>`)
      .description(`take in ${name} files`)
      .option('--json', 'JSON Lines on stdout')
      .action((files: string[], o: { json?: boolean }) => takeFiles(channel, files, o.json ?? false));
  }
  for (const channel of ['phone', 'web'] as const) {
    intake
      .command(channel)
      .description(`log ${channel} complaints from JSON Lines {text, subject?, contact?, receivedAt?, …}`)
      .requiredOption('--input <file>', 'JSON Lines')
      .option('--json', 'JSON Lines on stdout')
      .action((o: { input: string; json?: boolean }) => takeLines(channel, o.input, o.json ?? false));
  }
  registerMailboxCommands(intake);
}

async function takeFiles(channel: FileChannel, files: string[], json: boolean): Promise<void> {
  await withContext(async (context) => {
    const take = context.get(TakeFile, { strict: false });
    for (const file of files) {
      const bytes = await readFile(fromCaller(file)).catch(() => null);
      if (bytes === null) {
        report({ file, error: { code: 'cli.file-unreadable' } }, json);
        continue;
      }
      const mediaType = MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
      const brought = { channel, bytes, fileName: basename(file), mediaType, source: 'cli' } as const;
      report({ file, ...(await codeOnFailure(() => take.execute(brought, CLI, PATIENCE_MS))) }, json);
    }
  });
}

const MEDIA_TYPES: Record<string, string> = {
  '.eml': 'message/rfc822',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

async function takeLines(channel: Channel, input: string, json: boolean): Promise<void> {
  const lines = await jsonLines(input);
  await withContext(async (context) => {
    const submit = context.get(SubmitComplaint, { strict: false });
    for (const { line, raw, value, ok } of lines) {
      report(
        { line, ...(ok ? await takeLine(submit, channel, raw, value) : { error: { code: 'cli.not-json' } }) },
        json,
      );
    }
  });
}

async function takeLine(submit: SubmitComplaint, channel: Channel, raw: string, value: unknown): Promise<object> {
  const { id, ...fields } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const named = typeof id === 'string' ? { id } : {};
  const body = plainToInstance(LogComplaintDto, { ...fields, channel });
  const problems = await validate(body, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0) return { ...named, error: { code: 'cli.bad-line', fields: fieldsOf(problems) } };
  const submission = {
    bytes: Buffer.from(raw, 'utf8'),
    mediaType: 'application/json',
    source: 'cli',
    idempotencyKey: named.id,
    giveSecret: channel === 'web',
  };
  return { ...named, ...(await codeOnFailure(() => submit.execute(body, submission, CLI))) };
}

/** An item that fails is reported by its code; the others go on. */
async function codeOnFailure<T extends object>(work: () => Promise<T>): Promise<T | { error: { code: string } }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return { error: { code: error.code } };
    throw error;
  }
}

function fieldsOf(problems: ValidationError[]): string[] {
  return problems.map((problem) => problem.property);
}

function report(
  item: { error?: { code: string } } & Partial<IntakeItem> & Record<string, unknown>,
  json: boolean,
): void {
  if (item.error) someFailed();
  if (json) printJson(item);
  else
    say(
      item.error
        ? `failed: ${item.error.code}`
        : `${item.slipNumber ?? item.parked ?? item.outcome ?? ''}${item.humanMustRead ? '  (a person must read it)' : ''}`,
    );
}
