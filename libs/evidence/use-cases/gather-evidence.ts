import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { AuditExtract, type ProvenExtract } from '#audit';
import type { IncidentRow, IncidentView } from '#incidents';
import { ReadCampaign } from '#notices';
import { IncidentEvidence } from '../data/incident-evidence.js';
import { NoticesProof } from '../data/notices-proof.js';
import { AUDIT_LINES, ORIGINALS, TIMELINE } from '../domain/manifest.js';
import type { Content } from '../pack/pack-writer.js';
import { ComplaintEvidence, type EvidenceOriginal } from './complaint-evidence.js';
import { EvidencePeople } from './evidence-people.js';

/** What a pack is about. */
export interface EvidenceOf {
  incident: IncidentRow;
  view: IncidentView;
  withOriginals: boolean;
  actor: Actor;
}

export type EvidenceFile = [path: string, content: Content];

/** Collects the files of a pack, one after another; nothing is collected before the one before it was written. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly rows: IncidentEvidence,
    private readonly complaints: ComplaintEvidence,
    private readonly notices: NoticesProof,
    private readonly campaigns: ReadCampaign,
    private readonly audit: AuditExtract,
    private readonly people: EvidencePeople,
  ) {}

  /** Every file but the log's; `objects` is filled with what the log is asked about. */
  async *files(of: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const { timeline, obligations, complaints, ...incident } = of.view;
    void complaints;
    objects.push(`incident:${of.incident.id}`);
    yield ['incident.json', json(incident)];
    yield [TIMELINE, json(timeline)];
    yield ['obligations.json', json(obligations)];
    yield* this.complaintFiles(of, objects);
    yield* this.reportFiles(of.incident);
    yield* this.noticeFiles(of, objects);
    yield ['people.json', json(await this.people.named(of.view))];
  }

  /** The log's lines about everything that the pack speaks of, and the proof. */
  async log(objects: readonly string[]): Promise<{ extract: ProvenExtract; file: EvidenceFile }> {
    const extract = await this.audit.about(objects);
    return { extract, file: [AUDIT_LINES, jsonLines(extract.lines)] };
  }

  private async *complaintFiles(of: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const links = await this.rows.complaints(of.incident.id);
    const [listed, decisions]: [object[], object[]] = [[], []];
    const originals: EvidenceOriginal[] = [];
    const seen = new Set<string>();
    for (const link of links) {
      const proof = await this.complaints.of(link, of.withOriginals, of.actor);
      listed.push({ ...link, erased: proof.erased, ...(proof.content === null ? {} : { content: proof.content }) });
      if (seen.has(link.complaintId)) continue;
      seen.add(link.complaintId);
      objects.push(`complaint:${link.complaintId}`, ...proof.originals.map((each) => `arrival:${each.originalId}`));
      decisions.push({ complaintId: link.complaintId, signals: proof.signals, decisions: proof.decisions });
      for (const original of proof.originals) {
        const bytes = original.path === null ? null : await this.complaints.bytes(original);
        if (bytes !== null && original.path !== null) yield [original.path, bytes];
        originals.push(original);
      }
    }
    yield ['complaints.json', json(listed)];
    yield ['decisions.json', json(decisions)];
    yield [ORIGINALS, json(originals)];
  }

  private async *reportFiles(incident: IncidentRow): AsyncGenerator<EvidenceFile> {
    const listed: object[] = [];
    for await (const { bytes, ...report } of this.rows.reports(incident)) {
      const path = `reports/${report.id}-${report.formId}.${report.format}`;
      yield [path, bytes];
      listed.push({ ...report, path });
    }
    yield ['reports/index.json', json(listed)];
  }

  private async *noticeFiles(of: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const campaigns: object[] = [];
    for (const { id } of await this.campaigns.list(of.incident.id)) {
      const { parties, nextCursor, ...campaign } = await this.campaigns.open(id, { cursor: '', limit: 1 }, of.actor);
      void [parties, nextCursor];
      campaigns.push(campaign);
      objects.push(`campaign:${id}`);
    }
    yield ['notices/campaigns.json', json(campaigns)];
    yield ['notices/counts.json', json(await this.notices.counts(of.incident.id))];
    yield ['notices/parties.jsonl', jsonLines(this.notices.of(of.incident.id))];
    objects.push(...(await this.notices.loggedNotices(of.incident.id)).map((id) => `notice:${id}`));
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function* jsonLines(values: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
