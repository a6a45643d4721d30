import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { enumerateRoutes } from '#access';
import { projectRoot, ROLES, type Role } from '#kernel';
import { freePort, HttpClient, startDesk, until, type Answer, type TestDesk, type TestUser } from '#testing';
import { handOver, mail, runJobs } from '../intake/doors.js';

jest.setTimeout(420_000);

/** Words that occur nowhere else; each is typed into one kind of field. */
const PLANTED = {
  text: 'zakuro-no-ki-no-shita',
  subject: 'yamabuki-iro-no-hako',
  name: 'Sazanami Kogorou',
  phone: '03-0000-4649',
  address: 'Nanohana-cho 77',
  note: 'hototogisu-no-koe',
  party: 'Mizuhiki Umeko',
} as const;
const EMAIL = { complainant: 'kogorou-1193@example.net', party: 'umeko-1192@example.net' };
const EVERY = [
  ...Object.values(PLANTED),
  ...Object.values(EMAIL),
  '0000-4649',
  '300004649',
  'kogorou-1193',
  'umeko-1192',
];
const TEXT = `知らない人に通話の内容を知られていました。${PLANTED.text}。請求書が別人に届きました。`;

let desk: TestDesk;
let ids: Record<'complaint' | 'arrival' | 'incident' | 'campaign', string>;
const people = new Map<Role, HttpClient>();

/** Planted words that stand in a text. */
const foundIn = (text: string) => EVERY.filter((word) => text.includes(word));

async function must(answer: Promise<Answer>): Promise<Record<string, string>> {
  const { status, bytes, body } = await answer;
  if (status >= 300) throw new Error(`answered ${status}: ${bytes.toString()}`);
  return body as Record<string, string>;
}

function person(role: Role): HttpClient {
  const client = people.get(role);
  if (client === undefined) throw new Error(`nobody is signed in as ${role}`);
  return client;
}

beforeAll(async () => {
  desk = await startDesk({ settings: { smtpListenPort: 0 } });
  for (const role of ROLES) people.set(role, await desk.as(role));
  ids = await plant();
}, 300_000);
afterAll(() => desk.close());

/** Types the planted words into everything that takes words. */
async function plant(): Promise<typeof ids> {
  const [agent, officer] = [person('agent'), person('compliance')];
  const { name, phone, address, subject, note, party } = PLANTED;
  const contact = { name, phone, address, email: EMAIL.complainant };
  const made = await must(agent.post('/api/v1/complaints', { channel: 'phone', text: TEXT, subject, contact }));
  const complaint = made['id'] ?? '';
  const reply = { channel: 'phone', text: note };
  await must(agent.post(`/api/v1/complaints/${complaint}/handling`, { to: 'in_handling', note }));
  await must(agent.post(`/api/v1/complaints/${complaint}/replies`, reply));
  const decision = { decision: 'suspected', reasonCode: 'leak-suspected', note };
  const incident = (await must(officer.post(`/api/v1/review/${complaint}/decision`, decision)))['incidentId'] ?? '';
  const { version } = (await must(officer.get(`/api/v1/incidents/${incident}`))) as unknown as { version: number };
  await must(officer.put(`/api/v1/incidents/${incident}/facts`, { version, facts: { summary: note, cause: note } }));
  const campaign = (await must(officer.post(`/api/v1/incidents/${incident}/campaigns`, { templateId: 'leak-ja' })))[
    'id'
  ];
  const parties = [{ name: party, email: EMAIL.party, complaintId: complaint }];
  await must(officer.post(`/api/v1/campaigns/${campaign ?? ''}/parties`, { parties }));
  const headers = {
    From: `${name} <${EMAIL.complainant}>`,
    Subject: subject,
    'Content-Type': 'text/plain; charset=UTF-8',
  };
  await handOver(desk, { from: EMAIL.complainant, to: 'desk@example.jp', raw: mail(headers, TEXT) });
  await runJobs(desk);
  // A second signal that nobody decided keeps the review queue from being empty.
  await must(agent.post('/api/v1/complaints', { channel: 'phone', text: TEXT, subject, contact }));
  return { complaint, arrival: made['arrivalId'] ?? '', incident, campaign: campaign ?? '' };
}

