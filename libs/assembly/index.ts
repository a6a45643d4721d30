import type { DynamicModule, Type } from '@nestjs/common';
import { KernelModule, SystemClock, type Clock, type Settings } from '#kernel';
import { PersistenceModule, type FeatureSchema } from '#persistence';
import { VaultModule, vaultSchema } from '#vault';
import { AuditModule, auditSchema } from '#audit';
import { AccessModule, accessSchema } from '#access';
import { JobsModule, jobsSchema } from '#jobs';
import { HttpModule } from '#http';
import { GuidelineModule } from '#guideline';
import { DraftsModule, draftsSchema } from '#drafts';
import { ComplaintsModule, complaintsSchema } from '#complaints';
import { SearchModule, searchSchema } from '#search';
import { LiveModule, liveSchema } from '#live';
import { TriageModule, triageSchema } from '#triage';
import { SiblingsModule, siblingsSchema } from '#siblings';
import { ClustersModule, clustersSchema } from '#clusters';
import { IntakeModule, intakeSchema } from '#intake';
import { ImportsModule, importsSchema } from '#imports';
import { IncidentsModule, incidentsSchema } from '#incidents';
import { NoticesModule, noticesSchema } from '#notices';
import { RepliesModule, repliesSchema } from '#replies';
import { EvidenceModule } from '#evidence';
import { AlarmsModule, alarmsSchema } from '#alarms';
import { WebhooksModule, webhooksSchema } from '#webhooks';
import { RetentionModule, retentionSchema } from '#retention';
import { TrendsModule } from '#trends';

export { NestMessages } from './nest-messages.js';

/** Tables of every feature, lowest first: migrations run in this order within their timestamps. */
export const SCHEMAS: readonly FeatureSchema[] = [
  vaultSchema,
  auditSchema,
  accessSchema,
  jobsSchema,
  draftsSchema,
  complaintsSchema,
  liveSchema,
  searchSchema,
  triageSchema,
  siblingsSchema,
  clustersSchema,
  intakeSchema,
  importsSchema,
  incidentsSchema,
  noticesSchema,
  repliesSchema,
  alarmsSchema,
  webhooksSchema,
  retentionSchema,
];

/** Every feature of the desk, lowest first; desk, worker and command line are made of this one list. */
export function features(settings: Settings, clock: Clock = new SystemClock()): (Type | DynamicModule)[] {
  return [
    KernelModule.with(settings, clock),
    PersistenceModule.with(SCHEMAS),
    VaultModule,
    AuditModule,
    AccessModule,
    JobsModule,
    HttpModule,
    GuidelineModule,
    DraftsModule,
    ComplaintsModule,
    LiveModule,
    SearchModule,
    TriageModule,
    SiblingsModule,
    ClustersModule,
    IntakeModule,
    ImportsModule,
    IncidentsModule,
    NoticesModule,
    RepliesModule,
    EvidenceModule,
    AlarmsModule,
    WebhooksModule,
    RetentionModule,
    TrendsModule,
  ];
}
