import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'yaml';
import { enumerateRoutes, type RouteWithRule } from '#access';
import { Reach } from '#incidents';
import { configFile, newId, ROLES, type Role } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { SweepSearch } from '#search';
import { startDesk, type Answer, type HttpClient } from '#testing';
import { bodyFields, validBody, type OpenApi } from '../support/valid-body.js';
import { of, plantRows, walledWorld, type WalledWorld } from '../support/walled-incident.js';

jest.setTimeout(600_000);

/**
 * What each parameter of a route is: the table whose rows it names, or null where it can belong to no incident. A new
 * route with a parameter that does not stand here fails the first test.
 */
const PARAMETERS: Readonly<Record<string, string | null>> = {
  'incidents/:id': 'incidents',
  'complaints/:id': 'complaints',
  ':complaintId': 'complaints',
  'campaigns/:id': 'notice_campaigns',
  'arrivals/:id': 'arrivals',
  'pages/:id': 'read_pages',
  'files/:id': 'arrival_files',
  'register/:id': 'review_decisions',
  'clusters/:id': 'clusters',
  'alarms/:id': 'alarms',
  ':participantId': 'case_participants',
  ':replyId': 'mail_replies',
  ':suggestionId': 'sibling_suggestions',
  ':obligationId': 'obligations',
  ':noticeId': 'notices',
  'parties/:partyId': 'affected_parties',
  'causes/:causeId': 'incident_causes',
  'clock-alerts/:alertId': 'clock_alerts',
  'evidence/:evidenceId': 'incident_evidence',
  'measures/:measureId': 'incident_measures',
  'members/:questionId': 'incident_member_questions',
  'recurrences/:recurrenceId': 'incident_recurrences',
  'reports/:reportId': 'report_versions',
  'receipts/:receiptId': 'report_receipts',
  'tasks/:taskId': 'incident_tasks',
  'my-tasks/:taskId': 'incident_tasks',
  'letter-batches/:id': 'letter_batches',
  'party-lists/:listId': 'party_sources',
  'party-pairs/:pairId': 'party_pairs',
  'substitutes/:id': 'substitute_measures',
  'stages/:stage': null,
  ':wallId': 'walls',
  ':glassId': 'glass_breaks',
  'engines/:id': null,
  'engine-trials/:id': null,
  'imports/:id': null,
  'shops/:id': null,
  'access-reviews/:id': null,
  'user-sessions/:id': null,
  ':lineId': null,
  'holds/:id': 'legal_holds',
  // A person's own, and nobody else's.
  'drafts/:kind': null,
  'keys/:id': null,
  'sessions/:id': null,
  'tokens/:id': null,
  'users/:id': null,
  'webhooks/:id': null,
  ':viewId': null,
  'deliveries/:id': null,
};

/** Routes that answer the same for something and for nothing, with the reason why that shows nothing. */
const ALIKE: Readonly<Record<string, string>> = {
  'GET /api/v1/arrivals/:id/pages': 'an empty list for either: nothing of the arrival was read as a page',
  'POST /api/v1/campaigns/:id/parties/:noticeId/told': 'the planted row is no whole notice',
  'GET /api/v1/engine-trials/:id/differences/:complaintId': 'no trial was run',
  'POST /api/v1/campaigns/:id/calls/:noticeId': 'the planted row is no whole notice',
  'POST /api/v1/incidents/:id/evidence': 'wants a file first',
  'POST /api/v1/incidents/:id/lists': 'wants a file first',
  'POST /api/v1/incidents/:id/reports/:reportId/receipts': 'wants a file first',
  'POST /api/v1/my-tasks/:taskId/answer': 'the planted task was given to nobody',
  'POST /api/v1/party-lists/:listId/stop': 'nothing of either is running',
  'POST /api/v1/pages/:id/confirmation': 'wants the version of a page first',
  'POST /api/v1/pages/:id/correction': 'wants a word of the page first',
  'POST /api/v1/pages/:id/transcript': 'wants the version of a page first',
};

