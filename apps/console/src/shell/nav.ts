import type { MessageKey } from '../i18n';

export interface NavEntry {
  to: string;
  label: MessageKey;
  /** Any of these permissions opens the page. */
  anyOf: readonly string[];
}

/** The balance is for some, the arrivals for others; the page shows what its reader may see. */
export const LEDGER_READERS: readonly string[] = ['ledger:read', 'intake:review-parked'];

/** The menu in the order of the work; each entry shows only to those who may open it. */
export const NAV: readonly NavEntry[] = [
  { to: '/log-call', label: 'nav.logCall', anyOf: ['complaints:log'] },
  { to: '/complaints', label: 'nav.complaints', anyOf: ['complaints:read'] },
  { to: '/callbacks', label: 'callbacks.title', anyOf: ['complaints:read'] },
  { to: '/my-tasks', label: 'myTasks.title', anyOf: ['tasks:answer'] },
  { to: '/upload', label: 'nav.upload', anyOf: ['intake:upload'] },
  { to: '/reading', label: 'nav.reading', anyOf: ['complaints:handle'] },
  { to: '/imports', label: 'nav.imports', anyOf: ['imports:run'] },
  { to: '/parked', label: 'nav.parked', anyOf: ['intake:review-parked'] },
  { to: '/review', label: 'nav.review', anyOf: ['review:read'] },
  { to: '/register', label: 'register.title', anyOf: ['review:register'] },
  { to: '/clusters', label: 'clusters.title', anyOf: ['clusters:read'] },
  { to: '/incidents', label: 'nav.incidents', anyOf: ['incidents:read'] },
  { to: '/walls', label: 'walls.title', anyOf: ['walls:decide'] },
  { to: '/ledger', label: 'nav.ledger', anyOf: LEDGER_READERS },
  { to: '/reports', label: 'nav.reports', anyOf: ['reports:monthly'] },
  { to: '/missed-bound', label: 'bound.title', anyOf: ['proof:read'] },
  { to: '/certificate', label: 'certificate.title', anyOf: ['proof:read'] },
  { to: '/proof', label: 'nav.proof', anyOf: ['proof:read'] },
  { to: '/engines', label: 'engines.title', anyOf: ['engines:read'] },
  { to: '/mailboxes', label: 'mailboxes.title', anyOf: ['system:operate'] },
  { to: '/webhooks', label: 'webhooks.title', anyOf: ['webhooks:manage'] },
  { to: '/users', label: 'nav.users', anyOf: ['users:manage'] },
];

/** Whether somebody with `permissions` holds one of `anyOf`. */
export function holdsAny(permissions: readonly string[], anyOf: readonly string[]): boolean {
  return anyOf.some((permission) => permissions.includes(permission));
}

/** Entries for somebody with these permissions. */
export function navFor(permissions: readonly string[]): NavEntry[] {
  return NAV.filter((entry) => holdsAny(permissions, entry.anyOf));
}

/** Where somebody's day starts: reviewers at the queue, others at their first menu entry. */
export function homeOf(permissions: readonly string[]): string {
  if (permissions.includes('review:decide')) return '/review';
  return navFor(permissions)[0]?.to ?? '/complaints';
}
