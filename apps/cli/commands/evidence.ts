import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { systemActor } from '#kernel';
import { DeskSigningKey, ExportEvidence, verifyPack, type PackVerdict } from '#evidence';
import { fromCaller, printJson, say, someFailed } from '../output.js';
import type { OpenDesk } from '../desk-context.js';

interface ExportOptions {
  output: string;
  purpose: string;
  originals?: boolean;
  json?: boolean;
}

/** `evidence export|verify|key`: packs of evidence; `verify` needs neither desk nor master key. */
export function registerEvidenceCommands(program: Command, open: OpenDesk): void {
  const evidence = program.command('evidence').description('signed packs of evidence about an incident');
  evidence
    .command('export <id>')
    .description('write the evidence of an incident, given by identifier or number, into one signed zip')
    .requiredOption('--output <file>', 'where the pack goes')
    .requiredOption('--purpose <text>', 'why it leaves the desk; stands in the timeline')
    .option('--originals', 'originals and words of complaints as well, not hashes alone')
    .option('--json', 'JSON on stdout')
    .action((id: string, o: ExportOptions) => exportEvidence(id, o, open));
  evidence
    .command('verify <file>')
    .description(
      'check a pack with nothing but the pack; exit 1 when anything was changed, or nobody said whose key it is',
    )
    .option('--fingerprint <hex>', 'the key that it must be signed with, as `evidence key` of the desk prints it')
    .option('--any-key', 'be content with any key: proves only that nobody changed the pack since somebody signed it')
    .option('--json', 'JSON on stdout')
    .action(async (file: string, o: { fingerprint?: string; anyKey?: boolean; json?: boolean }) => {
      const verdict = await verifyPack(fromCaller(file), { fingerprint: o.fingerprint });
      if (!verdict.ok || !(verdict.keyCompared || o.anyKey === true)) someFailed();
      if (o.json) printJson(verdict);
      else explain(verdict);
    });
  evidence
    .command('key')
    .description('the fingerprint of the key with which this desk signs')
    .option('--json', 'JSON on stdout')
    .action(async (o: { json?: boolean }) => {
      const desk = await open();
      try {
        const { fingerprint, publicPem } = desk.get(DeskSigningKey, { strict: false }).key;
        if (o.json) printJson({ algorithm: 'ed25519', fingerprint, publicKey: publicPem });
        else say(fingerprint);
      } finally {
        await desk.close();
      }
    });
}

/** A pack that could not be finished leaves no file of that name. */
async function exportEvidence(id: string, o: ExportOptions, open: OpenDesk): Promise<void> {
  const desk = await open();
  const output = fromCaller(o.output);
  const unfinished = `${output}.part`;
  try {
    const order = { purpose: o.purpose.slice(0, 200), originals: o.originals ?? false };
    const pack = await desk.get(ExportEvidence, { strict: false }).execute(id, order, systemActor('cli'));
    await pipeline(pack.stream, createWriteStream(unfinished, { mode: 0o600 }));
    const written = await pack.written;
    await rename(unfinished, output);
    const { fingerprint } = pack;
    if (o.json) printJson({ incident: id, output, fingerprint, ...written });
    else say(`${output}: ${String(written.files)} files, ${String(written.bytes)} bytes, signed with ${fingerprint}`);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await desk.close();
  }
}

function explain(verdict: PackVerdict): void {
  for (const { path, why } of verdict.problems) say(`NOT SOUND: ${path === '' ? 'the pack' : path}: ${why}`);
  if (!verdict.ok) return;
  const { number } = verdict.incident ?? { number: '' };
  say(
    `${verdict.keyCompared ? 'Sound' : 'Unchanged since it was signed'}: incident ${number}, ${String(verdict.files)} files, made at ${verdict.madeAt ?? ''}.`,
  );
  const head = verdict.audit?.head;
  if (head)
    say(`${String(verdict.audit?.lines)} lines of the log are proven; its head: ${String(head.seq)}:${head.hash}`);
  say(`Signed with the key ${verdict.fingerprint ?? ''}.`);
  if (!verdict.keyCompared) {
    say('Whose key this is was NOT checked: give --fingerprint with the one that the desk told you. Anybody can sign.');
  }
}
