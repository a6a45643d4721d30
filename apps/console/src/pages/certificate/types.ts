export type CertificateState = 'valid' | 'expiring' | 'expired' | 'superseded' | 'other-model';

export interface Drift {
  dimension: 'channel' | 'language' | 'length' | 'score';
  psi: number;
  limit: number;
  drifted: boolean;
  enough: boolean;
}

export interface Certificate {
  id: string;
  state: CertificateState;
  issuedAt: string;
  issuedBy: string;
  engine: string;
  model: string;
  source: 'invented' | 'desk';
  calibrationSha256: string;
  method: 'plain' | 'weighted';
  alpha: number;
  n: number;
  threshold: number;
  provable: boolean;
  bestAlpha: number;
  bestThreshold: number;
  validUntil: string;
  effectiveN: number;
  drift: Drift[];
  uncovered: number;
  own: { signals: number; needed: number };
  desk: { texts: number; flagRate: number | null };
  assumptions: { code: string; ja: string; en: string }[];
}

/** Answer of `GET /api/v1/triage/certificate`. */
export interface CertificateNow {
  at: string;
  state: CertificateState | 'none';
  certificate: Certificate | null;
  threshold: { inForce: number; model: number; certificateId: string | null };
  cost: { texts: number; flaggedThen: number; inForce: number; model: number; suspected: number };
  own: { signals: number; needed: number };
  engine: string;
}

/** 0.01 → '1 %', 0.0081 → '0.81 %'. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 ? value.toFixed(1) : value.toFixed(2).replace(/\.?0+$/, '')} %`;
}