/** Bodies that fit a route where the description of the API does not say all that it wants. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /api/v1/complaints/:id/participants': { address: 'someone@example.jp' },
  'PUT /api/v1/campaigns/:id': { subject: 'x', seen: '0'.repeat(64) },
  'POST /api/v1/complaints/:id/callback': { outcome: 'moved', next: '2099-01-05T00:00:00.000Z' },
  'DELETE /api/v1/incidents/:id/complaints/:complaintId': { reason: 'x' },
  'POST /api/v1/incidents/:id/causes': { code: 'rules-missing', part: 'root', basis: 'x' },
  'POST /api/v1/incidents/:id/estimates': { persons: 1, basis: 'x', asOf: '2026-11-24T09:00:00+09:00' },
  'POST /api/v1/incidents/:id/measures': { kind: 'containment', text: 'x', dueOn: '2026-11-26' },
  'POST /api/v1/incidents/:id/notice-rulings': { about: 'party', subject: '01M8ATXF0ZDQ7FBVZ5YCFGV04H', reason: 'x' },
  'POST /api/v1/incidents/:id/reports/:reportId/approvals': { bindingHash: '0'.repeat(64) },
  'POST /api/v1/incidents/:id/walls': { subjects: [{ kind: 'shop', name: '別の店' }], reason: '店の関与' },
  'POST /api/v1/substitutes/:id/decision': { reason: 'x', textHash: '0'.repeat(64) },
  'POST /api/v1/review/:complaintId/decision': { decision: 'suspected', reasonCode: 'leak-suspected' },
};

/** Fields of bodies that name something of an incident. */
const NAMING = /(incident|complaint|campaign|arrival|notice|party)s?Ids?$/i;

interface RoleFile {
  permissions: Record<string, { roles: Role[] }>;
}

let world: WalledWorld;
let routes: RouteWithRule[];
let openApi: OpenApi;
const { permissions } = parse(readFileSync(configFile('roles.yaml'), 'utf8')) as RoleFile;

beforeAll(async () => {
  const desk = await startDesk();
  world = await walledWorld(desk);
  routes = enumerateRoutes(desk.app);
  openApi = (await desk.client().get('/api/openapi.json')).as<OpenApi>();
}, 600_000);
afterAll(() => world.desk.close());

const nameOf = ({ method, path }: RouteWithRule) => `${method} ${path}`;

/** The parameters of a route, each with the segment before it. */
function parametersOf({ path }: RouteWithRule): string[] {
  return [...path.matchAll(/(\w[\w-]*)\/(:\w+)/g)].map(([, segment = '', name = '']) =>
    `${segment}/${name}` in PARAMETERS ? `${segment}/${name}` : name in PARAMETERS ? name : `${segment}/${name}`,
  );
}

/** A role that may use the route; null for routes that are not about cases at all. */
function roleFor({ rule }: RouteWithRule): Role | null {
  if (rule?.kind !== 'can') return null;
  return permissions[rule.permission]?.roles.find((role) => role !== 'admin') ?? null;
}

/** The road to something, with `ids` in the places of the parameters in turn. */
function at({ path }: RouteWithRule, ids: readonly string[]): string {
  let n = 0;
  return path.replace(/:\w+/g, () => ids[n++] ?? '');
}

function ask(client: HttpClient, route: RouteWithRule, ids: readonly string[]): Promise<Answer> {
  const unsafe = ['POST', 'PUT', 'PATCH'].includes(route.method) || nameOf(route) in BODIES;
  const body = unsafe ? (BODIES[nameOf(route)] ?? validBody(openApi, route.method, route.path) ?? {}) : undefined;
  const query = route.path.endsWith('/report') ? '?form=art28-first' : '';
  return client.send(route.method, `${at(route, ids)}${query}`, body === undefined ? {} : { body });
}

/** An answer without what differs from request to request. */
function seen(answer: Answer): string {
  const text = answer.bytes.toString().replace(/"traceId":"[^"]*"/g, '');
  return `${answer.status} ${answer.headers.get('content-type') ?? ''} ${text}`;
}

