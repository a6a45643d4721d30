/** Queues of complaints that have a page; `all` is the list of everything. */
export const QUEUES = ['all', 'mine', 'team', 'unassigned', 'must-read', 'overdue'] as const;
export type Queue = (typeof QUEUES)[number];

/** Orders of a list, and the one that a queue has when the address says none. */
export const ORDERS = ['newest', 'oldest', 'callback', 'due'] as const;
export type Order = (typeof ORDERS)[number];

export const STATES = ['received', 'acknowledged', 'in_handling', 'replied', 'closed', 'reopened'];
export const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];
export const SEVERITIES = ['high', 'medium', 'low'];
export const CATEGORIES = [
  'secrecy',
  'billing',
  'quality',
  'contract',
  'sales_conduct',
  'device',
  'desk_handling',
  'policy_consent',
  'nuisance',
  'other',
];

const ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YES = /^true$/;

/** What the address of a list may hold: codes, identifiers and dates; anything else in it is passed over. */
const FITS: Readonly<Record<string, RegExp | readonly string[]>> = {
  order: ORDERS,
  state: STATES,
  channel: CHANNELS,
  category: CATEGORIES,
  severity: SEVERITIES,
  flagged: YES,
  humanMustRead: YES,
  ownerId: ID,
  teamId: ID,
  from: DAY,
  to: DAY,
};

/** What a list is narrowed by, as the address and the API name it. */
export type Narrowing = Readonly<Partial<Record<string, string>>>;

/** The narrowing that an address holds. */
export function narrowingOf(params: URLSearchParams): Narrowing {
  const found: Record<string, string> = {};
  for (const [name, fits] of Object.entries(FITS)) {
    const value = params.get(name);
    if (value !== null && (fits instanceof RegExp ? fits.test(value) : fits.includes(value))) found[name] = value;
  }
  return found;
}

const OWN_ORDER: Readonly<Partial<Record<Queue, Order>>> = { all: 'newest', mine: 'due', team: 'due' };

/** The order that is asked for, or the queue's own. */
export function orderOf(queue: Queue, { order }: Narrowing): Order {
  return (order as Order | undefined) ?? OWN_ORDER[queue] ?? 'oldest';
}

/** What a saved view holds, in the form of the API: switches are true or false there. */
export function toView(narrowing: Narrowing): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(narrowing).map(([name, value]) => [name, value === 'true' ? true : (value ?? '')]),
  );
}

/** The address of a queue with a narrowing. */
export function addressOf(queue: string, narrowing: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(narrowing).map(([name, value]): [string, string] => [name, String(value)]);
  const search = new URLSearchParams(words.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  const path = queue === 'all' ? '/complaints' : `/queues/${queue}`;
  return search === '' ? path : `${path}?${search}`;
}
