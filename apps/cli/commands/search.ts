import type { Command } from 'commander';
import { RebuildIndex, type SearchStatus } from '#search';
import type { OpenDesk } from '../desk-context.js';
import { printJson, say, someFailed } from '../output.js';

/** `search status | rebuild`: the index for search. */
export function registerSearchCommands(program: Command, open: OpenDesk): void {
  const search = program.command('search').description('the index for search');
  search
    .command('status')
    .description('how many complaints stand in the index and how large it is; exit 1 when some do not yet')
    .option('--json', 'JSON on stdout')
    .action((o: { json?: boolean }) =>
      withIndex(open, async (index) => {
        report(await index.status(), o.json);
      }),
    );
  search
    .command('rebuild')
    .description('empty the index and make it anew from the complaints; searches find the less until it is done')
    .option('--json', 'JSON on stdout')
    .action((o: { json?: boolean }) =>
      withIndex(open, async (index) => {
        report(
          await index.execute((status) => {
            say(`${String(status.indexed)} of ${String(status.complaints)}`);
          }),
          o.json,
        );
      }),
    );
}

async function withIndex(open: OpenDesk, use: (index: RebuildIndex) => Promise<void>): Promise<void> {
  const desk = await open();
  try {
    await use(desk.get(RebuildIndex, { strict: false }));
  } finally {
    await desk.close();
  }
}

function report(status: SearchStatus, json: boolean | undefined): void {
  if (status.indexed < status.complaints || status.toPurge > 0 || status.troubles.length > 0) someFailed();
  if (json) {
    printJson(status);
    return;
  }
  const { complaints, indexed, segments, fresh, toPurge, bytes, bytesEach } = status;
  say(`${String(indexed)} of ${String(complaints)} complaints stand in the index`);
  say(`${String(segments)} segments, ${String(fresh)} complaints not in one yet, ${String(toPurge)} to be purged`);
  say(`${String(bytes)} bytes, ${String(bytesEach)} a complaint`);
  for (const { complaintId, code, tries } of status.troubles)
    say(`not entered: ${complaintId} (${code}, tried ${String(tries)} times)`);
}
