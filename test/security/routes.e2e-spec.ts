import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'yaml';
import { enumerateRoutes, type RouteWithRule } from '#access';
import { servedRoutes } from '#http';
import { configFile, ROLES, type Role } from '#kernel';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';
import { answerSchema, type AnswerDocument } from '../support/answer-schema.js';
import { faultsOf } from '../support/json-schema.js';

jest.setTimeout(420_000);

/** An id of the right form that nothing has. */
const NOBODY = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
/** Routes that no controller made, and so no guard stands before: meant for everybody, and nothing else. */
const OPEN_PAGES = new RegExp(
  [
    String.raw`^(GET|HEAD) /(console(/.*)?|api/docs([/-].*)?|api/openapi\.json|favicon\.ico|setup)$`,
    String.raw`^(GET|HEAD) /public/(style\.css|favicon\.svg|held/:id)$`,
    // Where no other route is: a page that says so, or the problem document.
    String.raw`^(GET|HEAD) /\*$`,
    // The form for complainants and what is around it, in each of its languages.
    String.raw`^(GET|HEAD|POST) /((easy|en|zh|ko|vi|pt)/?)?(status|ack|add)?$`,
    String.raw`^(GET|HEAD) /((easy|en|zh|ko|vi|pt)/)?(contact|privacy)$`,
  ].join('|'),
);

/** Reads that must be among those whose answers are checked, each with something in it. */
const FILLED = [
  'complaints',
  'complaints/:id',
  'complaints/:id/siblings',
  'review/queue',
  'review/:complaintId',
  'review/:complaintId/context',
  'review/:complaintId/foreseen',
  'incidents',
  'incidents/:id',
  'incidents/:id/reports',
  'incidents/:id/campaigns',
  'queues/counts',
  'queues/assignees',
  'today',
  'session',
  'users',
  'engines',
  'audit/entries',
  'trends',
];

interface RoleFile {
  permissions: Record<string, { roles: Role[]; people?: boolean }>;
}
type Verdict = 'allowed' | 401 | 403;

let desk: TestDesk;
let routes: RouteWithRule[];
const people = new Map<Role, HttpClient>();
const machines = new Map<Role, HttpClient>();
/** Read from the file itself, so that a fault of the code that reads it shows. */
const { permissions } = parse(readFileSync(configFile('roles.yaml'), 'utf8')) as RoleFile;

beforeAll(async () => {
  desk = await startDesk({ settings: { publicUrl: 'https://desk.example.jp' } });
  routes = enumerateRoutes(desk.app);
  for (const role of ROLES) people.set(role, await desk.as(role));
  const admin = person('admin');
  for (const role of ROLES) {
    const made = await admin.post('/api/v1/tokens', { name: `machine ${role}`, role });
    expect(made.status).toBe(201);
    machines.set(role, desk.client().useToken(made.as<{ token: string }>().token));
  }
}, 300_000);
afterAll(() => desk.close());

function person(role: Role): HttpClient {
  const client = people.get(role);
  if (client === undefined) throw new Error(`nobody is signed in as ${role}`);
  return client;
}

const unsafe = ({ method }: RouteWithRule) => !['GET', 'HEAD'].includes(method);
const nameOf = ({ method, path }: RouteWithRule) => `${method} ${path}`;
/** Ending one's own session is tried at the end, since it ends the client. */
const endsSession = (route: RouteWithRule) => nameOf(route) === 'DELETE /api/v1/session';

/** A request that nothing can come of: ids that nothing has, and an empty body, which validation would refuse. */
function harmless(client: HttpClient, { method, path }: RouteWithRule): Promise<Answer> {
  const at = path.replace(/:\w+/g, NOBODY);
  return client.send(method, at, ['POST', 'PUT', 'PATCH'].includes(method) ? { body: {} } : {});
}

/** What the file of roles says of a route and somebody who asks; null where the route has no rule. */
function due(route: RouteWithRule, role: Role | null, machine: boolean): Verdict | null {
  if (route.rule === null) return null;
  if (route.rule.kind === 'public') return 'allowed';
  if (role === null) return 401;
  if (route.rule.kind === 'signed-in') return machine ? 403 : 'allowed';
  const entry = permissions[route.rule.permission];
  if (entry === undefined) return null;
  return entry.roles.includes(role) && !(machine && entry.people === true) ? 'allowed' : 403;
}

/** What the desk did: anything but 401, 403 and a fault counts as allowed. */
function done({ status }: Answer): number | 'allowed' {
  return status === 401 || status === 403 || status >= 500 ? status : 'allowed';
}

/** Tries every route as one asker; answers those where the desk does not do what is due. */
async function differences(client: HttpClient, role: Role | null, machine = false): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes.filter((each) => !endsSession(each))) {
    const [wanted, got] = [due(route, role, machine), done(await harmless(client, route))];
    if (wanted !== got) found.push(`${nameOf(route)}: wanted ${String(wanted)}, got ${String(got)}`);
  }
  return found;
}

