import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { InvalidArgumentError, type Command } from 'commander';
import { parse } from 'yaml';
import { accessErrors, PermissionTable, UserRows } from '#access';
import { wallErrors, Walls } from '#incidents';
import { DomainError, isId, newId, type Actor } from '#kernel';
import {
  CampaignProgress,
  ControlList,
  ListMappingDto,
  listMappingOf,
  ReadCampaign,
  ReadList,
  ReadListFigures,
  ReceiveList,
  RunCampaign,
  RunList,
  type ColumnMapping,
} from '#notices';
import { fromCaller, printJson, say, someFailed } from '../output.js';

interface ImportOptions {
  by: string;
  incident?: string;
  campaign?: string;
  query?: string;
  extract?: string;
  extractedBy?: string;
  releasedBy?: string;
  mapping?: string;
  resume?: string;
  dryRun?: boolean;
  again?: boolean;
  json?: boolean;
}

interface CampaignOptions {
  by: string;
  json?: boolean;
}

type OpenDesk = () => Promise<INestApplicationContext>;

const LISTED = 500;
/** On the command line a list is gone through in one run. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** `notices import|preview|start|status`: lists of affected parties, and the campaigns that tell them. */
export function registerNoticesCommands(program: Command, open: OpenDesk): void {
  const notices = program.command('notices').description('lists of affected parties, and notices to them');
  const by = ['--by <address>', 'e-mail address of the user who does this; an author cannot approve'] as const;
  notices
    .command('import [file]')
    .description('list affected parties from CSV or XLSX, one person once; rows with faults are named, the rest kept')
    .requiredOption(...by)
    .option('--incident <id>', 'incident, by identifier or number; a campaign names its own')
    .option('--campaign <id>', 'campaign whose list is filled', campaignId)
    .option('--query <text>', 'which question was put to which system')
    .option('--extract <text>', 'which extract it is')
    .option('--extracted-by <name>', 'who drew the extract')
    .option('--released-by <name>', 'who released it')
    .option('--mapping <file>', 'YAML: columns, header, role, language; proposed from the heading unless given')
    .option('--dry-run', 'judge every row, list nobody')
    .option('--again', 'take the same file once more')
    .option('--resume <id>', 'go on with a list that was interrupted', campaignId)
    .option('--json', 'JSON Lines on stdout')
    .action((file: string | undefined, o: ImportOptions) => {
      if ((file === undefined) === (o.resume === undefined))
        program.error('error: name a file, or a list with --resume', { exitCode: 2 });
      if (file !== undefined && o.incident === undefined && o.campaign === undefined)
        program.error('error: name the incident or the campaign', { exitCode: 2 });
      return within(open, o.by, async (desk, actor) => {
        const named = { incident: o.incident, campaign: o.campaign, resume: o.resume };
        const given: Partial<typeof named> = {};
        for (const [option, name] of Object.entries(named) as [keyof typeof named, string | undefined][])
          if (name !== undefined) given[option] = await asSeen(desk, actor, name, true);
        await importList(desk, actor, file, { ...o, ...given });
      });
    });
  const campaign = (
    name: string,
    description: string,
    work: (desk: Desk, id: string, o: CampaignOptions, actor: Actor) => Promise<void>,
  ) => {
    notices
      .command(`${name} <campaign>`)
      .description(description)
      .requiredOption(...by)
      .option('--json', 'JSON on stdout')
      .action((id: string, o: CampaignOptions) =>
        within(open, o.by, async (desk, actor) => {
          await work(desk, await asSeen(desk, actor, id, name === 'start'), o, actor);
        }),
      );
  };
  campaign('preview', 'what would be sent to how many, and what still stands in the way', preview);
  campaign('start', 'start an approved campaign, or let a stopped one go on', start);
  campaign('status', 'how far a campaign is', status);
}

type Desk = INestApplicationContext;

async function within(open: OpenDesk, by: string, work: (desk: Desk, actor: Actor) => Promise<void>): Promise<void> {
  const desk = await open();
  try {
    const user = await desk.get(UserRows, { strict: false }).byAddress(by);
    if (user?.active !== true) throw new DomainError(accessErrors['access.user-not-found']);
    const actor: Actor = { kind: 'user', id: user.id, role: user.role };
    if (!desk.get(PermissionTable, { strict: false }).allows(actor, 'notices:write'))
      throw new DomainError(accessErrors['access.forbidden']);
    await work(desk, actor);
  } finally {
    await desk.close();
  }
}

/**
 * What a name that somebody gave stands for to them: an identifier that nothing has when it belongs to an incident that
 * a wall hides from them, as the doors of HTTP do it. Error: `walls.looking-only` for a change by broken glass.
 */
async function asSeen(desk: Desk, actor: Actor, name: string, changing: boolean): Promise<string> {
  const walls = desk.get(Walls, { strict: false });
  const { hidden, looking } = await walls.sight(actor);
  if ((await walls.hiddenAmong([name], hidden)).size > 0) return newId();
  if (changing && (await walls.hiddenAmong([name], looking)).size > 0)
    throw new DomainError(wallErrors['walls.looking-only']);
  return name;
}

