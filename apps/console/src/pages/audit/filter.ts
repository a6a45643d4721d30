/** What the log can be narrowed by, as it stands in the address. */
export const FILTERS = ['action', 'object', 'actor', 'from', 'to'] as const;
export type AuditFilter = Record<(typeof FILTERS)[number], string>;

/** As an action: everything that only looks at content. */
export const LOOKS = 'looks';

/** Answer of `GET /audit/actions`. */
export interface Vocabulary {
  items: string[];
  codes: Record<string, { ja: string; en: string } | undefined>;
}
