import type { Command } from 'commander';
import type { BoundAnswer } from '#triage';
import { printJson, say, someFailed } from '../output.js';

/** `triage bound`: what is proven about signals that nobody saw; needs the desk's data, prints no content. */
export function registerBoundCommand(triage: Command): void {
  triage
    .command('bound')
    .description('upper bound of missed signals, rounds, sizes, agreement; 1 when it is stale or above target')
    .option('--text', 'a few lines instead of JSON')
    .option('--json', 'JSON on stdout (always so but for --text)')
    .action(async (o: { text?: boolean }) => {
      // The desk is loaded when needed: the other commands of `triage` start without it.
      const { withContext } = await import('../context.js');
      const { ReadBound } = await import('#triage');
      const bound = await withContext((desk) => desk.get(ReadBound, { strict: false }).execute());
      if (o.text === true) for (const line of linesOf(bound)) say(line);
      else printJson(bound);
      if (bound.state.reason === 'stale' || bound.state.reason === 'above-target') someFailed();
    });
}

function linesOf({ bound, stream, state, targets, setting }: BoundAnswer): string[] {
  const percent = (rate: number): string => `${(100 * rate).toFixed(2)} %`;
  const confidence = `${String(100 * targets.confidence)} %`;
  const pile =
    bound.pile === 0
      ? 'No complete round of the window holds a set-aside complaint.'
      : `At most ${String(bound.missedAtMost)} of ${String(bound.pile)} set-aside complaints (${percent(bound.rateAtMost)}) held a signal, ${confidence} confidence; ${String(bound.read)} read in ${String(bound.rounds)} rounds, ${String(bound.hits)} hits, drawn up to ${bound.asOf ?? '–'}, window ${String(targets.windowDays)} days.`;
  return [
    pile,
    `Read because nothing might rest: ${String(stream.read)}, hits ${String(stream.hits)}${stream.rateAtMost === null ? '' : `, at most ${percent(stream.rateAtMost)}`}.`,
    `Unflagged complaints ${state.allowed || setting === 'allow' ? 'may rest' : 'are all read'}: ${state.reason}${setting === 'allow' ? ' (setting: allow)' : ''}.`,
  ];
}
