import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DomainError } from '#kernel';
import { clockFromJson } from '#incidents';
import { fromCaller, jsonLines, say, someFailed } from '../output.js';

/** `clock due`: counts statutory clocks from JSON Lines, in order of the input; needs no database. */
export function registerClockCommands(program: Command): void {
  const clock = program.command('clock').description('statutory clocks');
  clock
    .command('due')
    .description(
      'count {id, anchor_at, unit, amount, day_count, holiday_roll, calendar, zone?} to {id, due, working_deadline}, one a line',
    )
    .requiredOption('--input <file>', 'JSON Lines')
    .requiredOption('--output <file>', 'JSON Lines')
    .action(async (o: { input: string; output: string }) => {
      const lines = (await jsonLines(o.input)).map(({ value, ok }) => (ok ? due(value) : failed(null, 'cli.not-json')));
      await writeFile(fromCaller(o.output), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      say(`${String(lines.length)} clocks counted`);
    });
}

function due(value: unknown): object {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
  try {
    return { id, ...clockFromJson(value) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return failed(
      id,
      error.code,
      error.errors.map((each) => each.pointer),
    );
  }
}

function failed(id: unknown, code: string, fields: string[] = []): object {
  someFailed();
  return { id, error: { code, ...(fields.length === 0 ? {} : { fields }) } };
}
