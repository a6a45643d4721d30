import type { Command } from 'commander';
import { addDays, parseCivilDate, tokyoDate, SystemClock } from '#kernel';
import { BalanceLedger } from '#intake';
import { withContext } from '../context.js';
import { printJson, say, someFailed } from '../output.js';

/** `ledger balance`: received = recorded + parked, per channel and day; exit 1 when it does not balance. */
export function registerLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('the ledger of arrivals');
  ledger
    .command('balance')
    .description('prove that nothing was lost between the door and the cases')
    .option('--from <date>', 'first Tokyo day; 30 days before the last unless said', parseCivilDate)
    .option('--to <date>', 'last Tokyo day; today unless said', parseCivilDate)
    .option('--json', 'JSON on stdout')
    .action(async (o: { from?: string; to?: string; json?: boolean }) => {
      const to = o.to ?? tokyoDate(new SystemClock().now());
      const balance = await withContext((context) =>
        context.get(BalanceLedger, { strict: false }).execute(o.from ?? addDays(to, -30), to),
      );
      if (!balance.balanced) someFailed();
      if (o.json) printJson(balance);
      else {
        const { received, complaint, reply, parked, repeat, pending } = balance.totals;
        say(
          `${balance.from} to ${balance.to}: received ${String(received)} = complaints ${String(complaint)} + replies ${String(reply)} + parked ${String(parked)} + repeats ${String(repeat)} + pending ${String(pending)}; ${balance.balanced ? 'balanced' : 'NOT BALANCED'}`,
        );
      }
    });
}
