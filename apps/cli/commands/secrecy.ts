import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Settings } from '#kernel';
import { scanForPlanted } from '#vault';
import type { OpenDesk } from '../desk-context.js';
import { fromCaller, printJson, someFailed } from '../output.js';

/** `secrecy scan`: exit 1 when a planted text, or a piece of it, lies readable on the disk. Needs no database. */
export function registerSecrecyCommands(program: Command, _open: OpenDesk): void {
  const secrecy = program.command('secrecy').description('whether content lies readable on the disk');
  secrecy
    .command('scan')
    .description('look for planted texts in every file, in every usual encoding, also inside gzip; JSON on stdout')
    .requiredOption('--planted <file>', 'UTF-8 text, one planted text per line')
    .option('--path <dir>', 'file or folder to look through; the data folder unless said; may be repeated', gather, [])
    .option('--json', 'JSON on stdout (always so)')
    .action(async (o: { planted: string; path: string[] }) => {
      const lines = (await readFile(fromCaller(o.planted), 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
      const planted = lines.map((line) => line.trim()).filter((line) => line !== '');
      const paths = o.path.length > 0 ? o.path.map(fromCaller) : [Settings.load().dataDir];
      const report = await scanForPlanted({ paths, planted });
      printJson({ ok: report.findings.length === 0 && report.unreadable.length === 0, ...report });
      if (report.findings.length > 0 || report.unreadable.length > 0) someFailed();
    });
}

function gather(path: string, before: string[]): string[] {
  return [...before, path];
}
