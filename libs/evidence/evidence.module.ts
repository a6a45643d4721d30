import { Module } from '@nestjs/common';
import { DeskSigningKey } from './data/desk-signing-key.js';
import { IncidentEvidence } from './data/incident-evidence.js';
import { NoticesProof } from './data/notices-proof.js';
import { EvidenceController } from './http/evidence.controller.js';
import { ComplaintEvidence } from './use-cases/complaint-evidence.js';
import { EvidencePeople } from './use-cases/evidence-people.js';
import { ExportEvidence } from './use-cases/export-evidence.js';
import { GatherEvidence } from './use-cases/gather-evidence.js';
import { WriteEvidence } from './use-cases/write-evidence.js';

/** Signed packs of evidence about an incident. */
@Module({
  controllers: [EvidenceController],
  providers: [
    DeskSigningKey,
    IncidentEvidence,
    NoticesProof,
    ComplaintEvidence,
    EvidencePeople,
    GatherEvidence,
    WriteEvidence,
    ExportEvidence,
  ],
})
export class EvidenceModule {}
