import { Module } from '@nestjs/common';
import { DeskSigningKey } from './data/desk-signing-key.js';
import { IncidentEvidence } from './data/incident-evidence.js';
import { NoticesProof } from './data/notices-proof.js';
import { ComplaintEvidence } from './gather/complaint-evidence.js';
import { ComplaintFiles } from './gather/complaint-files.js';
import { EvidencePeople } from './gather/evidence-people.js';
import { GatherEvidence } from './gather/gather-evidence.js';
import { NoticeFiles } from './gather/notice-files.js';
import { OpenEvidence } from './gather/open-evidence.js';
import { ReportFiles } from './gather/report-files.js';
import { WorkFiles } from './gather/work-files.js';
import { EvidenceController } from './http/evidence.controller.js';
import { ExportEvidence } from './use-cases/export-evidence.js';
import { WriteEvidence } from './use-cases/write-evidence.js';

/** Signed packs of evidence about an incident. */
@Module({
  controllers: [EvidenceController],
  providers: [
    DeskSigningKey,
    IncidentEvidence,
    NoticesProof,
    ComplaintEvidence,
    ComplaintFiles,
    NoticeFiles,
    ReportFiles,
    OpenEvidence,
    WorkFiles,
    EvidencePeople,
    GatherEvidence,
    WriteEvidence,
    ExportEvidence,
  ],
})
export class EvidenceModule {}
