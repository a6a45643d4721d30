import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AccessModule,
  accessSchema,
  AddUser,
  ApiTokens,
  Can,
  CurrentActor,
  enumerateRoutes,
  PermissionTable,
  Public,
  SESSION_COOKIE,
  SetupLink,
} from '#access';
import { AuditEntryRow, AuditModule, auditSchema } from '#audit';
import { KernelModule, ROLES, Settings, systemActor, type Actor, type Role } from '#kernel';
import { PersistenceModule, UnitOfWork } from '#persistence';
import { FakeClock, freshDatabase, type FreshDatabase } from '#testing';
import { VaultModule, vaultSchema } from '#vault';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, createHttpAdapter, HttpModule, servedRoutes } from './index.js';

const PASSWORD = 'plum-Otter-71-bridge';
const TESTER = systemActor('test');
const schemas = [vaultSchema, auditSchema, accessSchema];

@Controller('try')
class TryController {
  @Get('public')
  @Public()
  open(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('forgotten')
  forgotten(): string {
    return 'nobody may see this';
  }

  @Get('incidents')
  @Can('incidents:read')
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Post('approve')
  @Can('notices:approve')
  approve(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

interface Browser {
  cookie: string;
  csrf: string;
}

describe('access over HTTP', () => {
  const clock = new FakeClock();
  let place: FreshDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    place = await freshDatabase(schemas);
    const settings = Settings.from({ ...place.values, trustedProxies: ['10.0.0.1'] });
    @Module({
      imports: [
        KernelModule.with(settings, clock),
        PersistenceModule.with(schemas),
        VaultModule,
        AuditModule,
        AccessModule,
        HttpModule,
      ],
      controllers: [TryController],
    })
    class TinyDesk {}
    app = await NestFactory.create<NestFastifyApplication>(TinyDesk, createHttpAdapter(settings), { logger: false });
    configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const addUser = (role: Role, email: string) =>
    app.get(AddUser).execute({ email, name: '架空 一郎', role, password: PASSWORD }, TESTER);
  const signIn = (email: string, password = PASSWORD, remoteAddress = '192.0.2.10', headers = {}) =>
    app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress, headers });
  const code = (answer: { json: <T>() => T }) => answer.json<{ code?: string }>().code;
  const auditOf = (action: string) => app.get(UnitOfWork).reads.countBy(AuditEntryRow, { action });

  async function browser(role: Role, email = `${role}-${String(Math.random()).slice(2)}@example.jp`): Promise<Browser> {
    await addUser(role, email);
    return opened(await signIn(email));
  }

  function opened(answer: Awaited<ReturnType<typeof signIn>>): Browser {
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return { cookie, csrf: answer.json<{ csrfToken: string }>().csrfToken };
  }

  const call = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, who: Browser, payload?: object) =>
    app.inject({
      method,
      url,
      headers: { cookie: who.cookie, 'x-csrf-token': who.csrf },
      ...(payload === undefined ? {} : { payload }),
    });

  it('makes the first administrator by a link that works once, and closes the door after that', async () => {
    const link = await app.get(SetupLink).issue();
    const body = { token: link?.secret ?? '', email: 'first@example.jp', name: '架空 花子', password: PASSWORD };
    const setUp = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/setup', payload });
    expect(code(await setUp({ ...body, token: 'guess' }))).toBe('access.bad-setup-link');
    expect(code(await setUp({ ...body, password: 'short' }))).toBe('access.weak-password');
    expect((await setUp(body)).json()).toMatchObject({ role: 'admin', email: 'first@example.jp' });
    expect(code(await setUp({ ...body, email: 'second@example.jp' }))).toBe('access.bad-setup-link');
    expect(await app.get(SetupLink).issue()).toBeNull();
  });

  it('signs in with a cookie that scripts cannot read, Secure when a trusted proxy had TLS', async () => {
    await addUser('agent', 'cookie@example.jp');
    const plain = await signIn('Cookie@Example.jp');
    expect(plain.json()).toMatchObject({ user: { email: 'cookie@example.jp', role: 'agent' } });
    expect(plain.headers['set-cookie']).toMatch(
      new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.10' };
    expect((await signIn('cookie@example.jp', PASSWORD, '10.0.0.1', forwarded)).headers['set-cookie']).toMatch(
      /Secure/,
    );
    expect((await signIn('cookie@example.jp', PASSWORD, '192.0.2.9', forwarded)).headers['set-cookie']).not.toMatch(
      /Secure/,
    );
  });

  it('says the same of a wrong password, an unknown account and a disabled one, and logs each', async () => {
    const admin = await browser('admin');
    const { user } = await addUser('agent', 'leaver@example.jp');
    await call('PATCH', `/api/v1/users/${user.id}`, admin, { active: false });
    const before = await auditOf('session.refused');
    const answers = [
      await signIn('leaver@example.jp'),
      await signIn('nobody@example.jp'),
      await signIn('first@example.jp', 'wrong-password'),
    ];
    const bodies = answers.map((answer) => ({ ...answer.json<object>(), traceId: '' }));
    expect(bodies[0]).toMatchObject({ code: 'access.bad-credentials', status: 401 });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(await auditOf('session.refused')).toBe(before + 3);
  });

  it('makes a guesser wait, whether or not the account exists, and lets others in meanwhile', async () => {
    await addUser('agent', 'guessed@example.jp');
    for (const email of ['guessed@example.jp', 'not-there@example.jp']) {
      for (let i = 0; i < 5; i += 1) expect(code(await signIn(email, 'wrong'))).toBe('access.bad-credentials');
      const slowed = await signIn(email, PASSWORD);
      expect([code(slowed), slowed.headers['retry-after']]).toEqual(['access.too-many-attempts', '1']);
    }
    expect((await signIn('guessed@example.jp', PASSWORD, '198.51.100.7')).statusCode).toBe(200);
    clock.advance(1_000);
    expect((await signIn('guessed@example.jp')).statusCode).toBe(200);
  });

  it('refuses a route without a rule to everybody, and lists it', async () => {
    const admin = await browser('admin');
    expect(code(await call('GET', '/try/forgotten', admin))).toBe('access.no-rule');
    expect(code(await app.inject({ url: '/try/forgotten' }))).toBe('access.no-rule');
    expect(enumerateRoutes(app).filter((route) => route.rule === null)).toEqual([
      { method: 'GET', path: '/try/forgotten', rule: null, handler: 'TryController.forgotten' },
    ]);
  });

  it('serves nothing past the guard but the API documentation', () => {
    const guarded = new Set(enumerateRoutes(app).map((route) => route.path));
    const past = servedRoutes(app).filter(({ path }) => !guarded.has(path.replace(/(.)\/$/, '$1')));
    expect(past.length).toBeGreaterThan(0);
    expect(past.filter(({ path }) => !/^\/api\/(docs|openapi\.json)/.test(path))).toEqual([]);
  });

  it('lets every route be called by exactly the roles of the table', async () => {
    const table = app.get(PermissionTable);
    const routes = enumerateRoutes(app).filter((route) => route.method === 'GET' && route.rule?.kind === 'can');
    expect(routes.length).toBeGreaterThanOrEqual(3);
    for (const role of ROLES) {
      const who = await browser(role);
      for (const { path, rule } of routes) {
        const allowed = rule?.kind === 'can' && table.can(role, rule.permission);
        const answer = await call('GET', path, who);
        // Whoever may ask for one thing by its id is told that there is no such thing.
        const through = path.includes(':') ? 404 : 200;
        expect([role, path, answer.statusCode]).toEqual([role, path, allowed ? through : 403]);
      }
    }
  });

  it('demands the session’s own CSRF token wherever something may change', async () => {
    const [mine, other] = [await browser('manager'), await browser('manager')];
    const approve = (csrf?: string) =>
      app.inject({
        method: 'POST',
        url: '/try/approve',
        headers: { cookie: mine.cookie, ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }) },
      });
    expect(code(await approve())).toBe('access.csrf');
    expect(code(await approve(other.csrf))).toBe('access.csrf');
    expect((await approve(mine.csrf)).statusCode).toBe(201);
    expect(code(await signIn('first@example.jp', PASSWORD, '192.0.2.10', { 'sec-fetch-site': 'cross-site' }))).toBe(
      'access.csrf',
    );
  });

