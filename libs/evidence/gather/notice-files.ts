import { Injectable } from '@nestjs/common';
import { ReadCampaign } from '#notices';
import { NoticesProof } from '../data/notices-proof.js';
import { json, jsonLines, type EvidenceFile, type EvidenceOf } from './evidence-file.js';

/** What was written to the parties, and for each of them every step and answer. */
@Injectable()
export class NoticeFiles {
  constructor(
    private readonly proof: NoticesProof,
    private readonly campaigns: ReadCampaign,
  ) {}

  /** `objects` gets what the log is to be asked about. */
  async *files({ incident, actor }: EvidenceOf, objects: string[]): AsyncGenerator<EvidenceFile> {
    const campaigns: object[] = [];
    for (const { id } of await this.campaigns.list(incident.id)) {
      const { parties, nextCursor, ...campaign } = await this.campaigns.open(id, { cursor: '', limit: 1 }, actor);
      void [parties, nextCursor];
      campaigns.push(campaign);
      objects.push(`campaign:${id}`);
    }
    yield ['notices/campaigns.json', json(campaigns)];
    yield ['notices/counts.json', json(await this.proof.counts(incident.id))];
    yield ['notices/sources.json', json(await this.proof.sources(incident.id))];
    yield ['notices/parties.jsonl', jsonLines(this.proof.of(incident.id))];
  }

  /** What the log may have lines of its own about: a notice that bounced, or that a person marked. */
  async *objects({ incident }: EvidenceOf): AsyncGenerator<string> {
    for await (const id of this.proof.noticeIds(incident.id)) yield `notice:${id}`;
  }
}
