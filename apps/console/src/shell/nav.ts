import type { MessageKey } from '../i18n';

/** Parts of the menu, in its order; `home` has no heading. */
export const NAV_GROUPS = ['home', 'work', 'intake', 'check', 'incidents', 'proof', 'admin'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

export interface NavEntry {
  to: string;
  label: MessageKey;
  group: NavGroup;
  /** Any of these permissions opens the page. */
  anyOf: readonly string[];
  /** Letter that opens it after `g`. */
  go?: string;
  /** The queue whose count stands beside it. */
  count?: string;
  /** What stands there, for whoever does not know the word yet: shown under the pointer. Words of the desk's group only. */
  explain?: MessageKey;
}

/** The balance is for some, the arrivals for others; the page shows what its reader may see. */
export const LEDGER_READERS: readonly string[] = ['ledger:read', 'intake:review-parked'];

/** One of these everybody holds who signs in. */
export const EVERYBODY: readonly string[] = ['complaints:read', 'incidents:read', 'ledger:read', 'users:manage'];

/** The menu in the order of the work; each entry shows only to those who may open it. */
export const NAV: readonly NavEntry[] = [
  { to: '/today', label: 'today.title', group: 'home', anyOf: EVERYBODY, go: 't' },
  {
    to: '/queues/mine',
    label: 'queue.mine',
    group: 'work',
    anyOf: ['complaints:handle'],
    go: 'q',
    count: 'mine',
    explain: 'queueExplain.mine',
  },
  {
    to: '/queues/team',
    label: 'queue.team',
    group: 'work',
    anyOf: ['complaints:handle'],
    count: 'team',
    explain: 'queueExplain.team',
  },
  {
    to: '/queues/unassigned',
    label: 'queue.unassigned',
    group: 'work',
    anyOf: ['complaints:handle'],
    go: 'u',
    count: 'unassigned',
    explain: 'queueExplain.unassigned',
  },
  {
    to: '/queues/must-read',
    label: 'queue.must-read',
    group: 'work',
    anyOf: ['complaints:read'],
    count: 'must-read',
    explain: 'queueExplain.must-read',
  },
  {
    to: '/queues/overdue',
    label: 'queue.overdue',
    group: 'work',
    anyOf: ['complaints:read'],
    go: 'o',
    count: 'overdue',
    explain: 'queueExplain.overdue',
  },
  { to: '/complaints', label: 'nav.complaints', group: 'work', anyOf: ['complaints:read'], go: 'c' },
  { to: '/log-call', label: 'nav.logCall', group: 'intake', anyOf: ['complaints:log'] },
  { to: '/search', label: 'search.title', group: 'intake', anyOf: ['search:run'], go: 's' },
  {
    to: '/callbacks',
    label: 'callbacks.title',
    group: 'intake',
    anyOf: ['complaints:read'],
    go: 'b',
    count: 'callbacks',
    explain: 'callbacks.explain',
  },
  { to: '/upload', label: 'nav.upload', group: 'intake', anyOf: ['intake:upload'] },
  {
    to: '/reading',
    label: 'nav.reading',
    group: 'intake',
    anyOf: ['complaints:handle'],
    go: 'f',
    count: 'reading',
    explain: 'reading.explain',
  },
  { to: '/imports', label: 'nav.imports', group: 'intake', anyOf: ['imports:run'] },
  {
    to: '/parked',
    label: 'nav.parked',
    group: 'check',
    anyOf: ['intake:review-parked'],
    count: 'parked',
    explain: 'parkedPage.explain',
  },
  {
    to: '/review',
    label: 'nav.review',
    group: 'check',
    anyOf: ['review:read'],
    go: 'r',
    count: 'review',
    explain: 'review.explain',
  },
  {
    to: '/queues/second-reading',
    label: 'queue.second-reading',
    group: 'check',
    anyOf: ['review:decide'],
    count: 'second-reading',
    explain: 'queueExplain.second-reading',
  },
  { to: '/register', label: 'register.title', group: 'check', anyOf: ['review:register'], explain: 'register.explain' },
  { to: '/clusters', label: 'clusters.title', group: 'check', anyOf: ['clusters:read'], explain: 'clusters.explain' },
  { to: '/incidents', label: 'nav.incidents', group: 'incidents', anyOf: ['incidents:read'], go: 'i' },
  { to: '/my-tasks', label: 'myTasks.title', group: 'incidents', anyOf: ['tasks:answer'], go: 'm' },
  { to: '/walls', label: 'walls.title', group: 'incidents', anyOf: ['walls:decide'] },
  { to: '/ledger', label: 'nav.ledger', group: 'proof', anyOf: LEDGER_READERS, go: 'l' },
  { to: '/reports', label: 'nav.reports', group: 'proof', anyOf: ['reports:monthly'], go: 'p' },
  { to: '/trends', label: 'trends.title', group: 'proof', anyOf: ['reports:monthly'] },
  { to: '/guideline', label: 'board.title', group: 'proof', anyOf: ['guideline:read'] },
  { to: '/missed-bound', label: 'bound.title', group: 'proof', anyOf: ['proof:read'] },
  { to: '/certificate', label: 'certificate.title', group: 'proof', anyOf: ['proof:read'] },
  { to: '/proof', label: 'nav.proof', group: 'proof', anyOf: ['proof:read'] },
  { to: '/audit', label: 'audit.title', group: 'proof', anyOf: ['audit:read'] },
  { to: '/admin/access-review', label: 'accessReview.title', group: 'admin', anyOf: ['access:read'] },
  { to: '/admin/retention', label: 'retention.title', group: 'admin', anyOf: ['retention:read'] },
  { to: '/admin/setup', label: 'setup.viewTitle', group: 'admin', anyOf: ['settings:read'] },
  { to: '/engines', label: 'engines.title', group: 'admin', anyOf: ['engines:read'] },
  { to: '/mailboxes', label: 'mailboxes.title', group: 'admin', anyOf: ['system:operate'] },
  { to: '/webhooks', label: 'webhooks.title', group: 'admin', anyOf: ['webhooks:manage'] },
  { to: '/users', label: 'nav.users', group: 'admin', anyOf: ['users:manage'] },
];

/** Whether somebody with `permissions` holds one of `anyOf`. */
export function holdsAny(permissions: readonly string[], anyOf: readonly string[]): boolean {
  return anyOf.some((permission) => permissions.includes(permission));
}

/** Entries for somebody with these permissions. */
export function navFor(permissions: readonly string[]): NavEntry[] {
  return NAV.filter((entry) => holdsAny(permissions, entry.anyOf));
}

/** The entries of each part of the menu that has some. */
export function groupsOf(entries: readonly NavEntry[]): { group: NavGroup; entries: NavEntry[] }[] {
  return NAV_GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) })).filter(
    ({ entries: own }) => own.length > 0,
  );
}

/** A menu this long is folded: parts that are seldom needed stay closed until somebody opens them. */
export const FOLD_FROM = 20;

/** Whether a part stands open when nobody has said so. */
export function opensByItself(group: NavGroup, entries: readonly NavEntry[]): boolean {
  return entries.length < FOLD_FROM || !['proof', 'admin'].includes(group);
}

/** Where somebody's day starts: what is due today. */
export function homeOf(permissions: readonly string[]): string {
  return navFor(permissions)[0]?.to ?? '/complaints';
}
