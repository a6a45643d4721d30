import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { systemActor } from '#kernel';
import { BuildReport, REPORT_FORMATS, type GeneratedReport, type ReportFormat } from '#incidents';
import { fromCaller, printJson, say } from '../output.js';

interface ReportOptions {
  form: string;
  format: ReportFormat;
  number?: number;
  output?: string;
  json?: boolean;
}

/** `incident report`: fills a report to an authority from an incident and writes it to a file. */
export function registerIncidentCommands(program: Command, open: () => Promise<INestApplicationContext>): void {
  const incident = program.command('incident').description('incidents');
  incident
    .command('report <id>')
    .description('write a report of an incident, given by identifier or number')
    .requiredOption('--form <form>', 'art28-first, art28-detailed, appi-preliminary, appi-final')
    .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('json'))
    .option('--number <n>', 'this version of the report; without it the form as the incident stands', whole)
    .option('--output <file>', 'where the report goes; without it JSON goes to stdout, others to FORM-NUMBER.FORMAT')
    .option('--json', 'what was written, as JSON on stdout')
    .action(async (id: string, o: ReportOptions) => {
      const context = await open();
      try {
        const reports = context.get(BuildReport, { strict: false });
        const which = { form: o.form, number: o.number };
        const made = await reports.byNumber(id, which, o.format, systemActor('cli'));
        await give(made, id, o);
      } finally {
        await context.close();
      }
    });
}

async function give(made: GeneratedReport, id: string, o: ReportOptions): Promise<void> {
  if (o.output === undefined && o.format === 'json' && o.json !== true) {
    process.stdout.write(made.bytes);
    return;
  }
  const file = o.output ?? made.fileName;
  await writeFile(fromCaller(file), made.bytes, { mode: 0o600 });
  if (o.json)
    printJson({ incident: id, form: o.form, format: o.format, sha256: made.sha256, bytes: made.bytes.length });
  else say(`${file}: ${String(made.bytes.length)} bytes, SHA-256 ${made.sha256}`);
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected');
  return Number(text);
}
