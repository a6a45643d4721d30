import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BalanceLedger, Mailboxes, type MailboxLine } from '#intake';
import { JobRunner } from '#jobs';
import { DomainEvents, systemActor, type SettingValues } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Dovecot, startDesk, temporaryFolder, until, type TestDesk } from '#testing';
import { CutProxy } from '../support/cut-proxy.js';

jest.setTimeout(600_000);

const installed = Dovecot.isInstalled();
if (!installed) process.stderr.write('NOT RUN: many watched mailboxes (needs dovecot; .ci/run installs it)\n');

const ADMIN = systemActor('test');

const mail = (id: string, more: string[] = [], body = '先月の請求書が届いていません。'): string =>
  [
    'From: hoshino@example.jp',
    'To: desk@example.jp',
    ...(id === '' ? [] : [`Message-ID: <${id}@example.jp>`]),
    `Subject: mail ${id}`,
    'Content-Type: text/plain; charset=utf-8',
    ...more,
    '',
    `${body}（${id}）`,
    '',
  ].join('\r\n');

interface Told {
  name: string;
  payload: { code: string; about: string; facts?: Record<string, string | number> };
}

(installed ? describe : describe.skip)('watched mailboxes', () => {
  const folder = temporaryFolder();
  const password = join(folder.path, 'password');
  let server: Dovecot;
  let desk: TestDesk | undefined;
  let told: Told[];

  beforeAll(async () => {
    server = await Dovecot.start();
    writeFileSync(password, 'secret\n');
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });
  beforeEach(() => {
    told = [];
    const publish = DomainEvents.prototype.publish;
    jest.spyOn(DomainEvents.prototype, 'publish').mockImplementation(function (this: DomainEvents, name, payload) {
      if (name.startsWith('operations.')) told.push({ name, payload: payload as Told['payload'] });
      return publish.call(this, name, payload);
    });
  });
  afterEach(async () => {
    await desk?.close();
    desk = undefined;
    jest.restoreAllMocks();
  });

  const append = (user: string, text: string, box = 'INBOX', date?: Date): Promise<unknown> =>
    server.as(user, (client) => client.append(box, text, [], date));
  const alarmsOf = (code: string, about?: string): string[] =>
    told
      .filter(({ payload }) => payload.code === code && (about === undefined || payload.about === about))
      .map(({ name }) => name.replace('operations.', ''));
  const alarm = (code: string, state: 'alarm' | 'calm', about?: string) =>
    until(`${state} of ${code}`, () => alarmsOf(code, about).at(-1) === state, 180_000);

  const watch = async (user: string, fields: Record<string, string>, more: Partial<SettingValues> = {}) => {
    const given: Record<string, string> = {
      name: user,
      url: `imap://127.0.0.1:${String(server.port)}`,
      user,
      passwordFile: password,
      firstRun: 'take',
      ...fields,
    };
    const file = join(folder.path, `${user}.yaml`);
    const lines = Object.entries(given).map(([key, value], at) => `${at === 0 ? '  - ' : '    '}${key}: ${value}`);
    writeFileSync(file, `mailboxes:\n${lines.join('\n')}\n`);
    desk = await startDesk({ settings: { channelsFile: file, imapPollSeconds: 5, ...more } });
    return desk;
  };
  const at = (): TestDesk => {
    if (!desk) throw new Error('no desk runs');
    return desk;
  };
  const totals = async () => {
    await at().get(JobRunner).runDue();
    return (await at().get(BalanceLedger).execute('2026-01-01', '2026-11-30')).totals;
  };
  const cases = (n: number) => until(`${String(n)} complaints`, async () => (await totals()).complaint === n, 240_000);
  const line = async (name: string): Promise<MailboxLine> => {
    const found = (await at().get(Mailboxes).list()).find((one) => one.name === name);
    if (!found) throw new Error(`no mailbox ${name}`);
    return found;
  };
  const messagesIn = (user: string, box: string) =>
    server.as(user, async (client) => (await client.status(box, { messages: true })) || { messages: -1 });

  it('takes from several folders, and moves a mail only once its line is committed', async () => {
    await server.as('many', (client) => client.mailboxCreate('苦情'));
    await append('many', mail('a'));
    await append('many', mail('b'), '苦情');
    await watch('many', { folders: '[INBOX, 苦情]', moveTo: 'Processed' });
    await cases(2);
    await until('both to be moved', async () => (await messagesIn('many', 'Processed')).messages === 2);
    expect(await line('many:苦情')).toMatchObject({ state: 'taking', lastUid: 1 });
    await append('many', mail('c'), '苦情');
    await cases(3);
    expect(await totals()).toMatchObject({ received: 3, repeat: 0, pending: 0 });
  });

  it('shows what a first connection would do, takes nothing, and takes from the day that a person chose', async () => {
    await append('dry', mail('old'), 'INBOX', new Date('2026-03-01T00:00:00Z'));
    await append('dry', mail('young'), 'INBOX', new Date('2026-10-15T00:00:00Z'));
    await append('dry', mail('vacation', ['Auto-Submitted: auto-replied']), 'INBOX', new Date('2026-11-01T00:00:00Z'));
    await watch('dry', { firstRun: 'dry' });
    const admin = await at().as('admin');
    const waiting = await until('the first look', async () => {
      const { items } = (await admin.get('/api/v1/intake/mailboxes')).as<{ items: MailboxLine[] }>();
      return items.find((one) => one.name === 'dry' && one.state === 'waiting');
    });
    expect(waiting.look).toMatchObject({
      mails: 3,
      sampled: 3,
      oldest: '2026-03-01T00:00:00.000Z',
      newest: '2026-11-01T00:00:00.000Z',
      wouldBecome: { complaint: 2, 'auto-reply': 1 },
    });
    expect(await totals()).toMatchObject({ received: 0 });
    await append('dry', mail('after the look'));
    const agent = await at().as('agent');
    const body = { name: 'dry', take: 'from', from: '2026-10-01' };
    expect((await agent.post('/api/v1/intake/mailboxes/accept', body)).status).toBe(403);
    expect((await admin.post('/api/v1/intake/mailboxes/accept', { ...body, from: undefined })).status).toBe(422);
    expect((await admin.post('/api/v1/intake/mailboxes/accept', { ...body, name: 'x' })).status).toBe(404);
    expect((await admin.post('/api/v1/intake/mailboxes/accept', body)).status).toBe(200);
    expect((await admin.post('/api/v1/intake/mailboxes/accept', body)).status).toBe(409);
    await cases(2);
    expect(await totals()).toMatchObject({ received: 3, complaint: 2, parked: 1 });
    expect(await at().get(Mailboxes).recheck('dry', ADMIN)).toMatchObject({ onServer: 3, inLedger: 3, missing: 0 });
  });

  it('takes only what comes after the look when told so', async () => {
    await append('new', mail('before'));
    await watch('new', { firstRun: 'dry' });
    await until('the first look', async () => (await line('new')).look !== null);
    await append('new', mail('between'));
    await at().get(Mailboxes).accept('new', { take: 'new' }, ADMIN);
    await cases(1);
    expect(await totals()).toMatchObject({ received: 1 });
  });

  it('raises an alarm when the ledger lacks a mail of the server, and takes it again when told to', async () => {
    for (const id of ['g1', 'g2', 'g3']) await append('gap', mail(id));
    await watch('gap', {});
    await cases(3);
    await alarm('intake.mailbox-gap', 'calm');
    await server.as('gap', async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1', { uid: true });
    });
    const uow = at().get(UnitOfWork);
    await uow.write((m) => run(m, 'DELETE FROM mailbox_messages WHERE uid = 2'));
    await at().restart();
    // The deleted mail is no gap: the server does not have it any more.
    await alarm('intake.mailbox-gap', 'alarm');
    expect(told.findLast(({ payload }) => payload.code === 'intake.mailbox-gap')?.payload).toMatchObject({
      about: 'gap',
      facts: { missing: 1, onServer: 2, inLedger: 1 },
    });
    expect((await line('gap')).reconciled).toMatchObject({ missing: [2] });
    const done = await at().get(Mailboxes).recheck('gap', ADMIN);
    expect(done).toMatchObject({ taken: 1, missing: 0, onServer: 2, inLedger: 2 });
    await alarm('intake.mailbox-gap', 'calm');
    expect(await totals()).toMatchObject({ received: 4, complaint: 3, repeat: 1 });
  });

  it('tells of a missing folder at once, goes on with the others, and takes from it when it is back', async () => {
    await append('lost', mail('here'));
    await watch('lost', { folders: '[INBOX, Shared]' });
    await cases(1);
    await alarm('intake.mailbox-unreachable', 'alarm', 'lost:Shared');
    const unreachable = ({ name, payload }: Told) =>
      name === 'operations.alarm' && payload.code === 'intake.mailbox-unreachable';
    expect(told.find(unreachable)?.payload).toMatchObject({
      about: 'lost:Shared',
      facts: { trouble: 'folder' },
    });
    await server.as('lost', async (client) => {
      await client.mailboxCreate('Shared');
      await client.append('Shared', mail('there'));
    });
    await cases(2);
    await alarm('intake.mailbox-unreachable', 'calm', 'lost:Shared');
  });

  it('notices a peer that went silent without a word, connects anew, and takes what came meanwhile', async () => {
    const proxy = await CutProxy.to(server.port);
    try {
      await append('silent', mail('s1'));
      await watch('silent', { url: `imap://127.0.0.1:${String(proxy.port)}` }, { imapAnswerSeconds: 1 });
      await cases(1);
      const before = proxy.connections;
      proxy.hush();
      await append('silent', mail('s2'));
      await cases(2);
      expect(proxy.connections).toBeGreaterThan(before);
    } finally {
      await proxy.close();
    }
  });

  it('raises an alarm only when a server is out of reach for longer than the set time', async () => {
    const proxy = await CutProxy.to(server.port);
    try {
      await watch('away', { url: `imap://127.0.0.1:${String(proxy.port)}` });
      await alarm('intake.mailbox-unreachable', 'calm');
      const made = proxy.connections;
      proxy.refuse(true);
      await until('a try', () => proxy.refused > 0);
      expect(alarmsOf('intake.mailbox-unreachable')).toEqual(['calm']);
      at().clock.advance(16 * 60_000);
      await alarm('intake.mailbox-unreachable', 'alarm');
      proxy.refuse(false);
      await alarm('intake.mailbox-unreachable', 'calm');
      expect(proxy.connections).toBeGreaterThan(made);
    } finally {
      await proxy.close();
    }
  });

  it('takes a backlog in batches while the connection breaks, each mail once', async () => {
    const proxy = await CutProxy.to(server.port);
    try {
      await server.as('backlog', async (client) => {
        for (let n = 0; n < 250; n += 1) await client.append('INBOX', mail(n % 50 === 0 ? '' : `b${String(n)}`));
      });
      let bytes = 0;
      proxy.onAnswer = (chunk) => {
        bytes += chunk.length;
        if (bytes < 20_000) return;
        bytes = -1e9;
        proxy.cut();
      };
      await watch('backlog', { url: `imap://127.0.0.1:${String(proxy.port)}` });
      await cases(250);
      expect(proxy.connections).toBeGreaterThan(1);
      expect(await totals()).toMatchObject({ received: 250, repeat: 0 });
      expect(await at().get(Mailboxes).recheck('backlog', ADMIN)).toMatchObject({ onServer: 250, inLedger: 250 });
    } finally {
      await proxy.close();
    }
  });

  it('keeps equal mails without a Message-ID apart, also when the server renumbers them', async () => {
    const fill = (n: number) =>
      server.as('equal', async (client) => {
        await client.mailboxDelete('Desk').catch(() => undefined);
        await client.mailboxCreate('Desk');
        for (let at = 0; at < n; at += 1) await client.append('Desk', mail(''));
      });
    await fill(2);
    await watch('equal', { folders: '[Desk]' });
    await cases(2);
    await fill(3);
    await cases(3);
    expect(await totals()).toMatchObject({ received: 5, complaint: 3, repeat: 2 });
  });

  it('goes on from the position that an earlier version left, without a gap and without a dry run', async () => {
    for (const id of ['u1', 'u2']) await append('upgrade', mail(id));
    await watch('upgrade', { firstRun: 'dry' });
    await until('the first look', async () => (await line('upgrade')).look !== null);
    const uow = at().get(UnitOfWork);
    const [row] = await query<{ mailbox: string; look: string }>(uow.reads, 'SELECT mailbox, look FROM mailboxes');
    const { uidValidity } = JSON.parse(row?.look ?? '{}') as { uidValidity: string };
    await uow.write(async (m) => {
      await run(m, 'DELETE FROM mailboxes');
      const sql = 'INSERT INTO mailbox_positions (mailbox, uid_validity, last_uid, updated_at) VALUES (?, ?, 1, ?)';
      await run(m, sql, [row?.mailbox, uidValidity, '2026-11-01T00:00:00.000Z']);
    });
    await at().restart();
    await cases(1);
    await until('a reconciliation', async () => (await line('upgrade')).reconciled !== null);
    expect(await line('upgrade')).toMatchObject({ state: 'taking', startUid: 2, reconciled: { missing: [] } });
  });
});
