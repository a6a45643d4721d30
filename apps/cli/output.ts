import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Absolute path of an argument: it resolves against the folder the person stands in. */
export function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** One JSON value as a line on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** A sentence for the person at the terminal, on stderr. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Sets exit code 1: an item failed, the others were done. */
export function someFailed(): void {
  process.exitCode = 1;
}

/** Lines of a JSON Lines file, each with its number (from 1); blank lines are passed over. */
export async function jsonLines(path: string): Promise<{ line: number; raw: string; value: unknown; ok: boolean }[]> {
  const text = await readFile(fromCaller(path), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((raw, index) => ({ line: index + 1, raw: raw.trim() }))
    .filter(({ raw }) => raw !== '')
    .map(({ line, raw }) => {
      try {
        return { line, raw, value: JSON.parse(raw) as unknown, ok: true };
      } catch {
        return { line, raw, value: null, ok: false };
      }
    });
}
