import { InvalidArgumentError, type Command } from 'commander';
import { AuditLog, type AuditAnchor } from '#audit';
import { printJson, say, someFailed } from '../output.js';
import type { OpenDesk } from '../desk-context.js';

/** `audit verify`: exit 1 when any line of the log, or its signed head, is not as it was written. */
export function registerAuditCommands(program: Command, open: OpenDesk): void {
  const audit = program.command('audit').description('the log of who looked at what');
  audit
    .command('verify')
    .description('prove that no line of the log was changed, removed or reordered')
    .option(
      '--anchor <seq:hash>',
      'a head noted elsewhere, for example in a monthly report; may be repeated',
      anchors,
      [],
    )
    .option('--json', 'JSON on stdout')
    .action(async (o: { anchor: AuditAnchor[]; json?: boolean }) => {
      const desk = await open();
      try {
        const verdict = await desk.get(AuditLog, { strict: false }).verify(o.anchor);
        if (!verdict.ok) someFailed();
        if (o.json) printJson(verdict);
        else if (verdict.firstBad === null) say(`${String(verdict.rows)} lines verified; head ${verdict.head}`);
        else say(`NOT SOUND: line ${String(verdict.firstBad.seq)}: ${verdict.firstBad.why}`);
      } finally {
        await desk.close();
      }
    });
}

function anchors(text: string, before: AuditAnchor[]): AuditAnchor[] {
  const found = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (!found)
    throw new InvalidArgumentError('an anchor is the number of a line, a colon, and its hash in 64 hex digits');
  return [...before, { seq: Number(found[1]), hash: found[2] ?? '' }];
}
