import { Injectable } from '@nestjs/common';
import { AuditExtract, type ProvenExtract } from '#audit';
import { AUDIT_LINES, TIMELINE } from '../domain/manifest.js';
import { ComplaintFiles } from './complaint-files.js';
import { json, jsonLines, type EvidenceFile, type EvidenceOf } from './evidence-file.js';
import { EvidencePeople } from './evidence-people.js';
import { NoticeFiles } from './notice-files.js';
import { ReportFiles } from './report-files.js';
import { WorkFiles } from './work-files.js';

/** Collects the files of a pack, one after another; nothing is collected before the one before it was written. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly complaints: ComplaintFiles,
    private readonly reports: ReportFiles,
    private readonly work: WorkFiles,
    private readonly notices: NoticeFiles,
    private readonly audit: AuditExtract,
    private readonly people: EvidencePeople,
  ) {}

  /** Every file but the log's; `objects` gets what the log is to be asked about. */
  async *files(of: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const { timeline, obligations, complaints, ...incident } = of.view;
    void complaints;
    objects.push(`incident:${of.incident.id}`);
    yield ['incident.json', json(incident)];
    yield [TIMELINE, json(timeline)];
    yield ['obligations.json', json(obligations)];
    yield* this.complaints.files(of, objects);
    yield* this.work.files(of);
    yield* this.reports.files(of);
    yield* this.notices.files(of, objects);
    yield ['people.json', json(await this.people.named(of.view))];
  }

  /** The log's lines about everything that the pack speaks of, and the proof. */
  async log(of: EvidenceOf, objects: readonly string[]): Promise<{ extract: ProvenExtract; file: EvidenceFile }> {
    const extract = await this.audit.about(both(objects, this.notices.objects(of)));
    return { extract, file: [AUDIT_LINES, jsonLines(extract.lines)] };
  }
}

async function* both(some: Iterable<string>, more: AsyncIterable<string>): AsyncGenerator<string> {
  yield* some;
  yield* more;
}
