import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { BuildReport, ReadReports, ReceiptFiles, type IncidentRow } from '#incidents';
import { IncidentEvidence } from '../data/incident-evidence.js';
import { fileOf, json, type EvidenceFile, type EvidenceOf } from './evidence-file.js';

/** Reports to authorities: versions, who approved them, how they were handed in, and what came back. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly rows: IncidentEvidence,
    private readonly reader: ReadReports,
    private readonly receipts: ReceiptFiles,
    private readonly builder: BuildReport,
  ) {}

  /** The versions that were handed in, as they are printed. That it was done stands in the timeline. */
  async handedIn(incident: IncidentRow, actor: Actor): Promise<EvidenceFile[]> {
    const printed: EvidenceFile[] = [];
    for (const { id, formId, number, submission } of await this.reader.versions(incident)) {
      if (submission === null) continue;
      const { bytes } = await this.builder.version(incident.id, id, 'pdf', actor);
      printed.push([`reports/${formId}-v${String(number)}.pdf`, bytes]);
    }
    return printed;
  }

  async *files(of: EvidenceOf): AsyncGenerator<EvidenceFile> {
    const { incident, actor } = of;
    const versions = await this.reader.versions(incident);
    yield ['reports/versions.json', json(versions)];
    for (const { id, formId, number, receipts } of versions) {
      const { report, reason, changes } = await this.reader.one(incident.id, id, actor);
      yield [`reports/${formId}-v${String(number)}.json`, json({ report, reason, changes })];
      for (const receipt of receipts) {
        const { bytes } = await this.receipts.read(incident.id, id, receipt.id, actor);
        yield [fileOf('reports/receipts', receipt.id, receipt.mediaType), bytes];
      }
    }
    yield* of.handedIn;
    const kept: object[] = [];
    for await (const { bytes, ...report } of this.rows.reports(incident)) {
      const path = `reports/generated/${report.id}.${report.format}`;
      yield [path, bytes];
      kept.push({ ...report, path });
    }
    yield ['reports/generated.json', json(kept)];
  }
}