  it('ends a session at log-out at once, after half an hour of silence, and after twelve hours in any case', async () => {
    const leaving = await browser('compliance');
    expect((await call('GET', '/try/incidents', leaving)).statusCode).toBe(200);
    expect((await call('DELETE', '/api/v1/session', leaving)).statusCode).toBe(204);
    expect(code(await call('GET', '/try/incidents', leaving))).toBe('access.not-signed-in');

    const silent = await browser('compliance');
    clock.advance(30 * 60_000);
    expect(code(await call('GET', '/try/incidents', silent))).toBe('access.not-signed-in');

    const busy = await browser('compliance');
    const statuses: number[] = [];
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      statuses.push((await call('GET', '/try/incidents', busy)).statusCode);
      clock.advance(20 * 60_000);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(code(await call('GET', '/try/incidents', busy))).toBe('access.not-signed-in');
  });

  it('writes down the use of a session once a minute at most', async () => {
    const who = await browser('compliance');
    const uow = app.get(UnitOfWork);
    const before = uow.commits;
    for (let i = 0; i < 20; i += 1) {
      clock.advance(2_000);
      await call('GET', '/try/incidents', who);
    }
    expect(uow.commits).toBe(before);
    clock.advance(30_000);
    await call('GET', '/try/incidents', who);
    expect(uow.commits).toBe(before + 1);
  });

