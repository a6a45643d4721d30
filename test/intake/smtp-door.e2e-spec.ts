import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SmtpListener } from '#intake';
import { DomainEvents } from '#kernel';
import { startDesk, temporaryFolder, until, type HttpClient, type TestDesk } from '#testing';
import { balance, ledgerLines, runJobs } from './doors.js';
import { RawSmtp } from './raw-smtp.js';

jest.setTimeout(420_000);

const MiB = 1024 * 1024;
let n = 0;
const letter = (body: string, id = `m${String((n += 1))}`): string =>
  `From: someone@example.net\r\nTo: desk@example.jp\r\nMessage-ID: <${id}@example.net>\r\nSubject: ${id}\r\n` +
  `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`;

describe('the mail door', () => {
  let desk: TestDesk;
  let agent: HttpClient;
  let client: RawSmtp;

  beforeAll(async () => {
    desk = await startDesk({
      settings: {
        smtpListenPort: 0,
        lmtpListenPort: 0,
        bounceDomain: 'bounce.example.jp',
        smtpMaxBytes: MiB,
        smtpHardMaxBytes: 3 * MiB,
        smtpMaxRecipients: 3,
        smtpSenderPerMinute: 20,
      },
    });
    agent = await desk.as('supervisor');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    client = await RawSmtp.to(port());
  });
  afterEach(() => {
    client.end();
  });

  const port = (): number => desk.get(SmtpListener).ports[0] ?? 0;
  const lmtp = (): number => desk.get(SmtpListener).ports[1] ?? 0;
  const received = async (): Promise<number> => (await balance(agent)).totals.received;
  const newest = async () => {
    await runJobs(desk);
    return (await ledgerLines(agent))[0];
  };
  const original = async (): Promise<string> =>
    (await agent.get(`/api/v1/arrivals/${String((await newest())?.id)}/original`)).bytes.toString('latin1');

  it('says what it can do, and neither BDAT nor STARTTLS without a certificate', async () => {
    const can = await client.say('EHLO again.example.net');
    for (const word of [`SIZE ${String(3 * MiB)}`, '8BITMIME', 'SMTPUTF8', 'PIPELINING']) expect(can).toContain(word);
    expect(can).not.toMatch(/CHUNKING|STARTTLS|AUTH/);
    expect(await client.say('BDAT 10 LAST')).toMatch(/^50\d/);
    expect(await client.say('STARTTLS')).toMatch(/^50\d/);
  });

  it.each(['VRFY desk', 'EXPN staff', 'WIZ x', 'KILL x', 'SHELL x'])('refuses %s', async (command) => {
    expect(await client.say(command)).toMatch(/^50\d/);
  });

  it.each([
    'stranger@example.com',
    'user%example.com@example.jp',
    'example.com!user@example.jp',
    '"user@example.com"@example.jp',
    '@example.jp:user@example.com',
    'user@example.com@example.jp',
    'user@example.jp.example.com',
    'user@[127.0.0.1]',
  ])('relays nothing: %s', async (address) => {
    await client.say('MAIL FROM:<someone@example.net>');
    expect(await client.say(`RCPT TO:<${address}>`)).toMatch(/^5\d\d /);
    expect(await client.say('DATA')).toMatch(/^503 /);
  });

  it.each(['desk@example.jp', 'DESK@EXAMPLE.JP', 'a..b.@example.jp', 'bounce+abc@bounce.example.jp', 'postmaster'])(
    'takes mail for %s',
    async (address) => {
      expect(await client.mail(letter('届いています。'), address)).toMatch(/^250 .*Recorded as /);
    },
  );

  it.each(['a..b.@docomo.ne.jp', '.x@ezweb.ne.jp', 'ユーザー@例え.jp'])('takes mail from %s', async (from) => {
    expect(
      await client.mail(letter('届いています。'), 'desk@example.jp', Buffer.from(from).toString('latin1')),
    ).toMatch(/^250 .*Recorded as /);
  });

  it('goes no way that a sender names: only the last stop counts', async () => {
    await client.say('MAIL FROM:<a@example.net>');
    expect(await client.say('RCPT TO:<@relay.example.com:desk@example.jp>')).toMatch(/^250 /);
    expect(await client.say('RCPT TO:<@example.jp:user@example.com>')).toMatch(/^550 /);
  });

  it('takes a mail from nobody, as bounces are sent', async () => {
    expect(await client.mail(letter('Undelivered.'), 'desk@example.jp', '')).toMatch(/^250 /);
  });

  it('takes commands that come all at once, and answers each', async () => {
    const body = letter('一度に送りました。');
    client.send('MAIL FROM:<a@example.net> BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<desk@example.jp>\r\nDATA\r\n');
    expect(await client.answer(3)).toMatch(/354/);
    client.send(`${body}\r\n.\r\nNOOP\r\nQUIT\r\n`);
    expect(await client.answer(3)).toMatch(/^250 .*Recorded as[^]*250[^]*221/);
  });

  it('takes away the doubled dots and nothing else', async () => {
    await client.mail(letter('..one\r\n...two\r\nthree ..\r\n..'));
    expect(await original()).toMatch(/\r\n\.one\r\n\.\.two\r\nthree \.\.\r\n\.\r\n$/);
  });

  it.each([
    ['\\n.\\n', '\n.\n'],
    ['\\n.\\r\\n', '\n.\r\n'],
    ['\\r.\\r\\n', '\r.\r\n'],
    ['\\r\\n.\\n', '\r\n.\n'],
    ['\\r\\n.\\r', '\r\n.\rx'],
  ])('ends a mail by CRLF dot CRLF alone; %s smuggles no second one in', async (_name, end) => {
    const before = await received();
    await client.begin();
    const second = 'MAIL FROM:<evil@example.com>\r\nRCPT TO:<desk@example.jp>\r\nDATA\r\nsmuggled';
    client.send(`${letter('first')}${end}${second}\r\n.\r\n`);
    expect(await client.answer()).toMatch(/^250 /);
    expect(await client.say('NOOP')).toMatch(/^250 /);
    expect(await received()).toBe(before + 1);
    expect(await original()).toContain('smuggled');
  });

  it('ends it also when the end comes byte by byte', async () => {
    await client.begin();
    for (const byte of `${letter('b')}\r\n.\r\n`) client.send(byte);
    expect(await client.answer()).toMatch(/^250 /);
  });

  it('records nothing of a mail that was cut in the middle; its sender sends it again', async () => {
    const before = await received();
    const text = letter('途中で切れます。'.repeat(200_000 / 24));
    await client.begin();
    client.send(text.slice(0, 100_000));
    client.end();
    const again = await RawSmtp.to(port());
    expect(await received()).toBe(before);
    expect(await again.mail(text)).toMatch(/^250 /);
    again.end();
    expect(await received()).toBe(before + 1);
  });

  it('makes one case of a mail that is sent again because the answer never came', async () => {
    const text = letter('答えの前に切れます。');
    await client.begin();
    client.send(`${text}\r\n.\r\n`);
    const before = await received();
    client.socket.end();
    const again = await RawSmtp.to(port());
    expect(await again.mail(text)).toMatch(/^250 /);
    again.end();
    await until('both to be settled', async () => {
      await runJobs(desk);
      return (await balance(agent)).totals.pending === 0;
    });
    const mine = (await ledgerLines(agent)).slice(0, 2).map((line) => line.outcome);
    expect((await received()) - before).toBeLessThanOrEqual(2);
    expect(mine.filter((outcome) => outcome === 'complaint').length).toBe(mine[0] === 'repeat' ? 1 : 2);
    expect((await balance(agent)).balanced).toBe(true);
  });

  it('makes a case of a mail beyond the limit, which a person must read, and keeps all of it', async () => {
    const text = letter(
      `私の通話の内容が他人に知られています。\r\n${'x'.repeat(70)}\r\n`.repeat(1) +
        `${'y'.repeat(70)}\r\n`.repeat(30_000),
    );
    expect(await client.mail(text)).toMatch(/^250 /);
    await until('it to be read', async () => (await newest())?.outcome === 'complaint');
    const line = await newest();
    expect(line).toMatchObject({ humanMustRead: true });
    expect(line?.warnings).toContain('oversize');
    expect(line?.size).toBeGreaterThan(2 * MiB);
    expect(readdirSync(join(desk.settings.dataDir, 'spool'))).toEqual([]);
  });

  it('refuses a mail beyond the hard limit, when told its size and when not, and says so to people', async () => {
    const told: unknown[] = [];
    desk.get(DomainEvents).on('operations.alarm', (alarm) => {
      told.push(alarm);
      return Promise.resolve();
    });
    const before = await received();
    expect(await client.say(`MAIL FROM:<a@example.net> SIZE=${String(4 * MiB)}`)).toMatch(/^552 /);
    await until('the alarm', () => told.length === 1);
    expect(await client.mail(letter(`${'y'.repeat(70)}\r\n`.repeat(50_000)))).toMatch(/^552 /);
    await until('the alarm', () => told.length === 2);
    expect(told[1]).toMatchObject({ code: 'intake.mail-refused', facts: { mails: 2 } });
    expect(await received()).toBe(before);
    expect(await client.mail(letter('小さいもの'))).toMatch(/^250 /);
  });

  it('takes three recipients and asks for the fourth in another mail', async () => {
    await client.say('MAIL FROM:<a@example.net>');
    for (const user of ['a', 'b', 'c']) expect(await client.say(`RCPT TO:<${user}@example.jp>`)).toMatch(/^250 /);
    expect(await client.say('RCPT TO:<d@example.jp>')).toMatch(/^452 /);
  });

  it('asks a sender who is too fast to wait a minute, and nobody else', async () => {
    for (let at = 0; at < 20; at += 1) {
      expect(await client.say('MAIL FROM:<Fast@example.net>')).toMatch(/^250 /);
      await client.say('RSET');
    }
    expect(await client.say('MAIL FROM:<fast@example.net>')).toMatch(/^450 /);
    expect(await client.say('MAIL FROM:<slow@example.net>')).toMatch(/^250 /);
    await client.say('RSET');
    desk.clock.advance(60_000);
    expect(await client.say('MAIL FROM:<fast@example.net>')).toMatch(/^250 /);
  });

  it('answers LMTP for each recipient', async () => {
    const one = await RawSmtp.to(lmtp(), 'LHLO mx.example.net');
    await one.say('MAIL FROM:<a@example.net>');
    await one.say('RCPT TO:<a@example.jp>');
    expect(await one.say('RCPT TO:<x@example.com>')).toMatch(/^550 /);
    await one.say('RCPT TO:<b@example.jp>');
    await one.say('DATA');
    one.send(`${letter('LMTP で届きました。')}\r\n.\r\n`);
    const answers = (await one.answer(2)).trim().split('\r\n');
    expect(answers).toHaveLength(2);
    for (const answer of answers) expect(answer).toMatch(/^250 .*Recorded as /);
    one.end();
  });
});

