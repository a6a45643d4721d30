import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { ComplaintParts } from '#complaints';
import { ImportLines } from './data/import-lines.js';
import { ImportRows } from './data/import-rows.js';
import { ImportsController } from './http/imports.controller.js';
import { ControlImport, IMPORT_JOB } from './use-cases/control-import.js';
import { JudgeRows } from './use-cases/judge-rows.js';
import { ReadImport } from './use-cases/read-import.js';
import { ReceiveImport } from './use-cases/receive-import.js';
import { RunImport } from './use-cases/run-import.js';
import { TakeRow } from './use-cases/take-row.js';

/** Registers of the past, call logs and mailboxes, imported from files. */
@Module({
  controllers: [ImportsController],
  providers: [ImportLines, ImportRows, JudgeRows, TakeRow, ControlImport, ReadImport, ReceiveImport, RunImport],
})
export class ImportsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly parts: ComplaintParts,
    private readonly lines: ImportLines,
    private readonly runner: RunImport,
  ) {}

  onModuleInit(): void {
    this.handlers.register(IMPORT_JOB, async (payload) => {
      await this.runner.execute(String(payload['importId']));
    });
    this.parts.register('imported', (complaintId) => this.lines.ofComplaint(complaintId));
  }
}