describe('every route', () => {
  it('has a rule, and every permission it names stands in roles.yaml', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter((route) => due(route, 'agent', false) === null).map(nameOf)).toEqual([]);
    const forgotten: RouteWithRule = { method: 'GET', path: '/api/v1/forgotten', rule: null, handler: 'X.y' };
    expect(due(forgotten, 'agent', false)).toBeNull();
  });

  it('that is served comes from a controller with a rule, or is one of the pages meant for everybody', () => {
    const known = new Set(routes.flatMap((route) => [nameOf(route), nameOf(route).replace(/^GET /, 'HEAD ')]));
    const others = servedRoutes(desk.app)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !known.has(name) && !OPEN_PAGES.test(name) && !name.startsWith('OPTIONS '));
    expect(others).toEqual([]);
    expect(OPEN_PAGES.test('GET /api/v1/complaints')).toBe(false);
  });

  it('asks who somebody is before anything else', async () => {
    expect(await differences(desk.client(), null)).toEqual([]);
  });

  it.each(ROLES.map((role) => [role]))('is open to the %s exactly where roles.yaml says', async (role) => {
    expect(await differences(person(role), role)).toEqual([]);
  });

  it.each(ROLES.map((role) => [role]))(
    'is open to a machine of the role %s, but for what people must do',
    async (role) => {
      expect(await differences(machines.get(role) ?? desk.client(), role, true)).toEqual([]);
    },
  );

  it('would show a difference if the file said something else (control)', async () => {
    const asManager = await differences(person('agent'), 'manager');
    expect(asManager).toContain('POST /api/v1/complaints: wanted 403, got allowed');
    expect(asManager).toContain('GET /api/v1/incidents: wanted allowed, got 403');
  });

  it('that changes something is refused to a session without its CSRF token, and with another’s', async () => {
    const guarded = routes.filter((route) => unsafe(route) && route.rule?.kind !== 'public');
    expect(guarded.length).toBeGreaterThan(30);
    for (const token of [null, 'another-token']) {
      const clients = new Map<Role, HttpClient>();
      for (const role of ROLES) clients.set(role, (await desk.as(role)).useCsrfToken(token));
      const open: string[] = [];
      for (const route of guarded) {
        const role = ROLES.find((each) => due(route, each, false) === 'allowed') ?? 'agent';
        const answer = await harmless(clients.get(role) ?? desk.client(), route);
        const { code } = answer.as<{ code?: string }>();
        if (answer.status !== 403 || code !== 'access.csrf') open.push(`${nameOf(route)}: ${answer.status}`);
      }
      expect(open).toEqual([]);
    }
  });

  it('that does not exist is answered with problem+json', async () => {
    const answer = await person('agent').get('/api/v1/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('that does not exist is a page in their language for people with a browser, outside the API', async () => {
    const people = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const asked = async (path: string, headers: Record<string, string>): Promise<unknown[]> => {
      const answer = await desk.client().get(path, headers);
      const language = /<html lang="([\w-]+)"/.exec(answer.bytes.toString())?.[1];
      return [answer.status, answer.headers.get('content-type')?.split(';')[0], language];
    };
    expect(await asked('/en/nothing-here?slip=1', people)).toEqual([404, 'text/html', 'en']);
    expect(await asked('/nothing/here', people)).toEqual([404, 'text/html', 'ja']);
    expect(await asked('/%E0%A4%A', people)).toEqual([404, 'text/html', 'ja']);
    expect(await asked('/%E0%A4%A', {})).toEqual([400, 'application/problem+json', undefined]);
    expect(await asked('/nothing/here', {})).toEqual([404, 'application/problem+json', undefined]);
    expect(await asked('/api', people)).toEqual([404, 'application/problem+json', undefined]);
    expect(await asked('/api/v1/nothing-here', people)).toEqual([404, 'application/problem+json', undefined]);
  });
});