async function importList(desk: Desk, actor: Actor, file: string | undefined, o: ImportOptions): Promise<void> {
  const lists = desk.get(ReadList, { strict: false });
  const control = desk.get(ControlList, { strict: false });
  const runner = desk.get(RunList, { strict: false });
  const id = file === undefined ? (o.resume ?? '') : await receive(desk, actor, file, o);
  const { state } = await lists.one(id, actor);
  if (state === 'received' || state === 'checking' || state === 'checked') {
    const mapping = o.mapping === undefined ? null : await mappingFrom(o.mapping);
    await control.check(id, mapping, actor, false);
    await runner.execute(id, NO_LIMIT);
    if (o.dryRun !== true) await control.start(id, actor, false);
  } else if (state === 'stopped') await control.resume(id, actor, false);
  if (o.dryRun !== true) await runner.execute(id, NO_LIMIT);
  await report(lists, id, actor, o.json ?? false);
}

async function receive(desk: Desk, actor: Actor, file: string, o: ImportOptions): Promise<string> {
  const provenance = {
    fileName: basename(file),
    query: o.query ?? null,
    extract: o.extract ?? null,
    extractedBy: o.extractedBy ?? null,
    releasedBy: o.releasedBy ?? null,
  };
  const place = { incident: o.incident ?? null, campaignId: o.campaign ?? null, again: o.again ?? false };
  const bytes = createReadStream(fromCaller(file));
  const { id, repeated } = await desk
    .get(ReceiveList, { strict: false })
    .execute({ ...place, provenance, bytes }, actor);
  if (repeated) say(`the same file waits as list ${id}; going on with it`);
  return id;
}

async function mappingFrom(file: string): Promise<ColumnMapping | null> {
  const dto = plainToInstance(ListMappingDto, parse(await readFile(fromCaller(file), 'utf8')));
  const problems = await validate(dto, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0)
    throw new Error(`${file}: not a mapping (${problems.map((each) => each.property).join(', ')})`);
  return listMappingOf(dto);
}

/** One line for each row with a fault, then the counts. */
async function report(lists: ReadList, id: string, actor: Actor, json: boolean): Promise<void> {
  for (let after = 0; ;) {
    const lines = await lists.lines(id, { after, limit: LISTED });
    for (const { row, line, outcome, faults } of lines) {
      const fields = faults.map(({ field, code }) => `${field}: ${code}`);
      if (json) printJson({ row, line, outcome, error: { code: faults[0]?.code ?? 'unknown', fields: faults } });
      else say(`line ${String(line)}: ${outcome}, ${fields.join(', ')}`);
    }
    after = lines.at(-1)?.row ?? after;
    if (lines.length < LISTED) break;
  }
  const { state, rowsTotal, added, joined, incomplete, refused, sha256 } = await lists.one(id, actor);
  if (refused > 0) someFailed();
  if (json) printJson({ list: id, state, sha256, rows: rowsTotal, added, joined, incomplete, refused });
  else
    say(
      `list ${id} ${state}: ${state === 'checked' ? 'good' : 'persons'} ${String(added)}, joined ${String(joined)}, ` +
        `without a bad part ${String(incomplete)}, refused ${String(refused)}`,
    );
}

async function preview(desk: Desk, id: string, o: CampaignOptions, actor: Actor): Promise<void> {
  const figures = await desk.get(ReadListFigures, { strict: false }).of(id);
  const view = await desk.get(ReadCampaign, { strict: false }).open(id, { cursor: '', limit: 1 }, actor);
  const { state, subject, body, lint, bindingHash } = view;
  const approvals = view.approvals.filter(({ counts }) => counts).length;
  if (lint.length > 0) someFailed();
  if (o.json) {
    printJson({ campaign: id, state, ...figures, lint, approvals, approvalsNeeded: view.approvalsNeeded, bindingHash });
    return;
  }
  const { firstStep } = figures;
  process.stdout.write(`${subject}\n\n${body}\n`);
  say(
    `persons ${String(figures.persons)}: e-mail ${String(firstStep.email)}, letter ${String(firstStep.letter)}, telephone ${String(firstStep.phone)}, substitute ${String(firstStep.substitute)}`,
  );
  say(
    `approvals ${String(approvals)} of ${String(view.approvalsNeeded)}; pairs to decide ${String(figures.openPairs)}; state ${state}`,
  );
  for (const finding of lint) say(`${finding.pointer}: ${finding.code} ${finding.item ?? ''}`.trimEnd());
}

async function start(desk: Desk, id: string, o: CampaignOptions, actor: Actor): Promise<void> {
  await desk.get(RunCampaign, { strict: false }).start(id, actor);
  await status(desk, id, o);
}

async function status(desk: Desk, id: string, o: CampaignOptions): Promise<void> {
  const incidentId = await desk.get(ReadListFigures, { strict: false }).incidentOf(id);
  const campaigns = await desk.get(ReadCampaign, { strict: false }).list(incidentId);
  const campaign = campaigns.find((each) => each.id === id);
  const progress = await desk.get(CampaignProgress, { strict: false }).of(id);
  if (o.json) {
    printJson({ ...campaign, progress });
    return;
  }
  say(`campaign ${id}: ${campaign?.state ?? ''}`);
  for (const [state, count] of Object.entries(campaign?.counts ?? {}))
    if (count > 0) say(`  ${state} ${String(count)}`);
}

function campaignId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('26 letters and digits are expected');
  return text;
}
