import { InvalidArgumentError, Option, type Command } from 'commander';
import { isId } from '#kernel';
import type { Difference } from '#triage';
import type { DeskContext } from '../desk-context.js';
import { printJson } from '../output.js';
import type * as LookbackWork from './lookback-work.js';

const KINDS: readonly Difference[] = ['newly-flagged', 'newly-dropped', 'changed'];

/** `triage bring`, `triage lookback …` and `triage labels`: what needs the desk's data. */
export function registerLookbackCommands(triage: Command): void {
  const json = ['--json', 'JSON on stdout'] as const;
  triage
    .command('bring')
    .description('bring a model, a lexicon or both as a candidate; nothing is read with it yet')
    .option('--model <file>', 'model file of `triage train`; that of the active version unless given')
    .option('--lexicon <file>', 'lexicon like config/signals.yaml; that of the active version unless given')
    .option('--by <address>', 'e-mail address of the user who brings it; they may not sign it')
    .option(...json)
    .action((o: LookbackWork.BringOptions, command: Command) => run(command, (work, desk) => work.bring(desk, o)));
  triage
    .command('labels')
    .description('write what readers settled as training texts; the file holds what people wrote, in clear')
    .requiredOption('--output <file>', 'JSON Lines; a new file that only you may read')
    .option(...json)
    .action((o: { output: string }, command: Command) => run(command, (work, desk) => work.labels(desk, o.output)));
  const lookback = triage.command('lookback').description('versions of the engine, and their trials over all history');
  lookback
    .command('versions')
    .description('versions of the engine, newest first')
    .option(...json)
    .action((_: object, command: Command) => run(command, (work, desk) => work.versions(desk)));
  lookback
    .command('trial')
    .argument('<version>', 'a version of `triage lookback versions`', idOf)
    .description('try a version on all history, or go on with its trial; can be stopped and run again')
    .option(...json)
    .action((id: string, _: object, command: Command) => run(command, (work, desk) => work.trial(desk, id)));
  lookback
    .command('report')
    .argument('<trial>', 'a trial', idOf)
    .description('where the candidate departs from the active engine: identifiers and figures, no content')
    .addOption(new Option('--difference <kind>', 'only these').choices(KINDS))
    .option(...json)
    .action((id: string, o: { difference?: Difference }, command: Command) =>
      run(command, (work, desk) => work.report(desk, id, o.difference ?? null)),
    );
  lookback
    .command('activate')
    .argument('<version>', 'a version that two people signed in the console', idOf)
    .description('make a signed version active and read the history again with it')
    .option(...json)
    .action((id: string, _: object, command: Command) => run(command, (work, desk) => work.activate(desk, id)));
}

type Work = typeof LookbackWork;

/** Opens the desk and works there. Both are loaded when needed: the other commands of `triage` start without them. */
async function run(
  command: Command,
  todo: (work: Work, desk: DeskContext) => Promise<LookbackWork.Answer>,
): Promise<void> {
  const { withContext } = await import('../context.js');
  const work = await import('./lookback-work.js');
  const asJson = command.optsWithGlobals<{ json?: boolean }>().json === true;
  const { json, lines } = await withContext((desk) => todo(work, desk));
  if (asJson) json.forEach(printJson);
  else for (const line of lines) process.stdout.write(`${line}\n`);
}

function idOf(value: string): string {
  if (!isId(value)) throw new InvalidArgumentError('26 letters and digits are needed');
  return value;
}
