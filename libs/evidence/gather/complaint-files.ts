import { Injectable } from '@nestjs/common';
import { IncidentEvidence } from '../data/incident-evidence.js';
import { ORIGINALS } from '../domain/manifest.js';
import { ComplaintEvidence, type EvidenceOriginal } from './complaint-evidence.js';
import { json, type EvidenceFile, type EvidenceOf } from './evidence-file.js';

/** Complaints of an incident, what was decided about them, and their originals. */
@Injectable()
export class ComplaintFiles {
  constructor(
    private readonly rows: IncidentEvidence,
    private readonly complaints: ComplaintEvidence,
  ) {}

  /** One original is open at a time. `objects` gets what the log is to be asked about. */
  async *files(of: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const [listed, decisions]: [object[], object[]] = [[], []];
    const originals: EvidenceOriginal[] = [];
    const seen = new Set<string>();
    for (const link of await this.rows.complaints(of.incident.id)) {
      if (seen.has(link.complaintId)) {
        listed.push(link);
        continue;
      }
      seen.add(link.complaintId);
      const proof = await this.complaints.of(link, of.withOriginals, of.actor);
      listed.push({ ...link, erased: proof.erased, ...(proof.content === null ? {} : { content: proof.content }) });
      decisions.push({ complaintId: link.complaintId, signals: proof.signals, decisions: proof.decisions });
      objects.push(`complaint:${link.complaintId}`, ...proof.originals.map((each) => `arrival:${each.originalId}`));
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
}
