import type { MessageKey } from '../i18n';

export interface NavEntry {
  to: string;
  label: MessageKey;
  permission: string;
}

/** The menu in the order of the work; each entry shows only to those who may open it. */
export const NAV: readonly NavEntry[] = [
  { to: '/log-call', label: 'nav.logCall', permission: 'complaints:log' },
  { to: '/complaints', label: 'nav.complaints', permission: 'complaints:read' },
  { to: '/upload', label: 'nav.upload', permission: 'intake:upload' },
  { to: '/review', label: 'nav.review', permission: 'review:read' },
  { to: '/incidents', label: 'nav.incidents', permission: 'incidents:read' },
  { to: '/reports', label: 'nav.reports', permission: 'reports:monthly' },
  { to: '/proof', label: 'nav.proof', permission: 'proof:read' },
  { to: '/users', label: 'nav.users', permission: 'users:manage' },
];

/** Entries for somebody with these permissions. */
export function navFor(permissions: readonly string[]): NavEntry[] {
  return NAV.filter((entry) => permissions.includes(entry.permission));
}

/** Where somebody's day starts: reviewers at the queue, others at their first menu entry. */
export function homeOf(permissions: readonly string[]): string {
  if (permissions.includes('review:decide')) return '/review';
  return navFor(permissions)[0]?.to ?? '/complaints';
}