  it('lets machines in by token until it is revoked, but not where a person must act', async () => {
    const { token, secret } = await app.get(ApiTokens).make({ name: 'gateway', role: 'manager' }, TESTER);
    const asMachine = (method: 'GET' | 'POST', url: string, authorization = `Bearer ${secret}`) =>
      app.inject({ method, url, headers: { authorization } });
    expect(secret).toMatch(/^mdg_[\w-]{43}$/);
    expect((await asMachine('GET', '/try/incidents')).json()).toEqual({ kind: 'token', id: token.id, role: 'manager' });
    expect(code(await asMachine('POST', '/try/approve'))).toBe('access.people-only');
    expect(code(await asMachine('GET', '/api/v1/session'))).toBe('access.people-only');
    expect(code(await asMachine('GET', '/try/incidents', `Bearer ${secret.slice(0, -1)}x`))).toBe(
      'access.not-signed-in',
    );
    expect(code(await asMachine('GET', '/try/incidents', 'Basic eDp5'))).toBe('access.not-signed-in');
    await app.get(ApiTokens).revoke(token.id, TESTER);
    expect(code(await asMachine('GET', '/try/incidents'))).toBe('access.not-signed-in');
  });

  it('shows a token’s secret once and stores neither it nor a session’s secret', async () => {
    const admin = await browser('admin');
    const made = (await call('POST', '/api/v1/tokens', admin, { name: 'fax gateway', role: 'agent' })).json<{
      token: string;
    }>();
    expect((await call('GET', '/api/v1/tokens', admin)).body).not.toContain(made.token);
    const rows = await app.get(UnitOfWork).reads.query('SELECT * FROM sessions');
    const tokens = await app.get(UnitOfWork).reads.query('SELECT * FROM api_tokens');
    const stored = JSON.stringify([rows, tokens]);
    expect(stored).not.toContain(made.token);
    expect(stored).not.toContain(admin.cookie.split('=')[1]);
  });

