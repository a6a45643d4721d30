/** A review of who has access, without its lines. */
export interface ReviewHeading {
  id: string;
  quarter: string;
  openedAt: string;
  openedBy: string;
  signedAt: string | null;
  signedBy: string | null;
  lines: number;
  answered: number;
}

export interface ReviewLine {
  id: string;
  subjectKind: 'user' | 'token';
  subjectId: string;
  name: string | null;
  role: string;
  active: boolean;
  lastUsedOn: string | null;
  looks: number;
  spans: { role: string; from: string; to: string | null }[];
  verdict: Verdict | null;
  answeredBy: string | null;
  carriedOut: boolean | null;
}

/** `2026-Q4` → what a message about the quarter needs. */
export function quarterWords(quarter: string): { year: string; n: number; from: number; to: number } {
  const n = Number(quarter.slice(6));
  return { year: quarter.slice(0, 4), n, from: n * 3 - 2, to: n * 3 };
}

export const VERDICTS = ['keep', 'change', 'remove'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Review extends ReviewHeading {
  items: ReviewLine[];
}