/** Every GET route, its parameters filled with what was planted. */
function readings(): string[] {
  const of = (path: string): string => {
    if (path.includes('/arrivals/')) return ids.arrival;
    if (path.includes('/campaigns/')) return ids.campaign;
    return path.includes('/incidents/') ? ids.incident : ids.complaint;
  };
  return enumerateRoutes(desk.app)
    .filter((route) => route.method === 'GET')
    .map(({ path }) => path.replace(/:\w+/g, of(path)))
    .flatMap((path) => {
      if (path.endsWith('/reports/monthly'))
        return ['json', 'csv'].map((format) => `${path}?month=2026-11&format=${format}`);
      return path.endsWith('/report') ? [`${path}?form=art28-first`] : [path];
    });
}

describe('what lists, figures and machines get to see', () => {
  it('holds none of what people wrote, for whatever role asks', async () => {
    const lists = readings().filter((path) => !Object.values(ids).some((id) => path.includes(id)));
    lists.push(`/api/v1/incidents/${ids.incident}/campaigns`, `/api/v1/incidents/${ids.incident}/not-yet-told`);
    lists.push('/api/openapi.json', '/', '/status', '/console/');
    expect(lists.length).toBeGreaterThan(18);
    let answered = 0;
    for (const role of ROLES) {
      for (const path of lists) {
        const answer = await person(role).get(path);
        if (answer.status === 200) answered += 1;
        expect({ role, path, found: foundIn(answer.bytes.toString()) }).toEqual({ role, path, found: [] });
        const inHeaders = foundIn(JSON.stringify([...answer.headers]));
        expect({ role, path, inHeaders }).toEqual({ role, path, inHeaders: [] });
      }
    }
    expect(answered).toBeGreaterThan(60);
  });

  it('would be found in the answer that is meant to hold it (control)', async () => {
    const one = await person('agent').get(`/api/v1/complaints/${ids.complaint}`);
    expect(foundIn(one.bytes.toString())).toEqual(
      expect.arrayContaining([PLANTED.text, PLANTED.subject, PLANTED.name]),
    );
    const queue = await person('compliance').get('/api/v1/review/queue');
    expect(queue.as<{ items: unknown[] }>().items.length).toBeGreaterThan(0);
  });

  it('masks the parties of a campaign', async () => {
    const { bytes } = await person('compliance').get(`/api/v1/campaigns/${ids.campaign}`);
    expect(bytes.toString()).toContain('@example.net');
    expect(foundIn(bytes.toString())).toEqual([]);
  });
});

describe('the administrator', () => {
  it('gets none of the content by any route, and every attempt at some is refused', async () => {
    const admin = person('admin');
    const refused: string[] = [];
    for (const path of readings()) {
      const answer = await admin.get(path);
      expect({ path, found: foundIn(answer.bytes.toString()) }).toEqual({ path, found: [] });
      if (answer.status === 403) refused.push(path);
    }
    for (const path of [`complaints/${ids.complaint}`, `arrivals/${ids.arrival}/original`, `review/${ids.complaint}`]) {
      expect(refused).toContain(`/api/v1/${path}`);
    }
    for (const path of [`incidents/${ids.incident}`, `campaigns/${ids.campaign}`])
      expect(refused).toContain(`/api/v1/${path}`);
    expect((await admin.post('/api/v1/complaints/lookup', { kind: 'email', value: EMAIL.complainant })).status).toBe(
      403,
    );
  });
});

