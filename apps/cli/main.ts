import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, CommanderError } from 'commander';
import { DomainError, log, SettingsError, unfitRuntime } from '#kernel';

type Register = (program: Command) => void | Promise<void>;

/** Command groups; each is loaded only when it is asked for, so that `triage` and `read` start without the desk. */
const GROUPS: Record<string, Register> = {
  migrate: async (program) => (await import('./commands/migrate.js')).registerMigrateCommand(program),
  backup: async (program) => (await import('./commands/backup.js')).registerBackupCommand(program),
  demo: async (program) => (await import('./commands/demo.js')).registerDemoCommands(program),
  intake: async (program) => (await import('./commands/intake.js')).registerIntakeCommands(program),
  import: async (program) => (await import('./commands/import.js')).registerImportCommands(program),
  ledger: async (program) => (await import('./commands/ledger.js')).registerLedgerCommands(program),
  bench: async (program) => (await import('./commands/bench.js')).registerBenchCommands(program),
  read: async (program) => (await import('./commands/read.js')).registerReadCommands(program),
  triage: async (program) => (await import('./commands/triage.js')).registerTriageCommands(program),
  clock: async (program) => (await import('./commands/clock.js')).registerClockCommands(program),
  incident: async (program) =>
    (await import('./commands/incident.js')).registerIncidentCommands(program, await opener()),
  evidence: async (program) =>
    (await import('./commands/evidence.js')).registerEvidenceCommands(program, async () => (await opener())()),
  notices: async (program) => (await import('./commands/notices.js')).registerNoticesCommands(program, await opener()),
  report: async (program) => (await import('./commands/report.js')).registerReportCommands(program, await opener()),
  user: async (program) => (await import('./commands/user.js')).registerUserCommands(program, await opener()),
  search: async (program) => (await import('./commands/search.js')).registerSearchCommands(program, await opener()),
  audit: async (program) => (await import('./commands/audit.js')).registerAuditCommands(program, await opener()),
  keys: async (program) => (await import('./commands/keys.js')).registerKeysCommands(program, await opener()),
  secrecy: async (program) => (await import('./commands/secrecy.js')).registerSecrecyCommands(program, await opener()),
};

async function opener(): Promise<() => Promise<INestApplicationContext>> {
  const { openContext } = await import('./context.js');
  return () => openContext();
}

async function main(argv: string[]): Promise<void> {
  const unfit = unfitRuntime(process.versions.node);
  if (unfit !== null) throw new SettingsError(unfit);
  const program = new Command('madoguchi');
  program
    .description('Complaints desk that does not overlook the first sign of a leak of the secrecy of communications')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    });
  const asked = argv.slice(2).find((word) => !word.startsWith('-'));
  const register = asked === undefined ? undefined : GROUPS[asked];
  if (register) await register(program);
  else for (const each of Object.values(GROUPS)) await each(program);
  await program.parseAsync(argv);
}

/** Exit codes: 0 done, 1 an item or a check failed, 2 wrong usage. */
main(process.argv).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof SettingsError || error instanceof DomainError) {
    const code = error instanceof DomainError ? `${error.code}: ` : '';
    process.stderr.write(`madoguchi: ${code}${error.message}\n`);
    process.exitCode = error instanceof SettingsError ? 2 : 1;
  } else {
    log.error({ err: error }, 'the command failed');
    process.stderr.write(`madoguchi: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exitCode = 1;
  }
});
