import { Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { CertificateRows } from './data/certificate-rows.js';
import { DeskScores } from './data/desk-scores.js';
import { WatchCertificate } from './jobs/watch-certificate.js';
import { ActiveThreshold } from './use-cases/active-threshold.js';
import { Calibrate } from './use-cases/calibrate.js';
import { CertifiedReading } from './use-cases/certified-reading.js';
import { IssueCertificate } from './use-cases/issue-certificate.js';
import { ShowCertificate } from './use-cases/show-certificate.js';

const WATCH_MS = 10 * 60_000;

/** Names the watch among the desk's sweeps. */
@Injectable()
export class CertificateSweep implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly watch: WatchCertificate,
  ) {}

  onModuleInit(): void {
    this.handlers.every('triage.watch-certificate', WATCH_MS, () => this.watch.execute());
  }
}

/** What other parts of triage and of the desk use of the certificate. */
export const certificateShared: Provider[] = [ActiveThreshold, CertifiedReading, IssueCertificate, ShowCertificate];

/** Everything of the certificate. */
export const certificateProviders: Provider[] = [
  Calibrate,
  CertificateRows,
  CertificateSweep,
  DeskScores,
  WatchCertificate,
  ...certificateShared,
];
