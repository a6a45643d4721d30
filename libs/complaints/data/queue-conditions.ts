import { addDays, tokyoMidnight, type Instant } from '#kernel';
import type { ArrivalOrder, ComplaintFilter, LateAt, Queue } from '../domain/queues.js';
import { COMPLAINT_STATES } from '../domain/complaint.js';
import type { DueList, ListPlace } from '../domain/due-order.js';
import { isPromised, type ServiceTarget } from '../domain/service-targets.js';

/** A condition of SQL with its parameters. */
export interface Condition {
  sql: string;
  values: readonly unknown[];
}

/** Who asks, and what they need to see their queues. */
export interface Asking {
  userId: string;
  teamId: string | null;
  late: LateAt;
}

/** Written out in every statement, so that the databases see that the indices of open complaints fit. */
const OPEN = "state <> 'closed'";
/** By the states that end a promise: a list of the others would lure SQLite to the index of states. */
const CALLBACK = `state NOT IN (${COMPLAINT_STATES.filter((state) => !isPromised(state))
  .map((state) => `'${state}'`)
  .join(', ')})`;

/** What is owed next, promises aside; the same as `nextDue` of the domain. */
const OWED = {
  acknowledge: 'acknowledged_at IS NULL AND first_reply_at IS NULL',
  reply: 'acknowledged_at IS NOT NULL AND first_reply_at IS NULL',
  close: 'first_reply_at IS NOT NULL',
} as const satisfies Record<ServiceTarget, string>;

/** The condition of a queue; null for `all`. */
export function conditionOf(queue: Queue, asking: Asking): Condition | null {
  switch (queue) {
    case 'all':
      return null;
    case 'mine':
      return { sql: `${OPEN} AND owner_id = ?`, values: [asking.userId] };
    case 'team':
      return { sql: `${OPEN} AND team_id = ?`, values: [asking.teamId ?? ''] };
    case 'unassigned':
      return { sql: `${OPEN} AND owner_id IS NULL AND team_id IS NULL`, values: [] };
    case 'must-read':
      return { sql: 'human_must_read = ?', values: [true] };
    case 'overdue':
      return overdue(asking.late);
  }
}

/** The same as `nextDue(…).late` of the domain, as a condition. */
function overdue({ now, acknowledge, reply, close }: LateAt): Condition {
  const late = [
    `received_at <= ? AND ${OWED.acknowledge}`,
    `received_at <= ? AND ${OWED.reply}`,
    `received_at <= ? AND ${OWED.close}`,
    `callback_at <= ? AND ${CALLBACK}`,
  ];
  const sql = `${OPEN} AND (${late.map((each) => `(${each})`).join(' OR ')})`;
  return { sql, values: [acknowledge, reply, close, now] };
}

/** Conditions of what needs no knowledge of who asks. */
export function narrowing(filter: ComplaintFilter): Condition[] {
  const equal: [string, unknown][] = [
    ['state', filter.state],
    ['channel', filter.channel],
    ['human_must_read', filter.humanMustRead],
    ['owner_id', filter.ownerId],
    ['team_id', filter.teamId],
  ];
  const conditions: Condition[] = equal
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => ({ sql: `${column} = ?`, values: [value] }));
  if (filter.from !== undefined) conditions.push({ sql: 'received_at >= ?', values: [tokyoMidnight(filter.from)] });
  if (filter.to !== undefined)
    conditions.push({ sql: 'received_at < ?', values: [tokyoMidnight(addDays(filter.to, 1))] });
  if (filter.ids !== undefined) {
    conditions.push({ sql: `id IN (${filter.ids.map(() => '?').join(', ')})`, values: filter.ids });
  }
  return conditions;
}

/** Where the next page goes on: the value that the list is ordered by, and the identifier. */
export interface ListCursor {
  at: Instant;
  id: string;
}

/** An order of SQL with the conditions that it brings. */
export interface Ordered {
  conditions: Condition[];
  orderBy: string;
}

/** One of the lists that {@link DueList} names, behind a place. */
export function owedBehind(list: DueList, after: ListPlace | null): Ordered {
  const promised = list === 'promised';
  const owed = promised ? `callback_at IS NOT NULL AND ${CALLBACK}` : OWED[list];
  const columns = promised ? ['callback_at', 'received_at', 'id'] : ['received_at', 'id'];
  const conditions: Condition[] = [{ sql: `${OPEN} AND ${owed}`, values: [] }];
  if (after !== null) {
    const values = [...(promised ? [after.at] : []), after.receivedAt, ...(after.id === null ? [] : [after.id])];
    const marks = values.map(() => '?').join(', ');
    conditions.push({ sql: `(${columns.slice(0, values.length).join(', ')}) > (${marks})`, values });
  }
  return { conditions, orderBy: columns.join(', ') };
}

/** The condition that a page begins behind the cursor, and the order. */
export function ordered(order: ArrivalOrder, after: ListCursor | null): Ordered {
  const column = order === 'callback' ? 'callback_at' : 'received_at';
  const [sign, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const conditions: Condition[] = order === 'callback' ? [{ sql: 'callback_at IS NOT NULL', values: [] }] : [];
  // A row comparison lets an index be entered at the cursor; an OR of both columns would walk through what lies before it.
  if (after !== null) conditions.push({ sql: `(${column}, id) ${sign} (?, ?)`, values: [after.at, after.id] });
  return { conditions, orderBy: `${column} ${direction}, id ${direction}` };
}
