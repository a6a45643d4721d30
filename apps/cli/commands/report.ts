import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { BuildMonthlyReport, REPORT_FORMATS, REPORT_LANGUAGES, type ReportFormat, type ReportLanguage } from '#trends';
import { fromCaller, printJson, say } from '../output.js';

interface MonthlyOptions {
  month: string;
  format: ReportFormat;
  output: string;
  lang: ReportLanguage;
  json?: boolean;
}

/** `report monthly`: the month's figures as a file; the same figures in every format. */
export function registerReportCommands(program: Command, open: () => Promise<INestApplicationContext>): void {
  const report = program.command('report').description('reports');
  report
    .command('monthly')
    .description(
      'monthly report: complaints, times, signals, incidents, statutory reports, notices, ledger, audit head',
    )
    .requiredOption('--month <YYYY-MM>', 'month in Tokyo', monthOf)
    .addOption(new Option('--format <format>', 'form of the file').choices(REPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--output <file>', 'file to write')
    .addOption(new Option('--lang <language>', 'language of the words').choices(REPORT_LANGUAGES).default('ja'))
    .option('--json', 'say what was written as JSON on stdout')
    .action(async (o: MonthlyOptions) => {
      const output = fromCaller(o.output);
      const context = await open();
      try {
        const file = await context
          .get(BuildMonthlyReport, { strict: false })
          .file(o.month, o.format, { language: o.lang });
        await writeFile(output, file.bytes);
        if (o.json) printJson({ month: o.month, format: o.format, output, size: file.bytes.length });
        else say(`Wrote ${output} (${String(file.bytes.length)} bytes).`);
      } finally {
        await context.close();
      }
    });
}

function monthOf(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month is written YYYY-MM.');
  return text;
}