  it('throws a leaver out at once, with the tokens they made', async () => {
    const [boss, leaver] = [await browser('admin'), await browser('admin', 'gone@example.jp')];
    const { token } = (await call('POST', '/api/v1/tokens', leaver, { name: 'x', role: 'compliance' })).json<{
      token: string;
    }>();
    const users = (await call('GET', '/api/v1/users', boss)).json<{ items: { id: string; email: string }[] }>().items;
    const id = users.find((user) => user.email === 'gone@example.jp')?.id ?? '';
    expect((await call('PATCH', `/api/v1/users/${id}`, boss, { active: false })).json()).toMatchObject({
      active: false,
    });
    expect(code(await call('GET', '/api/v1/users', leaver))).toBe('access.not-signed-in');
    const machine = await app.inject({ url: '/try/incidents', headers: { authorization: `Bearer ${token}` } });
    expect(code(machine)).toBe('access.not-signed-in');
  });

  it('lets nobody change their own role, take a known address, or invent a role', async () => {
    const admin = await browser('admin', 'self@example.jp');
    const me = (await call('GET', '/api/v1/session', admin)).json<{ user: { id: string } }>().user.id;
    expect(code(await call('PATCH', `/api/v1/users/${me}`, admin, { role: 'compliance' }))).toBe('access.own-account');
    const again = { email: 'SELF@example.jp', name: 'x', role: 'agent' };
    expect(code(await call('POST', '/api/v1/users', admin, again))).toBe('access.email-taken');
    expect(code(await call('POST', '/api/v1/users', admin, { ...again, role: 'owner' }))).toBe('http.invalid');
    expect(code(await call('PATCH', `/api/v1/users/${me}`, admin, { role: null }))).toBe('http.invalid');
  });

  it('changes a password with the current one, and ends the other sessions', async () => {
    const here = await browser('agent', 'changer@example.jp');
    const elsewhere = opened(await signIn('changer@example.jp'));
    const change = (current: string, next: string) => call('PUT', '/api/v1/session/password', here, { current, next });
    expect(code(await change('wrong', 'new-Plum-Otter-72'))).toBe('access.bad-credentials');
    expect(code(await change(PASSWORD, 'short'))).toBe('access.weak-password');
    const listed = (await call('GET', '/api/v1/sessions', here)).json<{ items: { current: boolean }[] }>().items;
    expect(listed.map((item) => item.current).sort()).toEqual([false, true]);
    expect((await change(PASSWORD, 'new-Plum-Otter-72')).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/session', here)).statusCode).toBe(200);
    expect(code(await call('GET', '/api/v1/session', elsewhere))).toBe('access.not-signed-in');
    expect(code(await signIn('changer@example.jp'))).toBe('access.bad-credentials');
    expect((await signIn('changer@example.jp', 'new-Plum-Otter-72')).statusCode).toBe(200);
  });

  it('tells every person the names of colleagues, but no address, and machines nothing', async () => {
    const { user } = await addUser('agent', 'colleague@example.jp');
    const answer = await call('GET', '/api/v1/people', await browser('auditor'));
    expect(answer.json<{ items: object[] }>().items).toContainEqual({
      id: user.id,
      name: '架空 一郎',
      role: 'agent',
      active: true,
    });
    expect(answer.body).not.toMatch(/@|argon2/);
    expect((await app.inject({ url: '/api/v1/people' })).statusCode).toBe(401);
  });

  it('lets people see and end their own sessions only', async () => {
    const [mine, other] = [await browser('agent'), await browser('agent')];
    const [session] = (await call('GET', '/api/v1/sessions', other)).json<{ items: { id: string }[] }>().items;
    expect(code(await call('DELETE', `/api/v1/sessions/${session?.id ?? ''}`, mine))).toBe('access.session-not-found');
    expect((await call('GET', '/api/v1/session', other)).statusCode).toBe(200);
    expect((await call('DELETE', `/api/v1/sessions/${session?.id ?? ''}`, other)).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/session', other)).statusCode).toBe(401);
  });
});
