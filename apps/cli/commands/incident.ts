import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { systemActor } from '#kernel';
import { BuildReport, REPORT_FORMATS, type ReportFormat } from '#incidents';
import { fromCaller, printJson, say } from '../output.js';

/** `incident report`: fills a report to an authority from an incident and writes it to a file. */
export function registerIncidentCommands(program: Command, open: () => Promise<INestApplicationContext>): void {
  const incident = program.command('incident').description('incidents');
  incident
    .command('report <id>')
    .description('write a report of an incident, given by identifier or number')
    .requiredOption('--form <form>', 'art28-first, art28-detailed, appi-preliminary')
    .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('json'))
    .requiredOption('--output <file>', 'where the report goes')
    .option('--json', 'JSON on stdout')
    .action(async (id: string, o: { form: string; format: ReportFormat; output: string; json?: boolean }) => {
      const context = await open();
      try {
        const reports = context.get(BuildReport, { strict: false });
        const made = await reports.execute(id, o.form, o.format, systemActor('cli'));
        await writeFile(fromCaller(o.output), made.bytes, { mode: 0o600 });
        if (o.json)
          printJson({ incident: id, form: o.form, format: o.format, sha256: made.sha256, bytes: made.bytes.length });
        else say(`${o.output}: ${String(made.bytes.length)} bytes, SHA-256 ${made.sha256}`);
      } finally {
        await context.close();
      }
    });
}
