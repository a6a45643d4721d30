import { addMonths, tokyoDate, tokyoMidnight, type Instant, type Role } from '#kernel';

/** What the reviewer says of somebody's access. Nothing happens by itself: administrators carry it out. */
export const ACCESS_VERDICTS = ['keep', 'change', 'remove'] as const;
export type AccessVerdict = (typeof ACCESS_VERDICTS)[number];

/** A calendar quarter in Tokyo. */
export interface Quarter {
  /** `2026-Q4` */
  name: string;
  from: Instant;
  /** First instant of the next quarter. */
  to: Instant;
}

/** The quarter in which an instant lies. */
export function quarterOf(at: Instant): Quarter {
  const [year = '', month = ''] = tokyoDate(at).split('-');
  const n = Math.ceil(Number(month) / 3);
  const first = `${year}-${String(n * 3 - 2).padStart(2, '0')}-01`;
  return { name: `${year}-Q${String(n)}`, from: tokyoMidnight(first), to: tokyoMidnight(addMonths(first, 3)) };
}

/** A time during which somebody held a role; `to` null while they still do. */
export interface AccessSpan {
  role: Role;
  from: Instant;
  to: Instant | null;
}

/** A change of somebody's access as the audit log has it. */
export interface AccessChange {
  at: Instant;
  role: Role;
  active: boolean;
}

/**
 * Who had access when, within a time: from the account's first role and what was changed since, oldest first. Changes
 * that leave role and activity alone make no new span.
 */
export function spansOf(changes: readonly AccessChange[], within: { from: Instant; to: Instant }): AccessSpan[] {
  const spans: AccessSpan[] = [];
  for (const { at, role, active } of changes) {
    const open = spans.at(-1)?.to === null ? spans.at(-1) : undefined;
    if (active && open?.role === role) continue;
    if (open !== undefined) open.to = at;
    if (active) spans.push({ role, from: at, to: null });
  }
  return spans
    .filter(({ from, to }) => from < within.to && (to === null || to > within.from))
    .map((span) => ({ ...span, from: span.from < within.from ? within.from : span.from }));
}
