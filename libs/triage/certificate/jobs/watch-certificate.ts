import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK,
  DomainError,
  DomainEvents,
  msBetween,
  nowInstant,
  systemActor,
  type Clock,
  type Instant,
} from '#kernel';
import { UnitOfWork } from '#persistence';
import { CertificateRows } from '../data/certificate-rows.js';
import type { Certificate } from '../data/certificate.entity.js';
import { stateOf, type CertificateFacts } from '../domain/certificate-state.js';
import { newsOf, type News } from '../domain/news.js';
import { Calibrate } from '../use-cases/calibrate.js';
import { IssueCertificate, type IssueOrder } from '../use-cases/issue-certificate.js';

const DAY_MS = 86_400_000;
const ACTOR = systemActor('watch-certificate');

/** Alarms about certificates. */
export const CERTIFICATE_ALARMS = ['missing', 'expiring', 'expired', 'too-few', 'drift'] as const;
type AlarmName = (typeof CERTIFICATE_ALARMS)[number];

/**
 * Issues a certificate where none stands, renews it when the desk has shifted or has signals of its own, and raises
 * alarms. One that merely nears its end is not renewed by itself: nothing new is known then, and a person should look.
 */
@Injectable()
export class WatchCertificate {
  private lookedAt: Instant | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: DomainEvents,
    private readonly calibrate: Calibrate,
    private readonly issue: IssueCertificate,
    private readonly rows: CertificateRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const standing = await this.rows.of(this.calibrate.model);
    if (standing === null) {
      await this.first();
      return;
    }
    const now = nowInstant(this.clock);
    // The history is counted once a day; a change of state is seen at once.
    if (this.lookedAt === null || msBetween(this.lookedAt, now) >= DAY_MS) {
      this.lookedAt = now;
      const news = await this.look(standing, now);
      await this.tell('drift', news?.reason === 'drift', { psi: news?.psi ?? 0 });
      if (news !== null) {
        await this.alarms(await this.renew(news.reason, standing), now);
        return;
      }
    }
    await this.alarms(standing, now);
  }

  private async first(): Promise<void> {
    try {
      // None is of this model: the first in order is that of the model before.
      const [before] = await this.rows.standing();
      await this.alarms(await this.renew('first', before), nowInstant(this.clock));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'certificate.nothing-to-go-by') throw error;
      await this.tell('missing', true, { model: this.calibrate.model });
    }
  }

  /** A stricter rate that a person wished goes on; only a person loosens it. */
  private renew(reason: IssueOrder['reason'], before?: Pick<Certificate, 'alpha'>): Promise<Certificate> {
    const { usualAlpha } = this.issue;
    return this.issue.execute({ actor: ACTOR, reason, alpha: Math.min(before?.alpha ?? usualAlpha, usualAlpha) });
  }

  private async look(standing: Certificate, now: Instant): Promise<News | null> {
    const reading = await this.calibrate.reading(standing.issuedAt);
    const { calibration } = await this.calibrate.execute(standing.alpha);
    const facts = JSON.parse(standing.facts) as CertificateFacts;
    return newsOf({ ...standing, facts }, reading, { source: calibration.source, now });
  }

  private async alarms(certificate: Certificate, now: Instant): Promise<void> {
    const state = stateOf(certificate, now, this.calibrate.model);
    const { validUntil, alpha, bestAlpha, n } = certificate;
    await this.tell('missing', false, {});
    await this.tell('expiring', state === 'expiring', { validUntil });
    await this.tell('expired', state === 'expired', { validUntil });
    await this.tell('too-few', !certificate.provable, { n, alpha, bestAlpha });
  }

  private async tell(name: AlarmName, isSo: boolean, facts: Record<string, string | number>): Promise<void> {
    const alarm = { code: `triage.certificate-${name}`, about: '' };
    await this.uow.write(() =>
      isSo
        ? this.events.publish('operations.alarm', { ...alarm, facts })
        : this.events.publish('operations.calm', alarm),
    );
  }
}
