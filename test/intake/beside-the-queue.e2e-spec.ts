import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadArrival, ReadSoon } from '#intake';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { startDesk, until, type HttpClient, type TestDesk } from '#testing';
import { balance, handOver, ledgerLines, mail, runJobs, type LedgerLine } from './doors.js';

const FROM = 'aoba@example.net';
let desk: TestDesk;
let agent: HttpClient;
let compliance: HttpClient;

beforeAll(async () => {
  desk = await startDesk({ settings: { smtpListenPort: 0 } });
  agent = await desk.as('agent');
  compliance = await desk.as('compliance');
});
afterAll(() => desk.close());

interface Shown {
  humanMustRead: boolean;
  arrivals: { outcome: string; addresses: string[]; warnings: string[]; waitingSeconds: number | null }[];
  replies: { text: string; direction: string }[];
  assessments: { source: string; flagged: boolean }[];
}

const shown = async (id: string | null | undefined): Promise<Shown> =>
  (await agent.get(`/api/v1/complaints/${id ?? ''}`)).as<Shown>();

async function take(raw: string, to = 'madoguchi@example.jp', from = FROM): Promise<LedgerLine> {
  await handOver(desk, { from, to, raw });
  await runJobs(desk);
  const [line] = await ledgerLines(agent);
  if (!line) throw new Error('nothing arrived');
  return line;
}

/** A mail of a text and one attached picture of a typed page. */
function withAttachment(id: string, text: string, name: string, file: Buffer, type: string): string {
  return mail(
    {
      From: `<${FROM}>`,
      To: 'madoguchi@example.jp',
      Subject: 'photo',
      'Message-ID': `<${id}@example.net>`,
      'Content-Type': 'multipart/mixed; boundary=b',
    },
    `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--b\nContent-Type: ${type}; name="${name}"\n` +
      `Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="${name}"\n\n` +
      `${file.toString('base64').replace(/.{76}/g, '$&\n')}\n--b--`,
  );
}

describe('one mail that reaches two of our addresses', () => {
  const raw = mail(
    { From: `<${FROM}>`, To: 'madoguchi@example.jp, soudan@example.jp', 'Message-ID': '<twice@example.net>' },
    'Slow since Monday.',
  );
  let first: LedgerLine;
  beforeAll(async () => {
    first = await take(`Received: from a by b; now\r\nDelivered-To: madoguchi@example.jp\r\n${raw}`);
  });

  it('makes one case that shows both addresses, though the copies went different ways', async () => {
    const before = await balance(compliance);
    const second = await take(
      `Received: from a by c; then\r\nDelivered-To: soudan@example.jp\r\n${raw}`,
      'soudan@example.jp',
    );
    expect(second).toMatchObject({ outcome: 'repeat', complaintId: first.complaintId, repeatOf: first.id });
    const { arrivals } = await shown(first.complaintId);
    expect(arrivals.map((line) => [line.outcome, line.addresses])).toEqual([
      ['complaint', ['madoguchi@example.jp']],
      ['repeat', ['soudan@example.jp']],
    ]);
    const after = await balance(compliance);
    expect([after.balanced, after.totals.complaint - before.totals.complaint]).toEqual([true, 0]);
  });

  it('keeps the bytes of each copy as they came', async () => {
    const [copy] = await ledgerLines(agent);
    const answer = await compliance.get(`/api/v1/arrivals/${copy?.id ?? ''}/original`);
    expect(answer.bytes.toString('latin1')).toContain('Delivered-To: soudan@example.jp');
  });

  it.each([
    ['other words', raw.replace('Monday', 'Friday')],
    ['another sender', raw.replaceAll(FROM, 'other@example.net')],
  ])('makes a case of its own of a mail under the same Message-ID with %s', async (_what, forged) => {
    const line = await take(forged);
    expect(line.outcome).toBe('complaint');
    expect(line.complaintId).not.toBe(first.complaintId);
  });
});

