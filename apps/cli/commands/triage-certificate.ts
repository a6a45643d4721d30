import { InvalidArgumentError, type Command } from 'commander';
import { printJson, someFailed } from '../output.js';

/** `triage certificate show|issue`: what the threshold promises; needs the desk's data, prints no content. */
export function registerCertificateCommands(triage: Command): void {
  const json = ['--json', 'JSON on stdout'] as const;
  const certificate = triage.command('certificate').description('the certificate of the threshold');
  certificate
    .command('show')
    .description('what the threshold promises now and what it costs; 1 when no certificate is in force')
    .option(...json)
    .action((_: object, command: Command) => run(command, 'show'));
  certificate
    .command('issue')
    .description('issue a certificate for the active engine; 1 when the wished rate cannot be promised')
    .option('--alpha <rate>', 'wished expected rate of missed signals, 0.001 to 0.2; the setting unless given', rate)
    .option(...json)
    .action((o: { alpha?: number }, command: Command) => run(command, 'issue', o.alpha));
}

/** The desk is loaded when needed: the other commands of `triage` start without it. */
async function run(command: Command, verb: 'show' | 'issue', alpha?: number): Promise<void> {
  const { withContext } = await import('../context.js');
  const work = await import('./certificate-work.js');
  const asJson = command.optsWithGlobals<{ json?: boolean }>().json === true;
  const { ok, json, lines } = await withContext((desk) =>
    verb === 'show' ? work.show(desk) : work.issue(desk, alpha),
  );
  if (asJson) printJson(json);
  else for (const line of lines) process.stdout.write(`${line}\n`);
  if (!ok) someFailed();
}

function rate(value: string): number {
  const number = Number(value);
  if (!(number >= 0.001 && number <= 0.2)) throw new InvalidArgumentError('a rate from 0.001 to 0.2 is needed');
  return number;
}
