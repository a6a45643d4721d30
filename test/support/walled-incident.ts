import type { EntityMetadata } from 'typeorm';
import { ROLES, newId, type Role } from '#kernel';
import { BYTES, query, run, UnitOfWork } from '#persistence';
import type { HttpClient, TestDesk, TestUser } from '#testing';

/** A desk with an incident behind a wall, people of every role on either side of it, and another incident in the open. */
export interface WalledWorld {
  desk: TestDesk;
  /** Named by the wall, one of each role. */
  named: Map<Role, { client: HttpClient; user: TestUser }>;
  /** On the other side of the wall, one of each role. */
  free: Map<Role, HttpClient>;
  /** A second officer, who may decide what the first asked for. */
  second: HttpClient;
  hidden: { incidentId: string; number: string; complaintId: string; slipNumber: string; campaignId: string };
  open: { incidentId: string; complaintId: string };
  wallId: string;
}

const PHONE = '03-1234-5678';

/** One of a map that a test relies on. */
export function of<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nobody is signed in as ${String(key)}`);
  return value;
}

/** Opens two incidents and a campaign, and names one person of each role in a wall round the first. */
export async function walledWorld(desk: TestDesk): Promise<WalledWorld> {
  const named = new Map<Role, { client: HttpClient; user: TestUser }>();
  const free = new Map<Role, HttpClient>();
  for (const role of ROLES) {
    const user = await desk.addUser(role);
    named.set(role, { user, client: await desk.client().signIn(user.email, user.password) });
    free.set(role, await desk.as(role));
  }
  const officer = of(free, 'compliance');
  const hidden = await openedBy(desk, of(free, 'agent'), officer, '受信箱に他人のメールが表示される。');
  const open = await openedBy(desk, of(free, 'agent'), officer, '通話の記録を知人が知っていた。');
  const begun = await officer.post(`/api/v1/incidents/${hidden.incidentId}/campaigns`, {
    subject: 'お知らせ',
    body: '{{name}} 様 お知らせ',
    language: 'ja',
  });
  const campaignId = begun.as<{ id: string }>().id;
  const wallId = await raisedBy(
    officer,
    hidden.incidentId,
    [...named.values()].map(({ user }) => user.id),
  );
  const second = await desk.as('compliance');
  return { desk, named, free, second, wallId, open, hidden: { ...hidden, campaignId } };
}

/** Raises a wall that names employees; answers its identifier. */
export async function raisedBy(client: HttpClient, incidentId: string, userIds: readonly string[]): Promise<string> {
  const answer = await client.post(`/api/v1/incidents/${incidentId}/walls`, {
    subjects: userIds.map((userId) => ({ kind: 'employee', userId })),
    reason: '社員の関与が疑われるため',
  });
  if (answer.status !== 201)
    throw new Error(`raising a wall was answered ${answer.status}: ${answer.bytes.toString()}`);
  return answer.as<{ id: string }>().id;
}

async function openedBy(
  desk: TestDesk,
  agent: HttpClient,
  officer: HttpClient,
  text: string,
): Promise<{ incidentId: string; number: string; complaintId: string; slipNumber: string }> {
  const complaint = { channel: 'phone', text, receivedAt: desk.clock.now().toISOString(), contact: { phone: PHONE } };
  const logged = (await agent.post('/api/v1/complaints', complaint)).as<{ id: string; slipNumber: string }>();
  const opened = await officer.post('/api/v1/incidents', { title: '確認中の事案', complaintIds: [logged.id] });
  if (opened.status !== 201) throw new Error(`opening was answered ${opened.status}: ${opened.bytes.toString()}`);
  const { id, number } = opened.as<{ id: string; number: string }>();
  return { incidentId: id, number, complaintId: logged.id, slipNumber: logged.slipNumber };
}

/** Puts a row of nonsense that belongs to the incident into every table that has none; answers tables left without. */
export async function plantRows(
  desk: TestDesk,
  roads: readonly { table: string; key: string; to: string }[],
  owners: { incidentId: string; complaintId: string },
): Promise<string[]> {
  const uow = desk.get(UnitOfWork);
  const tables = new Map(uow.reads.connection.entityMetadatas.map((each) => [each.tableName, each]));
  let left = [...new Set(roads.filter(({ key }) => key === 'id').map(({ table }) => table))];
  for (let before = left.length + 1; left.length > 0 && left.length < before;) {
    before = left.length;
    const next: string[] = [];
    for (const name of left) {
      const table = tables.get(name);
      const planted = table !== undefined && (await plant(uow, table, { roads, ...owners }));
      if (!planted) next.push(name);
    }
    left = next;
  }
  return left;
}

async function plant(
  uow: UnitOfWork,
  table: EntityMetadata,
  o: { roads: readonly { table: string; to: string }[]; incidentId: string; complaintId: string },
): Promise<boolean> {
  const up = new Set(o.roads.filter((road) => road.table === table.tableName).map(({ to }) => to));
  const columns: string[] = [];
  const values: unknown[] = [];
  for (const column of table.columns) {
    const name = column.databaseName;
    const key = table.foreignKeys.find(({ columns: [first] }) => first?.databaseName === name);
    let value: unknown = nonsense(String(column.type), name);
    if (name === 'id') value = newId();
    else if (up.has(name)) value = /complaint_id$|^(low|high|primary)_id$/.test(name) ? o.complaintId : o.incidentId;
    else if (column.isNullable && key === undefined) continue;
    if (key !== undefined && !['incidents', 'complaints'].includes(key.referencedEntityMetadata.tableName)) {
      const [last] = await query<{ id: string }>(
        uow.reads,
        `SELECT id FROM ${key.referencedEntityMetadata.tableName} ORDER BY id DESC LIMIT 1`,
      );
      if (last === undefined) return false;
      value = last.id;
    }
    columns.push(name);
    values.push(value);
  }
  const sql = `INSERT INTO ${table.tableName} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  await uow.write((m) => run(m, sql, values));
  return true;
}

function nonsense(type: string, name: string): unknown {
  if (type === BYTES) return Buffer.from(newId());
  if (type === 'boolean') return false;
  if (type === 'text') return name.endsWith('_at') ? '2026-11-25T01:00:00.000Z' : newId().toLowerCase();
  return 1;
}
