import { InvalidArgumentError, type Command } from 'commander';
import { parseCivilDate, systemActor, tokyoMidnight, type CivilDate } from '#kernel';
import { Mailboxes, type AcceptHow, type MailboxLine } from '#intake';
import { withContext } from '../context.js';
import { printJson, say, someFailed } from '../output.js';

const CLI = systemActor('cli');

interface AcceptOptions {
  all?: boolean;
  newOnly?: boolean;
  from?: CivilDate;
  json?: boolean;
}

/** `intake mailboxes`, `intake mailboxes accept NAME`, `intake mailboxes recheck NAME`. */
export function registerMailboxCommands(intake: Command): void {
  const mailboxes = intake
    .command('mailboxes')
    .description('the watched mailboxes: what they hold, whether they were let in, and how they agree with the ledger')
    .option('--json', 'JSON Lines on stdout')
    .action((o: { json?: boolean }) => list(o.json ?? false));
  mailboxes
    .command('accept <name>')
    .description('let a mailbox in that was looked into; choose which of its mails are taken')
    .option('--all', 'every mail in it')
    .option('--new-only', 'only what came after the look')
    .option('--from <date>', 'what arrived on this day (Tokyo) or later', dateOf)
    .option('--json', 'one JSON object on stdout')
    .action((name: string, o: AcceptOptions, command: Command) => {
      const chosen = [o.all, o.newOnly, o.from].filter((each) => each !== undefined);
      if (chosen.length !== 1) command.error('choose one of --all, --new-only, --from DATE');
      return accept(name, o, asksForJson(command));
    });
  mailboxes
    .command('recheck <name>')
    .description('compare a mailbox with the ledger, take what is missing, compare again; exit 1 when some still is')
    .option('--json', 'one JSON object on stdout')
    .action((name: string, _o: object, command: Command) => recheck(name, asksForJson(command)));
}

/** `--json` may stand before or after the name of the command. */
function asksForJson(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json ?? false;
}

async function list(json: boolean): Promise<void> {
  await withContext(async (context) => {
    for (const line of await context.get(Mailboxes, { strict: false }).list()) report(line, json);
  });
}

async function accept(name: string, o: AcceptOptions, json: boolean): Promise<void> {
  await withContext(async (context) => {
    report(await context.get(Mailboxes, { strict: false }).accept(name, howOf(o), CLI), json);
  });
}

async function recheck(name: string, json: boolean): Promise<void> {
  await withContext(async (context) => {
    const done = await context.get(Mailboxes, { strict: false }).recheck(name, CLI);
    if (done.missing > 0) someFailed();
    if (json) printJson(done);
    else say(`${name}: ${done.taken} taken; ${done.inLedger} of ${done.onServer} mails stand in the ledger`);
  });
}

function howOf(o: AcceptOptions): AcceptHow {
  if (o.from !== undefined) return { take: 'from', from: tokyoMidnight(o.from) };
  return { take: o.all === true ? 'all' : 'new' };
}

function dateOf(text: string): CivilDate {
  try {
    return parseCivilDate(text);
  } catch {
    throw new InvalidArgumentError('a day is written YYYY-MM-DD');
  }
}

function report(line: MailboxLine, json: boolean): void {
  if (json) {
    printJson(line);
    return;
  }
  const { name, state, look, reconciled } = line;
  const parts: string[] = [state];
  if (look !== null && state === 'waiting') {
    const kinds = Object.entries(look.wouldBecome).map(([kind, n]) => `${kind} ${String(n)}`);
    parts.push(`${look.mails} mails from ${look.oldest ?? '–'} to ${look.newest ?? '–'}`);
    parts.push(`of ${look.sampled} read: ${kinds.join(', ') || 'none'}`);
  }
  if (reconciled !== null) {
    const { at, inLedger, onServer, missing } = reconciled;
    parts.push(`${inLedger} of ${onServer} mails in the ledger at ${at}`);
    if (missing.length > 0) parts.push(`MISSING ${missing.length}: madoguchi intake mailboxes recheck ${name}`);
  }
  say(`${name}  ${parts.join('; ')}`);
}
