import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliverWebhooks } from '#webhooks';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let server: Server;
let url: string;
let answer = 204;
let received: Received[] = [];
let desk: TestDesk;
let admin: HttpClient;
let agent: HttpClient;
let endpoint: { id: string; secret: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=geheim`;
  desk = await startDesk({ settings: { webhookPrivate: true } });
  await signIn();
  const made = await admin.post('/api/v1/webhooks', { url, events: ['complaint.registered'] });
  expect(made.status).toBe(201);
  endpoint = made.as<{ id: string; secret: string }>();
});
beforeEach(() => {
  received = [];
  answer = 204;
});
afterAll(async () => {
  await desk.close();
  await new Promise((resolve) => server.close(resolve));
});

async function signIn(): Promise<void> {
  admin = await desk.as('admin');
  agent = await desk.as('agent');
}
const log = (text: string): Promise<Answer> => agent.post('/api/v1/complaints', { channel: 'phone', text });
const deliver = (): Promise<number> => desk.get(DeliverWebhooks).execute();
const slips = (): string[] =>
  received.map(({ body }) => (JSON.parse(body) as { data: { slipNumber: string } }).data.slipNumber.slice(-6));

/** Whether one of the signatures was made with the secret (Standard Webhooks). */
function isSignedWith({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}

describe('a webhook', () => {
  it('tells of a complaint: signed, in order, and without a word of what it says', async () => {
    await log('漏えいの疑いがあると聞きました。');
    await log('料金の説明がない。');
    expect(await deliver()).toBe(2);
    expect(slips()).toEqual(['000001', '000002']);
    const [first] = received;
    if (!first) throw new Error('nothing came');
    expect(isSignedWith(first, endpoint.secret)).toBe(true);
    expect(isSignedWith({ ...first, body: first.body.replace('phone', 'email') }, endpoint.secret)).toBe(false);
    expect(Object.keys((JSON.parse(first.body) as { data: object }).data).sort()).toEqual(
      ['arrivalId', 'channel', 'complaintId', 'receivedAt', 'slipNumber'].sort(),
    );
    expect(first.body).not.toMatch(/漏|flagged|contact/);
    expect(await deliver()).toBe(0);
  });

  it('is tried again with growing pauses under the same id, and what is behind it waits', async () => {
    answer = 500;
    await log('三件目');
    await log('四件目');
    await deliver();
    await deliver();
    expect(received.length).toBe(1);
    desk.clock.advance(5_000);
    await deliver();
    desk.clock.advance(5_000);
    await deliver();
    expect(received.length).toBe(2);
    answer = 200;
    desk.clock.advance(5_000);
    expect(await deliver()).toBe(2);
    expect(slips()).toEqual(['000003', '000003', '000003', '000004']);
    expect(new Set(received.slice(0, 3).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('does not follow where it is sent on to', async () => {
    answer = 302;
    await log('五件目');
    expect(await deliver()).toBe(0);
    answer = 204;
    desk.clock.advance(60_000);
    expect(await deliver()).toBe(1);
  });

  it('is signed with the old secret too for a day after that was replaced; no secret is ever shown again', async () => {
    const rotated = (await admin.post(`/api/v1/webhooks/${endpoint.id}/rotate`)).as<{ secret: string }>();
    await log('六件目');
    await deliver();
    const [first] = received;
    expect(first && [isSignedWith(first, endpoint.secret), isSignedWith(first, rotated.secret)]).toEqual([true, true]);
    const shown = JSON.stringify((await admin.get('/api/v1/webhooks')).body);
    for (const secret of [endpoint.secret, rotated.secret]) expect(shown).not.toContain(secret);
    desk.clock.advance(25 * 3_600_000);
    await signIn();
    await log('七件目');
    await deliver();
    const last = received.at(-1);
    expect(last && [isSignedWith(last, endpoint.secret), isSignedWith(last, rotated.secret)]).toEqual([false, true]);
  });

  it('can be sent again by hand, under its old id, and the log says how each went', async () => {
    const items = async (): Promise<{ id: string; state: string; lastStatus: number }[]> =>
      (await admin.get(`/api/v1/webhooks/${endpoint.id}/deliveries`)).as<{ items: never[] }>().items;
    const [newest] = await items();
    expect(newest).toMatchObject({ state: 'delivered', lastStatus: 204 });
    expect((await admin.post(`/api/v1/webhooks/deliveries/${newest?.id ?? ''}/resend`)).status).toBe(202);
    expect(await deliver()).toBe(1);
    expect(received[0]?.headers['webhook-id']).toBe(newest?.id);
  });

  it('is given up after days of failure, with an alarm; enabled again, it sends what waited', async () => {
    answer = 503;
    await log('八件目');
    for (let n = 0; n < 14; n += 1) {
      await deliver();
      desk.clock.advance(6 * 3_600_000);
    }
    await signIn();
    expect((await admin.get('/api/v1/webhooks')).body).toMatchObject({ items: [{ isActive: false }] });
    const alarms = (await admin.get('/api/v1/alarms')).as<{ items: { code: string; about: string }[] }>().items;
    expect(alarms).toContainEqual(expect.objectContaining({ code: 'webhooks.endpoint-disabled', about: endpoint.id }));
    answer = 204;
    expect(await deliver()).toBe(0);
    await admin.post(`/api/v1/webhooks/${endpoint.id}/enable`);
    expect(await deliver()).toBe(1);
  });
});

describe('the address of an endpoint', () => {
  it('is https, or this machine itself; inner addresses only where the desk is told so', async () => {
    const add = async (address: string): Promise<unknown> =>
      (await admin.post('/api/v1/webhooks', { url: address, events: ['signal.suspected'] })).as<{ code?: string }>()
        .code;
    expect(await add('http://example.jp/')).toBe('webhooks.bad-url');
    expect(await add('https://user:pass@example.jp/')).toBe('webhooks.bad-url');
    expect(await add('file:///etc/passwd')).toBe('webhooks.bad-url');
    const strict = await startDesk();
    try {
      const other = await strict.as('admin');
      for (const address of [
        'https://10.0.0.1/',
        'https://[::ffff:192.168.1.1]/',
        'https://169.254.169.254/',
        url,
        'https://[::1]/',
      ]) {
        const refused = await other.post('/api/v1/webhooks', { url: address, events: ['signal.suspected'] });
        expect([address, refused.status, refused.as<{ code: string }>().code]).toEqual([
          address,
          422,
          'webhooks.private-address',
        ]);
      }
    } finally {
      await strict.close();
    }
  });

  it('is no matter of agents, nor of machines', async () => {
    expect((await agent.get('/api/v1/webhooks')).status).toBe(403);
    const machine = (await admin.post('/api/v1/tokens', { name: 'm', role: 'admin' })).as<{ token: string }>();
    expect((await desk.client().useToken(machine.token).get('/api/v1/webhooks')).status).toBe(403);
  });
});
