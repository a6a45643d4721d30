import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Certificate } from './certificate.entity.js';

/** What the threshold needs to know of certificates that nothing has superseded. */
export type StandingCertificate = Pick<
  Certificate,
  'id' | 'model' | 'alpha' | 'threshold' | 'bestThreshold' | 'validUntil'
>;

/** Rows of certificates. They are added and superseded, never changed otherwise. */
@Injectable()
export class CertificateRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Those that nothing has superseded, of every model, that of the model which read last first; one statement. */
  async standing(): Promise<StandingCertificate[]> {
    const rows = await query<{
      id: string;
      model: string;
      alpha: number;
      threshold: number;
      best_threshold: number;
      valid_until: Instant;
    }>(
      this.uow.reads,
      `SELECT c.id, c.model, c.alpha, c.threshold, c.best_threshold, c.valid_until FROM triage_certificates c
       WHERE c.superseded_at IS NULL
       ORDER BY COALESCE((SELECT MAX(a.id) FROM engine_activations a JOIN engine_versions v ON v.id = a.version_id
                          WHERE v.model_version = c.model), '') DESC, c.issued_at DESC, c.id DESC`,
    );
    return rows.map(({ best_threshold: bestThreshold, valid_until: validUntil, ...row }) => ({
      ...row,
      bestThreshold,
      validUntil,
    }));
  }

  /** The one that stands for a model, expired or not; null when none was issued. */
  async of(model: string): Promise<Certificate | null> {
    const found = await this.uow.reads.find(Certificate, {
      where: { model },
      order: { issuedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return found[0] ?? null;
  }

  /** The newest ones of every model, newest first. */
  newest(limit: number): Promise<Certificate[]> {
    return this.uow.reads.find(Certificate, { order: { issuedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** Keeps a certificate; it supersedes what stood for the same model. */
  async keep(certificate: Certificate, actor: Actor, reason: string): Promise<void> {
    await this.uow.write(async (m) => {
      await run(
        m,
        'UPDATE triage_certificates SET superseded_by = ?, superseded_at = ? WHERE model = ? AND superseded_at IS NULL',
        [certificate.id, certificate.issuedAt, certificate.model],
      );
      await insert(m, Certificate, certificate);
      const { source, method, alpha, n, threshold, provable, calibrationSha256, validUntil } = certificate;
      await this.audit.append({
        actor,
        action: 'certificate.issued',
        object: `certificate:${certificate.id}`,
        facts: { reason, source, method, alpha, n, threshold, provable, calibration: calibrationSha256, validUntil },
      });
    });
  }
}