describe('a mail with an attached page', () => {
  const page = readFileSync(new URL('../fixtures/fax/photo.jpg', import.meta.url));

  it('is a case at once by its own words; the page follows as an entry, and is assessed', async () => {
    await handOver(desk, {
      from: FROM,
      to: 'a@example.jp',
      raw: withAttachment('p1', '写真を見てください。', 'page.jpg', page, 'image/jpeg'),
    });
    const [line] = await ledgerLines(agent);
    await desk.get(ReadArrival).execute(line?.id ?? '', 'later');
    const [early] = await ledgerLines(agent);
    expect(early).toMatchObject({ outcome: 'complaint', warnings: ['attachments-pending'] });
    const before = await shown(early?.complaintId);
    expect([before.replies, before.assessments.length]).toEqual([[], 1]);
    await runJobs(desk);
    const after = await shown(early?.complaintId);
    expect(after.arrivals[0]?.warnings).not.toContain('attachments-pending');
    expect(after.replies[0]?.text).toMatch(/^［添付：page\.jpg］\n/);
    expect(after.assessments.map(({ source }) => source)).toEqual(['registration', 'attachments']);
  }, 300_000);

  it('waits for the page when it has no words of its own', async () => {
    await handOver(desk, {
      from: FROM,
      to: 'a@example.jp',
      raw: withAttachment('p2', '', 'page.jpg', page, 'image/jpeg'),
    });
    const [line] = await ledgerLines(agent);
    await desk.get(ReadArrival).execute(line?.id ?? '', 'later');
    expect((await ledgerLines(agent))[0]?.outcome).toBe('pending');
    await runJobs(desk);
    const [settled] = await ledgerLines(agent);
    expect(settled?.outcome).toBe('complaint');
    const complaint = (await agent.get(`/api/v1/complaints/${settled?.complaintId ?? ''}`)).as<{ text: string }>();
    expect(complaint.text).toMatch(/^［添付：page\.jpg］\n/);
  }, 300_000);
});

