/** Packs of evidence about incidents: written by the desk, checked without it. */
export { DeskSigningKey } from './data/desk-signing-key.js';
export { evidenceErrors } from './domain/evidence.errors.js';
export type { AuditProof, Manifest, PackedFile } from './domain/manifest.js';
export { readFingerprint } from './domain/signature.js';
export type { PackVerdict, Problem, ProblemCode } from './domain/verdict.js';
export { EvidenceModule } from './evidence.module.js';
export { verifyPack, type Trust } from './pack/verify-pack.js';
export { ExportEvidence, type EvidenceOrder } from './use-cases/export-evidence.js';
export type { EvidencePack, WrittenPack } from './use-cases/write-evidence.js';
