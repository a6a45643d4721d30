/** What the log can be narrowed by, as it stands in the address. */
export const FILTERS = ['action', 'object', 'actor', 'from', 'to'] as const;
export type AuditFilter = Record<(typeof FILTERS)[number], string>;