describe('a mail that its sender made for the eye', () => {
  const html =
    '<p style="color:#c00">通信が切れます。</p><img src="https://a.example/t.gif"><script>alert(1)</script>' +
    '<p style="color:#fff">かくした文字</p><a href="https://evil.example/">こちら</a>';
  const head = { From: `<${FROM}>`, 'Message-ID': '<look@example.net>', 'Content-Transfer-Encoding': 'base64' };
  let line: LedgerLine;
  beforeAll(async () => {
    const type = { 'Content-Type': 'text/html; charset=utf-8' };
    line = await take(mail({ ...head, ...type }, Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\n')));
  });

  const facts = async (id: string) =>
    (await agent.get(`/api/v1/arrivals/${id}/text`)).as<{ asSent: { isShown: boolean } | null }>().asSent;
  /** The text waits a moment only for word of the look; what came later is told the next time. */
  const settledFacts = async (id: string) => {
    const look = async () => {
      const told = await facts(id);
      return told?.isShown === false ? null : { told };
    };
    return (await until('word of the look', look, 180_000)).told;
  };
  const asSent = (id: string, who = agent) => who.get(`/api/v1/arrivals/${id}/as-sent?lang=en`);

  it('is text unless somebody asks for its look, with word of what the look holds', async () => {
    const read = { isShown: true, picturesOutside: 1, picturesMissing: 0, hasHiddenText: true };
    expect(await settledFacts(line.id)).toEqual(read);
  }, 300_000);

  it('is shown cleaned, in a document of its own that can do nothing, that nobody keeps and only the console frames', async () => {
    const { status, headers, bytes } = await asSent(line.id);
    const page = bytes.toString('utf8');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(
      /^sandbox; default-src 'none'; img-src data:; .*frame-ancestors 'self'$/,
    );
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(page).toContain('<p style="color:#c00">通信が切れます。</p>');
    expect(page).toContain('［picture from elsewhere］');
    expect(page).toContain('<span class="m-hidden">かくした文字</span>');
    expect(page).not.toMatch(/<script|a\.example|href=/);
  });

  it('is written to the audit log by whom it was seen, and shown to nobody who may not see originals', async () => {
    const entries = await query<{ actor_kind: string }>(
      desk.get(UnitOfWork).reads,
      "SELECT actor_kind FROM audit_entries WHERE action = 'arrival.seen-as-sent' AND object = ?",
      [`arrival:${line.id}`],
    );
    expect(entries).toEqual([{ actor_kind: 'user' }]);
    for (const role of ['manager', 'auditor', 'admin'] as const)
      expect((await asSent(line.id, await desk.as(role))).status).toBe(403);
    expect((await desk.client().get(`/api/v1/arrivals/${line.id}/as-sent`)).status).toBe(401);
  });

  it('has no look when it is plain text; the desk then says so', async () => {
    const plain = await take(
      mail({ From: `<${FROM}>`, 'Message-ID': '<plain@example.net>' }, 'a < b, slow since Monday.'),
    );
    expect(await settledFacts(plain.id)).toBeNull();
    const answer = await asSent(plain.id);
    expect([answer.status, answer.as<{ code: string }>().code]).toEqual([404, 'intake.no-look']);
  }, 300_000);
});

describe('parked mail', () => {
  const away = (id: string, text: string): string =>
    mail(
      { From: `<${FROM}>`, Subject: 'Out of office', 'Message-ID': `<${id}@x>`, 'Auto-Submitted': 'auto-replied' },
      text,
    );

  it('waits for a person with a clock when it shows a sign, until somebody says that it may stay', async () => {
    const line = await take(away('a1', '他人の通話明細が私に届きました。'));
    expect(line).toMatchObject({ outcome: 'parked', humanMustRead: true });
    desk.clock.advance(600_000);
    const open = async (): Promise<{ id: string; waitingSeconds: number | null }[]> =>
      (await agent.get('/api/v1/arrivals?outcome=parked&humanMustRead=true&reviewed=false')).as<{
        items: { id: string; waitingSeconds: number | null }[];
      }>().items;
    expect((await open()).map(({ id, waitingSeconds }) => [id, waitingSeconds])).toEqual([[line.id, 600]]);
    const answer = await agent.post(`/api/v1/arrivals/${line.id}/leave-parked`, { note: '自動応答で間違いない' });
    expect(answer.status).toBe(204);
    expect(await open()).toEqual([]);
  });

  it('becomes a case when a person says why, once', async () => {
    const line = await take(away('a2', '請求がおかしい。'));
    expect(line.outcome).toBe('parked');
    const post = () => agent.post(`/api/v1/arrivals/${line.id}/make-case`, { reason: '本人が書いている' });
    const made = (await post()).as<{ complaintId: string; slipNumber: string }>();
    const [now] = (await ledgerLines(agent)).filter(({ id }) => id === line.id);
    expect(now).toMatchObject({ outcome: 'complaint', parkedReason: null, complaintId: made.complaintId });
    expect((await post()).status).toBe(409);
    const rows = await query<{ sealed_review: Buffer }>(
      desk.get(UnitOfWork).reads,
      'SELECT sealed_review FROM arrivals WHERE id = ?',
      [line.id],
    );
    expect(rows[0]?.sealed_review.includes('本人')).toBe(false);
    expect((await balance(compliance)).balanced).toBe(true);
  });

  it('needs a reason to become a case', async () => {
    const line = await take(away('a3', '遅い'));
    expect((await agent.post(`/api/v1/arrivals/${line.id}/make-case`, {})).status).toBe(422);
  });
});

describe('where jobs run', () => {
  it('a mail is read beside the queue, and one that a crash left is found after the start', async () => {
    desk.get(JobRunner).start();
    await handOver(desk, {
      from: FROM,
      to: 'a@example.jp',
      raw: mail({ From: `<${FROM}>`, 'Message-ID': '<q1@x>' }, 'one'),
    });
    await desk.get(ReadSoon).settled();
    expect((await ledgerLines(agent))[0]).toMatchObject({ outcome: 'complaint' });
    await desk.get(JobRunner).stop();
    // A process that died between its 250 and the reading: the line is there, and no job.
    await handOver(desk, {
      from: FROM,
      to: 'a@example.jp',
      raw: mail({ From: `<${FROM}>`, 'Message-ID': '<q2@x>' }, 'two'),
    });
    await desk.get(UnitOfWork).write((m) => m.query("DELETE FROM jobs WHERE kind = 'intake.read'"));
    await desk.restart();
    agent = await desk.as('agent');
    desk.clock.advance(3 * 60_000);
    await runJobs(desk);
    await until('the mail is a case', async () => (await ledgerLines(agent))[0]?.outcome === 'complaint');
  });
});
