import { Global, Module } from '@nestjs/common';
import { AuditExtract } from './data/audit-extract.js';
import { AuditLog } from './data/audit-log.js';

/** The chained log, for every feature. Needs the vault's master key. */
@Global()
@Module({ providers: [AuditLog, AuditExtract], exports: [AuditLog, AuditExtract] })
export class AuditModule {}