describe('a mail door that waits two seconds for a mail', () => {
  it('ends a connection that sends a byte now and then and never a mail', async () => {
    const desk = await startDesk({ settings: { smtpListenPort: 0, smtpMailSeconds: 2 } });
    const client = await RawSmtp.to(desk.get(SmtpListener).ports[0] ?? 0, '');
    const drip = setInterval(() => {
      client.send('x');
    }, 200);
    try {
      await until('the end of the slow connection', () => client.closed, 120_000);
      expect(await client.answer()).toMatch(/^421 /);
    } finally {
      clearInterval(drip);
      await desk.close();
    }
  });
});

describe('a mail door with a certificate', () => {
  const folder = temporaryFolder();
  const [cert, key] = [join(folder.path, 'c.pem'), join(folder.path, 'k.pem')];
  const renew = (name: string): void => {
    const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${name}`;
    execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
  };
  afterAll(() => {
    folder.remove();
  });

  /** Name in the certificate that the door shows, and the answer to an EHLO inside the encryption. */
  const upgrade = async (port: number): Promise<{ name: string; answer: string }> => {
    const client = await RawSmtp.to(port);
    expect(await client.say('EHLO a')).toContain('STARTTLS');
    expect(await client.say('STARTTLS')).toMatch(/^220 /);
    client.socket.removeAllListeners('data');
    const secure = connectTls({ socket: client.socket, rejectUnauthorized: false });
    await new Promise((resolve) => secure.once('secureConnect', resolve));
    const name = secure.getPeerCertificate().subject.CN;
    secure.write('EHLO b\r\n');
    const answer = await new Promise<string>((resolve) => secure.once('data', (chunk) => resolve(String(chunk))));
    secure.destroy();
    return { name: String(name), answer };
  };

  it('offers STARTTLS, and shows a new certificate without a restart', async () => {
    renew('first.example.jp');
    const desk = await startDesk({ settings: { smtpListenPort: 0, smtpTlsCert: cert, smtpTlsKey: key } });
    try {
      const port = desk.get(SmtpListener).ports[0] ?? 0;
      expect(await upgrade(port)).toMatchObject({ name: 'first.example.jp' });
      renew('second.example.jp');
      const { name, answer } = await upgrade(port);
      expect(name).toBe('second.example.jp');
      expect(answer).toMatch(/^250/);
      writeFileSync(cert, 'half a certif');
      expect(await upgrade(port)).toMatchObject({ name: 'second.example.jp' });
    } finally {
      await desk.close();
    }
  });

  it('does not start with a certificate that cannot be used, rather than go without', async () => {
    writeFileSync(cert, 'nothing');
    const start = startDesk({ settings: { smtpListenPort: 0, smtpTlsCert: cert, smtpTlsKey: key } });
    await expect(start).rejects.toThrow('cannot be used');
    const half = startDesk({ settings: { smtpListenPort: 0, smtpTlsCert: cert } });
    await expect(half).rejects.toThrow('must be given together');
  });
});

describe('a mail door whose port is taken', () => {
  it('is an alarm; the desk and its other doors open all the same', async () => {
    const publish = jest.spyOn(DomainEvents.prototype, 'publish');
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const taken = (other.address() as { port: number }).port;
    const desk = await startDesk({ settings: { smtpListenPort: taken, lmtpListenPort: 0 } });
    try {
      const facts = { port: taken, reason: 'EADDRINUSE' };
      expect(publish).toHaveBeenCalledWith('operations.alarm', { code: 'intake.door-closed', about: 'smtp', facts });
      expect(publish).toHaveBeenCalledWith('operations.calm', { code: 'intake.door-closed', about: 'lmtp' });
      const one = await RawSmtp.to(desk.get(SmtpListener).ports[0] ?? 0, 'LHLO a');
      expect(await one.mail(letter('もう一つの入口から'))).toMatch(/^250 /);
      one.end();
    } finally {
      publish.mockRestore();
      await desk.close();
      other.close();
    }
  });
});
