import type { Command } from 'commander';
import { RotateMasterKey } from '#vault';
import type { OpenDesk } from '../desk-context.js';
import { printJson, say, someFailed } from '../output.js';

/** `keys status | rotate | rewrap`: the master keys. Sealed content itself is not touched. */
export function registerKeysCommands(program: Command, open: OpenDesk): void {
  const keys = program.command('keys').description('the master keys');
  keys
    .command('status')
    .description('which master key wraps how many data keys; exit 1 when one is not in the ring')
    .option('--json', 'JSON on stdout')
    .action((o: { json?: boolean }) =>
      withKeys(open, async (rotation) => {
        const status = await rotation.status();
        if (status.keys.some((key) => !key.inRing)) someFailed();
        if (o.json) {
          printJson(status);
          return;
        }
        for (const key of status.keys) say(`${key.masterKeyId}: ${String(key.dataKeys)} data keys`);
        say(`active: ${status.active}; erased data keys: ${String(status.erased)}`);
      }),
    );
  keys
    .command('rotate')
    .description('make a new master key and wrap every data key with it; then back up the key file')
    .option('--json', 'JSON on stdout')
    .action((o: { json?: boolean }) =>
      withKeys(open, async (rotation) => {
        report(await rotation.execute(), o.json);
        say('Back up the key file now. Keep the old backup for as long as backups of the data that need it exist.');
      }),
    );
  keys
    .command('rewrap')
    .description('wrap with the active key what an older one still wraps; completes an interrupted rotation')
    .option('--json', 'JSON on stdout')
    .action((o: { json?: boolean }) =>
      withKeys(open, async (rotation) => {
        report(await rotation.rewrap(), o.json);
      }),
    );
}

async function withKeys(open: OpenDesk, use: (rotation: RotateMasterKey) => Promise<void>): Promise<void> {
  const desk = await open();
  try {
    await use(desk.get(RotateMasterKey, { strict: false }));
  } finally {
    await desk.close();
  }
}

function report(done: { active: string; rewrapped: number }, json: boolean | undefined): void {
  if (json) printJson(done);
  else say(`active master key: ${done.active}; data keys wrapped anew: ${String(done.rewrapped)}`);
}
