import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { configFile } from '#kernel';
import { checkWords, termsOf } from '#engine';
import { fromCaller, printJson, say, someFailed } from '../output.js';

/** `madoguchi triage words`: is the lexicon that somebody edited sound; needs no database. */
export function registerWordsCommand(triage: Command): void {
  triage
    .command('words')
    .description('check the words file: line, what is wrong, how to mend it; 1 when something is')
    .option('--file <file>', 'another file than config/signals.yaml')
    .option('--json', 'JSON on stdout')
    .action(words);
}

async function words(options: { file?: string; json?: boolean }): Promise<void> {
  const file = options.file === undefined ? configFile('signals.yaml') : fromCaller(options.file);
  const checked = checkWords(await readFile(file, 'utf8'));
  const { faults } = checked;
  const found = checked.words;
  const summary = {
    ok: faults.length === 0,
    version: found?.version ?? null,
    concepts: found === null ? 0 : Object.keys(found.concepts).length,
    terms:
      found === null ? 0 : Object.values(found.concepts).reduce((sum, concept) => sum + termsOf(concept).length, 0),
    frames: found?.frames.length ?? 0,
    faults,
  };
  if (options.json === true) printJson(summary);
  else {
    for (const { line, what, mend } of faults) say(`line ${String(line)}: ${what} - ${mend}`);
    if (summary.ok) {
      const counts = `${String(summary.concepts)} concepts, ${String(summary.terms)} terms, ${String(summary.frames)} frames`;
      say(`sound: version ${String(summary.version)}, ${counts}`);
    }
  }
  if (!summary.ok) someFailed();
}
