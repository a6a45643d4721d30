import { systemActor } from '#kernel';
import { IssueCertificate, ShowCertificate, type CertificateNow, type CertificateView } from '#triage';
import type { DeskContext } from '../desk-context.js';

/** What the command answers: JSON, or lines for people, and whether the promise stands. */
export interface CertificateAnswer {
  ok: boolean;
  json: object;
  lines: string[];
}

/** What holds now. */
export async function show(desk: DeskContext): Promise<CertificateAnswer> {
  const alpha = desk.get(IssueCertificate, { strict: false }).usualAlpha;
  const now = await desk.get(ShowCertificate, { strict: false }).execute(alpha);
  const isInForce = now.state === 'valid' || now.state === 'expiring';
  return { ok: isInForce && now.certificate?.provable === true, json: now, lines: linesOf(now) };
}

/** A new certificate. */
export async function issue(desk: DeskContext, alpha: number | undefined): Promise<CertificateAnswer> {
  const order = { actor: systemActor('cli'), reason: 'asked', alpha } as const;
  const made = await desk.get(IssueCertificate, { strict: false }).execute(order);
  const view = desk.get(ShowCertificate, { strict: false }).viewOf(made);
  return { ok: made.provable, json: view, lines: certificateLines(view) };
}

function linesOf(now: CertificateNow): string[] {
  const { texts, inForce, model } = now.cost;
  const share = (count: number): string => (texts === 0 ? 'unknown' : percent(count / texts));
  return [
    ...(now.certificate === null ? ['no certificate was issued for this engine'] : certificateLines(now.certificate)),
    `threshold in force ${now.threshold.inForce.toPrecision(4)} (the model's own: ${now.threshold.model.toPrecision(4)})`,
    `flags ${share(inForce)} of ${String(texts)} registered complaints (the model's own: ${share(model)})`,
    `confirmed signals of the desk ${String(now.own.signals)} of ${String(now.own.needed)} needed`,
  ];
}

function certificateLines(of: CertificateView): string[] {
  const { n, alpha, bestAlpha } = of;
  const promise = of.provable
    ? `expected rate of missed signals at most ${percent(alpha)} (an expectation, no confidence)`
    : `${percent(alpha)} cannot be promised: everything is flagged; the best provable is ${percent(bestAlpha)}`;
  return [
    `certificate ${of.id}: ${of.state}, valid until ${of.validUntil}, engine ${of.engine}`,
    `${promise}; n = ${String(n)} signals (${of.source}, ${of.method}, effective ${of.effectiveN.toFixed(0)})`,
    `threshold ${of.threshold.toPrecision(4)}, calibration ${of.calibrationSha256}`,
    ...of.assumptions.map(({ en }) => `- ${en}`),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
