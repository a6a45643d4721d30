import { Global, Module } from '@nestjs/common';
import { AuditLog } from './data/audit-log.js';

/** The chained log, for every feature. Needs the vault's master key. */
@Global()
@Module({ providers: [AuditLog], exports: [AuditLog] })
export class AuditModule {}
