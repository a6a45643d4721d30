import type { Command } from 'commander';
import { schemaDrift } from '#persistence';
import { DataSource } from 'typeorm';
import { withContext } from '../context.js';
import { printJson, say, someFailed } from '../output.js';

/** `migrate`: brings the database up to date and says whether it is what the program expects. */
export function registerMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'JSON on stdout')
    .action(async (o: { json?: boolean }) => {
      await withContext(async (context) => {
        const source = context.get(DataSource);
        const applied = await source.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY timestamp');
        const drift = await schemaDrift(source);
        if (drift.length > 0) someFailed();
        if (o.json) printJson({ migrations: applied.map((row) => row.name), drift: drift.length });
        else
          say(
            `Up to date: ${String(applied.length)} migrations, ${String(drift.length)} differences to what the program expects.`,
          );
      });
    });
}
