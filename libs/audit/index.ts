import type { FeatureSchema } from '#persistence';
import { AuditEntryRow, AuditHeadRow } from './data/audit.entities.js';
import { CreateAudit1764000020001 } from './data/migrations/1764000020001-create-audit.js';

/** Tables of the log: `audit_entries`, `audit_heads`. */
export const auditSchema: FeatureSchema = {
  entities: [AuditEntryRow, AuditHeadRow],
  migrations: [CreateAudit1764000020001],
};

export { AuditModule } from './audit.module.js';
export { AuditEntryRow } from './data/audit.entities.js';
export { AuditExtract, type ProvenExtract, type ProvenLine } from './data/audit-extract.js';
export { AuditLog } from './data/audit-log.js';
export type { AuditAnchor, AuditVerdict } from './data/verify-chain.js';
export { auditErrors } from './domain/audit.errors.js';
export { GENESIS, hashOf, type AuditEvent, type AuditFacts, type AuditHead, type AuditLine } from './domain/chain.js';
export { isLook, LOOK_SQL } from './domain/looks.js';
export { isIncluded } from './domain/inclusion.js';