/** For each table, an identifier of a row that belongs to the hidden incident. */
async function examples(): Promise<Map<string, string>> {
  const { desk, hidden } = world;
  const reach = desk.get(Reach);
  const found = new Map([
    ['incidents', hidden.incidentId],
    ['complaints', hidden.complaintId],
  ]);
  for (const table of new Set(reach.edges().map((road) => road.table))) {
    if (found.has(table)) continue;
    const columns = desk.get(UnitOfWork).reads.connection.entityMetadatas.find((each) => each.tableName === table);
    if (columns?.columns.every(({ databaseName }) => databaseName !== 'id') !== false) continue;
    const rows = await query<{ id: string }>(desk.get(UnitOfWork).reads, `SELECT id FROM ${table} ORDER BY id`);
    const belongings = await reach.belongings(rows.map(({ id }) => id));
    const mine = rows.find(({ id }) => belongings.get(id)?.has(hidden.incidentId));
    if (mine !== undefined) found.set(table, mine.id);
  }
  return found;
}

/** Routes with the tables that their parameters name; those that can belong to no incident are left out. */
function caseRoutes(): { route: RouteWithRule; tables: (string | null)[] }[] {
  return routes
    .map((route) => ({ route, tables: parametersOf(route).map((name) => PARAMETERS[name] ?? null) }))
    .filter(({ tables }) => tables.some((table) => table !== null));
}

