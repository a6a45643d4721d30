import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { ComplaintParts } from '#complaints';
import { ArrivalFiles } from './data/arrival-files.js';
import { ScanRows } from './data/scan-rows.js';
import { WebController } from './http/web.controller.js';
import { AddByComplainant } from './use-cases/add-by-complainant.js';
import { ListCallbacks } from './use-cases/list-callbacks.js';
import { ReadFiles } from './use-cases/read-files.js';
import { ScanOriginals } from './use-cases/scan-originals.js';

/** How often (ms) originals without a verdict are looked at. */
const SCAN_MS = 30_000;

/** Forms with files, promised call-backs, and the scanner for malware. */
@Global()
@Module({
  controllers: [WebController],
  providers: [AddByComplainant, ArrivalFiles, ListCallbacks, ReadFiles, ScanOriginals, ScanRows],
  exports: [AddByComplainant, ArrivalFiles, ScanOriginals],
})
export class WebIntakeModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly parts: ComplaintParts,
    private readonly scans: ScanOriginals,
    private readonly rows: ScanRows,
  ) {}

  onModuleInit(): void {
    // Without a scanner nothing is known of any original, which is not the same as a scan that waits.
    this.parts.register('scans', async (complaintId) =>
      this.scans.isOn ? await this.rows.ofComplaint(complaintId) : null,
    );
    if (!this.scans.isOn) return;
    this.handlers.every('intake.scan-originals', SCAN_MS, async () => {
      await this.scans.execute();
    });
  }
}
