import { Injectable } from '@nestjs/common';
import { EvidenceFiles, ReadInvestigation, ReadPrevention } from '#incidents';
import { fileOf, json, type EvidenceFile, type EvidenceOf } from './evidence-file.js';

/** What was found out and what is done about it. */
@Injectable()
export class WorkFiles {
  constructor(
    private readonly investigation: ReadInvestigation,
    private readonly prevention: ReadPrevention,
    private readonly evidence: EvidenceFiles,
  ) {}

  /** Files of the investigation may hold what people wrote to each other: their bytes go with the originals. */
  async *files({ incident, withOriginals, actor }: EvidenceOf): AsyncGenerator<EvidenceFile> {
    const found = await this.investigation.of(incident);
    yield ['investigation.json', json(found)];
    for (const { id, mediaType } of withOriginals ? found.evidence : []) {
      const { bytes } = await this.evidence.read(incident.id, id, actor);
      yield [fileOf('investigation', id, mediaType), bytes];
    }
    const { taxonomy, ...prevention } = await this.prevention.of(incident);
    void taxonomy;
    yield ['prevention.json', json(prevention)];
  }
}