describe('behind a wall', () => {
  it('every parameter of every route is known to be of an incident, or of none', () => {
    const unknown = routes.flatMap((route) =>
      parametersOf(route).flatMap((name) => (name in PARAMETERS ? [] : [`${nameOf(route)}: ${name}`])),
    );
    expect(unknown).toEqual([]);
    expect(parametersOf({ method: 'GET', path: '/api/v1/things/:thingId', rule: null, handler: '' })).toEqual([
      'things/:thingId',
    ]);
  });

  it('no list, page or figure mentions the incident, its complaints or anything of theirs', async () => {
    const words = [...(await examples()).values(), world.hidden.number, world.hidden.slipNumber];
    const told: string[] = [];
    let asked = 0;
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1'))) {
      const ids = parametersOf(route).map((name) =>
        PARAMETERS[name] === 'incidents' ? world.open.incidentId : world.open.complaintId,
      );
      for (const role of ROLES) {
        const answer = await of(world.named, role).client.get(`${at(route, ids)}${queryFor(route)}`);
        if (answer.status !== 200) continue;
        asked += 1;
        const text = answer.bytes.toString();
        for (const word of words) if (text.includes(word)) told.push(`${nameOf(route)} as ${role}: ${word}`);
      }
    }
    expect(told).toEqual([]);
    expect(asked).toBeGreaterThan(40);
  });

  it('shows it to everybody else (control)', async () => {
    const { free, hidden } = world;
    const lists = { '/api/v1/incidents': hidden.number, '/api/v1/complaints': hidden.slipNumber };
    for (const [path, word] of Object.entries(lists)) {
      expect((await of(free, 'compliance').get(path)).bytes.toString()).toContain(word);
    }
    expect((await of(free, 'manager').get(`/api/v1/campaigns/${hidden.campaignId}`)).status).toBe(200);
    expect((await of(free, 'agent').get(`/api/v1/complaints/${hidden.complaintId}`)).status).toBe(200);
  });

  it('is not found by its slip number, and machines find it no more than those it names', async () => {
    const { named, free, hidden, desk } = world;
    const lookUp = { kind: 'slip', value: hidden.slipNumber.replace('-', '－') };
    const found = async (client: HttpClient) =>
      (await client.post('/api/v1/complaints/lookup', lookUp)).as<{ items: unknown[] }>().items.length;
    expect(await found(of(named, 'agent').client)).toBe(0);
    expect(await found(of(free, 'agent'))).toBe(1);
    while (await desk.get(SweepSearch).step());
    const searched = async (client: HttpClient, q = hidden.slipNumber) =>
      (await client.post('/api/v1/search', { q })).as<{ items: unknown[] }>().items.length;
    expect(await searched(of(named, 'agent').client, '受信箱')).toBe(0);
    expect(await searched(of(free, 'agent'), '受信箱')).toBe(1);
    for (const role of ['agent', 'manager', 'auditor'] as const)
      expect([await searched(of(named, role).client), await searched(of(free, role))]).toEqual([0, 1]);
    const made = await of(free, 'admin').post('/api/v1/tokens', { name: 'machine', role: 'compliance' });
    const machine = desk.client().useToken(made.as<{ token: string }>().token);
    expect((await machine.get(`/api/v1/incidents/${hidden.incidentId}`)).status).toBe(404);
    expect((await machine.get(`/api/v1/incidents/${hidden.number}`)).status).toBe(404);
    expect(await found(machine)).toBe(0);
  });

  it('whatever a route is asked for of the incident, it answers as for what does not exist', async () => {
    const roads = world.desk.get(Reach).edges();
    const without = await plantRows(world.desk, roads, world.hidden);
    expect(without).toEqual([]);
    const rows = await examples();
    const differing: string[] = [];
    for (const { route, tables } of caseRoutes()) {
      const role = roleFor(route);
      if (role === null) continue;
      const { client } = of(world.named, role);
      const ids = tables.map((table) => (table === null ? newId() : (rows.get(table) ?? `no row of ${table}`)));
      expect(ids.filter((id) => id.startsWith('no row')).map((id) => `${nameOf(route)}: ${id}`)).toEqual([]);
      const hidden = seen(await ask(client, route, ids));
      const nothing = seen(
        await ask(
          client,
          route,
          tables.map(() => newId()),
        ),
      );
      if (hidden !== nothing) differing.push(`${nameOf(route)}: ${hidden} — ${nothing}`);
    }
    expect(differing).toEqual([]);
  });

  it('whatever a body names of the incident, it answers as for what does not exist', async () => {
    const { named, hidden } = world;
    const differing: string[] = [];
    const tried: string[] = [];
    for (const route of routes.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))) {
      const role = roleFor(route);
      const fields = bodyFields(openApi, route.method, route.path).filter((name) => NAMING.test(name));
      if (role === null) continue;
      for (const field of fields) {
        tried.push(`${nameOf(route)} ${field}`);
        const body = (id: string) => {
          const made = validBody(openApi, route.method, route.path) as Record<string, unknown>;
          return { ...made, [field]: field.endsWith('s') ? [id] : id };
        };
        const path = at(route, [world.open.incidentId, world.open.complaintId]);
        const value = /complaint/i.test(field) ? hidden.complaintId : hidden.incidentId;
        const answers = [value, newId()].map(async (id) =>
          seen(await of(named, role).client.send(route.method, path, { body: body(id) })),
        );
        const [one, other] = await Promise.all(answers);
        if (one !== other) differing.push(`${nameOf(route)} ${field}: ${one} — ${other}`);
      }
    }
    expect(differing).toEqual([]);
    expect(tried).toContain('POST /api/v1/incidents complaintIds');
  });

  it('the same requests tell something from nothing on the other side of the wall (control)', async () => {
    const rows = await examples();
    const alike: string[] = [];
    const last = (route: RouteWithRule) => /DELETE|transition|lift|refuse|leave/.test(nameOf(route));
    const inOrder = [...caseRoutes()].sort((a, b) => Number(last(a.route)) - Number(last(b.route)));
    for (const { route, tables } of inOrder) {
      const role = roleFor(route);
      if (role === null) continue;
      const ids = tables.map((table) => (table === null ? newId() : (rows.get(table) ?? '')));
      const something = seen(await ask(of(world.free, role), route, ids));
      const nothing = seen(
        await ask(
          of(world.free, role),
          route,
          tables.map(() => newId()),
        ),
      );
      if (something === nothing) alike.push(`${nameOf(route)}: ${nothing}`);
    }
    expect(alike.filter((line) => !(line.slice(0, line.indexOf(': ')) in ALIKE))).toEqual([]);
  });
});

function queryFor({ path }: RouteWithRule): string {
  if (path.endsWith('/report')) return '?form=art28-first';
  return path.endsWith('/monthly') ? '?month=2026-11' : '';
}