describe('an answer', () => {
  let document: AnswerDocument;
  let ids: Record<string, string>;
  beforeAll(async () => {
    document = (await desk.client().get('/api/openapi.json')).as<AnswerDocument>();
    ids = await filledDesk();
  });

  /** The road of a route whose parameters are a complaint or an incident; null for others. */
  function roadOf({ path }: RouteWithRule): string | null {
    const road = path.replace(/(\w+)\/(:\w+)/g, (_, segment: string, name: string) => {
      return `${segment}/${ids[`${segment}/${name}`] ?? name}`;
    });
    return road.includes(':') ? null : road;
  }

  it('is what the OpenAPI document says, wherever something can be read', async () => {
    const [faults, looked]: [string[], string[]] = [[], []];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const road = roadOf(route);
      const role = ROLES.findLast((each) => due(route, each, false) === 'allowed');
      if (road === null || role === undefined || route.path.endsWith('/live')) continue;
      const answer = await person(role).get(road);
      const schema = answerSchema(document, route, answer.status);
      if (answer.status !== 200 || answer.body === undefined || answer.body === null || schema === undefined) continue;
      looked.push(nameOf(route));
      faults.push(...faultsOf(schema, answer.body).map((fault) => `${nameOf(route)} ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(looked.length).toBeGreaterThan(60);
    for (const path of FILLED) expect(looked).toContain(`GET /api/v1/${path}`);
  });

  it('would be found to differ if the document said something else (control)', async () => {
    const route = { method: 'GET', path: '/api/v1/session' };
    const { body } = await person('agent').get(route.path);
    const other = structuredClone(document);
    other.components.schemas['UserDto'] = { type: 'object', properties: { id: { type: 'number' } } };
    const faults = faultsOf(answerSchema(other, route, 200) ?? {}, body);
    expect(faultsOf(answerSchema(document, route, 200) ?? {}, body)).toEqual([]);
    expect(faults).toContain('/user/id: not number');
    expect(faults).toContain('/user/name: not in the schema');
  });
});

/** A signalled complaint with an answer and a note, in an incident with an estimate; ids by the segment of a route. */
async function filledDesk(): Promise<Record<string, string>> {
  const must = async (asked: Promise<Answer>): Promise<string> => {
    const answer = await asked;
    if (answer.status >= 300) throw new Error(`answered ${String(answer.status)}: ${answer.bytes.toString()}`);
    return answer.as<{ id?: string } | null>()?.id ?? '';
  };
  const [agent, officer] = [person('agent'), person('compliance')];
  const text = '知人が私の通話の内容を知っていました。メールも読まれているようです。';
  const complaint = await must(
    agent.post('/api/v1/complaints', { channel: 'phone', text, contact: { name: '山田花子', phone: '03-1234-5678' } }),
  );
  await must(agent.post(`/api/v1/complaints/${complaint}/replies`, { channel: 'phone', text: '確認いたします。' }));
  await must(agent.post(`/api/v1/complaints/${complaint}/notes`, { text: '折り返しの約束あり' }));
  const incident = await must(officer.post('/api/v1/incidents', { title: '確認中の事案', complaintIds: [complaint] }));
  const asOf = desk.clock.now().toISOString();
  await must(officer.post(`/api/v1/incidents/${incident}/estimates`, { persons: 3, basis: '記録による', asOf }));
  return { 'complaints/:id': complaint, 'review/:complaintId': complaint, 'incidents/:id': incident };
}

describe('a session', () => {
  it('lives in a cookie that scripts and other sites cannot use, and only travels over TLS', async () => {
    const { email, password } = await desk.addUser('agent');
    const answer = await desk.client().post('/api/v1/session', { email, password });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^madoguchi_session=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie.split('; ')).toContain(flag);
    expect(cookie).not.toContain('Domain');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    expect(answer.bytes.toString()).not.toContain(cookie.slice('madoguchi_session='.length).split(';')[0]);
  });

  it('is over after signing out, also for whoever kept its cookie', async () => {
    const client = await desk.as('agent');
    const kept = { cookie: client.cookieHeader };
    expect((await desk.client().get('/api/v1/session', kept)).status).toBe(200);
    expect((await client.delete('/api/v1/session')).status).toBe(204);
    expect((await desk.client().get('/api/v1/session', kept)).status).toBe(401);
    expect((await machines.get('agent')?.delete('/api/v1/session'))?.status).toBe(403);
  });

  it('ends at once when its user is disabled, and so does nothing else', async () => {
    const user = await desk.addUser('agent');
    const [client, other] = [await desk.client().signIn(user.email, user.password), await desk.as('agent')];
    expect((await person('admin').patch(`/api/v1/users/${user.id}`, { active: false })).status).toBe(200);
    expect((await client.get('/api/v1/session')).status).toBe(401);
    expect((await other.get('/api/v1/session')).status).toBe(200);
  });

  it('is harder and harder to guess: after some failures even the right password has to wait', async () => {
    const { email, password } = await desk.addUser('agent');
    const attempt = (as: string, word: string) => desk.client().post('/api/v1/session', { email: as, password: word });
    const known = await attempt(email, 'wrong-1');
    const unknown = await attempt('nobody@example.jp', 'wrong-1');
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(unknown.as<{ code: string }>().code).toBe(known.as<{ code: string }>().code);
    for (let n = 2; n <= 5; n += 1) expect((await attempt(email, `wrong-${n}`)).status).toBe(401);
    const throttled = await attempt(email, password);
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0);
    desk.clock.advance(60_000);
    expect((await attempt(email, password)).status).toBe(200);
  });
});
