import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { InvalidArgumentError, type Command } from 'commander';
import { parse } from 'yaml';
import { isId, systemActor } from '#kernel';
import {
  ControlImport,
  ImportMappingDto,
  mappingOf,
  ReadImport,
  ReceiveImport,
  RunImport,
  type ImportMapping,
  type ImportView,
  type LineOutcome,
  type LineView,
} from '#imports';
import type { DeskContext } from '../desk-context.js';
import { withContext } from '../context.js';
import { fromCaller, printJson, say, someFailed } from '../output.js';

const CLI = systemActor('cli');
const LISTED = 500;

interface ImportOptions {
  mapping?: string;
  dryRun?: boolean;
  resume?: string;
  json?: boolean;
}

/** `import FILE [--mapping m.yaml] [--dry-run]` and `import --resume ID`: in this process, from where it stands. */
export function registerImportCommands(program: Command): void {
  program
    .command('import [file]')
    .description('import a register of complaints, a call log (CSV, XLSX) or a mailbox (mbox)')
    .option(
      '--mapping <file>',
      'YAML: columns, channel, dayOrder, header, repeats, values; proposed from the heading unless given',
    )
    .option('--dry-run', 'judge every row, import nothing')
    .option('--resume <id>', 'go on with an import that was interrupted', (id: string) => {
      if (!isId(id)) throw new InvalidArgumentError('an import is named by 26 letters and digits');
      return id;
    })
    .option('--json', 'JSON Lines on stdout')
    .action(async (file: string | undefined, o: ImportOptions) => {
      if ((file === undefined) === (o.resume === undefined))
        program.error('error: name a file, or an import with --resume', { exitCode: 2 });
      await withContext((context) => run(context, file, o));
    });
}

async function run(context: DeskContext, file: string | undefined, o: ImportOptions): Promise<void> {
  const reader = context.get(ReadImport, { strict: false });
  const control = context.get(ControlImport, { strict: false });
  const runner = context.get(RunImport, { strict: false });
  const id = file === undefined ? (o.resume ?? '') : await receive(context, file);
  const view = await reader.one(id);
  if (o.json) printJson({ import: id, state: view.state, kind: view.kind, charset: view.charset });
  else say(`import ${id}: ${view.fileName}`);
  if (view.state === 'uploaded' || view.state === 'checking' || view.state === 'checked') {
    const mapping = await mappingFor(context, view, o.mapping);
    await control.check(id, mapping, CLI, false);
    await runner.execute(id);
    if (o.dryRun) return report(reader, id, o.json ?? false);
    await control.start(id, CLI, false);
  } else if (o.dryRun) throw new Error(`the import is ${view.state}; only one that has not begun can be checked`);
  else if (view.state === 'paused') await control.resume(id, CLI, false);
  await runner.execute(id);
  await report(reader, id, o.json ?? false);
}

async function receive(context: DeskContext, file: string): Promise<string> {
  const bytes = await readFile(fromCaller(file));
  return context.get(ReceiveImport, { strict: false }).execute({ bytes, fileName: basename(file) }, CLI);
}

async function mappingFor(context: DeskContext, view: ImportView, file: string | undefined): Promise<ImportMapping> {
  if (file === undefined) {
    if (view.kind === 'mbox') return mappingOf(undefined);
    return view.mapping ?? (await context.get(ReadImport, { strict: false }).columns(view.id, CLI)).mapping;
  }
  const dto = plainToInstance(ImportMappingDto, parse(await readFile(fromCaller(file), 'utf8')));
  const problems = await validate(dto, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0)
    throw new Error(`${file}: not a mapping (${problems.map((each) => each.property).join(', ')})`);
  return mappingOf(dto);
}

/** One line for each row that was not taken, and with --json for each that was; then the counts. */
async function report(reader: ReadImport, id: string, json: boolean): Promise<void> {
  const wanted: LineOutcome[] = json ? ['taken', 'repeat', 'error'] : ['repeat', 'error'];
  let after = 0;
  for (;;) {
    const lines = await reader.linesOf(id, wanted, LISTED, after);
    for (const line of lines) printLine(line, json);
    after = lines.at(-1)?.row ?? after;
    if (lines.length < LISTED) break;
  }
  const view = await reader.one(id);
  const isDry = view.state === 'checked';
  const { taken, repeat, error } = (isDry ? view.check : view.counts) ?? view.counts;
  if (error > 0) someFailed();
  if (json) printJson({ import: id, state: view.state, rows: view.rowsTotal, taken, repeat, errors: error });
  else say(`${view.state}: ${isDry ? 'would be taken' : 'taken'} ${taken}, repeats ${repeat}, errors ${error}`);
}

function printLine({ row, line, outcome, faults, slipNumber, complaintId, arrivalId }: LineView, json: boolean): void {
  const fields = faults.map(({ field, code }) => `${field}: ${code}`);
  if (!json) {
    say(`line ${line}: ${outcome}, ${fields.join(', ')}`);
    return;
  }
  const [first] = faults;
  printJson({
    row,
    line,
    outcome,
    ...(outcome === 'taken' ? { arrivalId, complaintId, slipNumber } : {}),
    ...(first === undefined ? {} : { error: { code: first.code, fields: faults } }),
  });
}