/** Requests that fail, each with planted words where they can be put. */
function failures(client: HttpClient, password: string): Promise<Answer>[] {
  const { text, name, phone } = PLANTED;
  const word = encodeURIComponent(text);
  const json = { 'content-type': 'application/json' };
  return [
    client.post('/api/v1/complaints', { channel: text, text, [text]: name, contact: { phone: [phone], [text]: 1 } }),
    client.send('POST', '/api/v1/complaints', { body: new URLSearchParams({ [text]: name }), headers: json }),
    client.send('POST', '/api/v1/complaints', {
      body: new URLSearchParams({ text }),
      headers: { 'content-type': `text/${text}` },
    }),
    client.post('/api/v1/complaints/lookup', { kind: 'phone', value: phone, more: name }),
    client.post('/api/v1/complaints/lookup', { kind: name, value: phone }),
    client.get(`/api/v1/complaints?state=${word}&cursor=${word}`),
    client.get(`/api/v1/complaints?cursor=${word}`),
    client.get(`/api/v1/complaints/${word}`),
    client.get(`/api/v1/arrivals/${word}/original`),
    client.get(`/api/v1/${word}/${word}?q=${word}`),
    client.get(`/api/v1/arrivals?channel=${word}`),
    client.post(`/api/v1/complaints/${word}/handling`, { to: text, note: text }),
    client.post('/api/v1/triage/preview', { text: [text], channel: name }),
    client.post('/api/v1/session', { email: EMAIL.complainant, password: `${password}${text}` }),
    client.post('/api/v1/setup', { token: text, email: EMAIL.party, name, password: text }),
    client.post('/api/v1/intake/web', { text, formId: 'x', contact: { email: [EMAIL.party] } }),
    client.send('POST', '/api/v1/intake/fax', { body: new URLSearchParams({ text }) }),
  ];
}

describe('a refusal', () => {
  it('is problem+json with a code, and repeats nothing of the request', async () => {
    for (const sent of failures(person('agent'), 'x')) {
      const answer = await sent;
      const found = foundIn(answer.bytes.toString().replace(/"pointer":"[^"]*"/g, ''));
      expect([answer.status >= 400, answer.status < 500, answer.headers.get('content-type'), found]).toEqual([
        true,
        true,
        'application/problem+json; charset=utf-8',
        [],
      ]);
      expect(answer.as<{ code: string }>().code).toMatch(/^[a-z]+\.[a-z-]+$/);
    }
  });
});

describe('the log of the desk’s own program, at its most talkative', () => {
  let program: ChildProcess;
  let output = '';
  let client: HttpClient;
  let user: TestUser;

  beforeAll(async () => {
    user = await desk.addUser('compliance');
    const port = await freePort();
    const { dataDir, databaseUrl } = desk.settings;
    const env = {
      ...process.env,
      TZ: 'UTC',
      MADOGUCHI_DATA_DIR: dataDir,
      MADOGUCHI_PORT: String(port),
      MADOGUCHI_LOG_LEVEL: 'debug',
      ...(databaseUrl === null ? {} : { MADOGUCHI_DATABASE_URL: databaseUrl }),
    };
    program = spawn(process.execPath, [join(projectRoot(), 'dist/apps/desk/main.js')], { env });
    const keep = (chunk: Buffer) => void (output += chunk.toString());
    program.stdout?.on('data', keep);
    program.stderr?.on('data', keep);
    await until('the desk has started', () => output.includes('Madoguchi: http'), 180_000);
    client = await new HttpClient(`http://127.0.0.1:${port}`).signIn(user.email, user.password);
  }, 300_000);
  afterAll(() => {
    program.kill('SIGKILL');
  });

  it('holds none of what people wrote, neither of what was taken nor of what was refused', async () => {
    const { subject, name, phone, address, note } = PLANTED;
    const contact = { name, phone, address, email: EMAIL.complainant };
    const { id } = await must(client.post('/api/v1/complaints', { channel: 'phone', text: TEXT, subject, contact }));
    const purpose = { 'x-purpose': note };
    await must(client.send('GET', `/api/v1/complaints/${id ?? ''}`, { headers: purpose }));
    await must(client.post(`/api/v1/complaints/${id ?? ''}/replies`, { channel: 'phone', text: note }));
    await must(client.post('/api/v1/complaints/lookup', { kind: 'email', value: EMAIL.complainant }));
    await client.submit('/', { text: TEXT, subject, name, email: EMAIL.complainant, phone });
    await client.submit('/status', { slip: name, secret: note });
    await client.upload('/api/v1/intake/letter', {
      name: `${subject}.txt`,
      bytes: Buffer.from(TEXT),
      mediaType: 'text/plain',
    });
    for (const sent of failures(client, user.password)) await sent;
    await until('the refusals were logged', () => output.includes('"route":"none"'));
    program.kill('SIGTERM');
    await once(program, 'exit');
    expect(output).toMatch(/"route":"\/api\/v1\/complaints\/:id"/);
    expect(foundIn(decodeURIComponent(output.replace(/%(?![0-9A-F]{2})/gi, '%25')))).toEqual([]);
    expect(output).not.toContain(user.password);
  });
});
