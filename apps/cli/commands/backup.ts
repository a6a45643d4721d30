import type { Command } from 'commander';
import { Settings, SystemClock } from '#kernel';
import { makeBackup } from '../backup/make-backup.js';
import { recordBackup } from '../backup/record-backup.js';
import { verifyBackup } from '../backup/verify-backup.js';
import { fromCaller, printJson, say, someFailed } from '../output.js';

/** `backup make --to DIR` (or `backup --to DIR`) and `backup verify --from DIR`. */
export function registerBackupCommand(program: Command): void {
  const backup = program.command('backup').description('copy database and sealed originals while the desk runs');
  backup
    .command('make', { isDefault: true })
    .description('copy into an empty folder; the master keys are NOT copied and have a backup of their own')
    .requiredOption('--to <dir>', 'an empty or new folder')
    .option('--json', 'JSON on stdout')
    .action(async (o: { to: string; json?: boolean }) => {
      const to = fromCaller(o.to);
      const settings = Settings.load();
      const manifest = await makeBackup(settings, to, new SystemClock());
      const recorded = await recordBackup(settings, manifest);
      const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
      if (o.json) printJson({ to, bytes, recorded, ...manifest });
      say(`Backed up: ${String(manifest.files.length)} files, ${String(bytes)} bytes, in ${to}.`);
      if (manifest.database === 'pg_dump') {
        say(
          'The database is NOT in it: on PostgreSQL make a dump with pg_dump first, then this backup of the originals.',
        );
      }
      if (!recorded) say('The backup stands, but it could not be written into the audit log of the desk.');
      say('マスター鍵は含まれていません。The master keys are NOT in it: without their own backup it cannot be read.');
    });
  backup
    .command('verify')
    .description('compare a backup with its manifest; exit 1 when anything is missing or altered')
    .requiredOption('--from <dir>', 'folder of the backup')
    .option('--json', 'JSON on stdout')
    .action(async (o: { from: string; json?: boolean }) => {
      const verdict = await verifyBackup(fromCaller(o.from));
      if (!verdict.ok) someFailed();
      if (o.json) printJson(verdict);
      else if (verdict.ok) say(`Sound: ${String(verdict.files)} files, ${String(verdict.bytes)} bytes.`);
      else for (const { path, why } of verdict.problems) say(`NOT SOUND: ${path}: ${why}`);
    });
}
