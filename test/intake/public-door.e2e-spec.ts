import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { ComplaintReader } from '#complaints';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';
import { fieldsOf } from './page-form.js';

jest.setTimeout(420_000);

const TYPED = {
  text: '知らない人の通話明細が届きました。',
  occurred: '令和８年11月24日',
  line: '０９０−００００−１２３４',
  name: '架空 花子',
  phone: '03-0000-0000',
  callback: '1',
  callbackTime: '0',
  callbackNote: '平日のみ',
  cannotSpeak: '1',
  representative: '架空 一郎（子）',
};

interface Case {
  id: string;
  text: string;
  language: string;
  contact: Record<string, string>;
  state: string;
  humanMustRead: boolean;
  files: { fileName: string }[];
  replies: { text: string }[];
  [other: string]: unknown;
}

let desk: TestDesk;
let agent: HttpClient;
let photo: Buffer;

beforeAll(async () => {
  desk = await startDesk();
  agent = await desk.as('supervisor');
  const white = { width: 900, height: 1200, channels: 3, background: '#fafafa' } as const;
  photo = await sharp({ create: white })
    .jpeg()
    .withExif({ IFD0: { Artist: 'himitsu-no-exif' } })
    .toBuffer();
}, 300_000);
afterAll(() => desk.close());

const text = (answer: Answer): string => answer.bytes.toString();
const found = (answer: Answer, what: RegExp): string => what.exec(text(answer))?.[0] ?? '';
const slipOf = (answer: Answer): string => found(answer, /\d{4}-\d{2}-\d{6}/);
const secretOf = (answer: Answer): string => found(answer, /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/);

/** When it came, as the receipt says it. */
const timesOf = (answer: Answer): string => found(answer, /<dl class="times"><dt>[^<]*<\/dt><dd>[^<]*\d/);

/** Posts a page's form as a browser does that was given files; null takes a field, or a mark, away. */
async function post(
  path: string,
  page: Answer,
  fields: Record<string, string | null>,
  files: [name: string, bytes: Buffer][] = [],
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fieldsOf(text(page)), ...fields }))
    if (value !== null) body.append(name, value);
  for (const [name, bytes] of files) body.append('files', new Blob([new Uint8Array(bytes)]), name);
  desk.clock.advance(20_000);
  return desk.client().send('POST', path, { body });
}

async function caseOf(slip: string): Promise<Case> {
  const answer = await agent.post('/api/v1/complaints/lookup', { kind: 'slip', value: slip });
  const [{ id } = { id: '' }] = answer.as<{ items: { id: string }[] }>().items;
  return (await agent.get(`/api/v1/complaints/${id}`)).as<Case>();
}

const start = (path = '/') => desk.client().get(path);
/** Names of the boxes that keep a file. */
const keptIn = (answer: Answer): string[] =>
  [...text(answer).matchAll(/name="(keep\.[0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');

describe('the public form', () => {
  it('takes everything that it asks for into the case: date, line, wishes, representative', async () => {
    const done = await post('/', await start(), TYPED);
    expect(done.status).toBe(200);
    expect(text(done)).toContain('2026年11月24日');
    const taken = await caseOf(slipOf(done));
    expect(taken).toMatchObject({
      text: TYPED.text,
      language: 'ja',
      occurredOn: '2026-11-24',
      occurredAsTyped: null,
      lineNumber: TYPED.line,
      callbackWish: '09:00〜12:00 ／ 平日のみ',
      // The desk's clock stands at ten in the morning.
      callbackAt: '2026-11-25T03:00:00.000Z',
      cannotSpeakOnPhone: true,
      viaRelay: false,
      representative: TYPED.representative,
      humanMustRead: false,
    });
    const byLine = await agent.post('/api/v1/complaints/lookup', { kind: 'phone', value: '+81 90 0000 1234' });
    expect(byLine.as<{ items: { id: string }[] }>().items.map(({ id }) => id)).toContain(taken.id);
  });

  it('keeps what it cannot read as a date as it was typed, and knows the language by the text', async () => {
    const typed = {
      text: 'Someone knew what I said on the phone with my bank yesterday.',
      occurred: 'last Friday or so',
    };
    const done = await post('/vi', await start('/vi'), typed);
    const taken = await caseOf(slipOf(done));
    expect(taken).toMatchObject({ language: 'en', occurredOn: null, occurredAsTyped: 'last Friday or so' });
    expect(text(done)).toContain('last Friday or so');
  });

  it('keeps words and files when the language is switched and when something is missing, and sends each once', async () => {
    const switched = await post('/ko', await start(), { ...TYPED, text: '', go: 'switch' }, [['手紙.jpg', photo]]);
    expect([switched.status, text(switched).includes('<html lang="ko">')]).toEqual([200, true]);
    expect(fieldsOf(text(switched))).toMatchObject({ occurred: TYPED.occurred, name: TYPED.name });
    const [kept = ''] = keptIn(switched);
    const more = await post('/ko', switched, { go: 'check' }, [['x.docx', Buffer.from('PK\u0003\u0004 zip')]]);
    expect(keptIn(more)).toEqual([kept, expect.not.stringMatching(kept)]);
    const done = await post('/ko', more, { text: TYPED.text });
    expect(done.status).toBe(200);
    const taken = await caseOf(slipOf(done));
    expect(taken.files.map(({ fileName }) => fileName)).toEqual(['手紙.jpg', 'x.docx']);
    // A double click sends the very same again; a later one is told when it came first.
    const again = await post('/ko', more, { text: TYPED.text });
    expect([slipOf(again), secretOf(again)]).toEqual([slipOf(done), secretOf(done)]);
    desk.clock.advance(60_000);
    const later = await post('/ko', more, { text: TYPED.text });
    expect([slipOf(later), timesOf(later)]).toEqual([slipOf(done), timesOf(done)]);
    expect(timesOf(done)).toMatch(/\d:\d\d/);
    // What was taken is kept for its pictures only.
    const picture = () => desk.client().get(`/public/held/${kept.slice(5)}`);
    expect((await picture()).status).toBe(200);
    desk.clock.advance(5 * 60_000);
    expect((await picture()).status).toBe(404);
  });

  it('leaves out files whose mark was taken away, and takes a photograph without a word', async () => {
    const page = await post('/', await start(), { go: 'check' }, [
      ['a.jpg', photo],
      ['b.pdf', Buffer.from('%PDF-1.7 x')],
    ]);
    const done = await post('/', page, { [keptIn(page)[1] ?? '']: null });
    const taken = await caseOf(slipOf(done));
    expect([taken.files.map(({ fileName }) => fileName), taken.humanMustRead]).toEqual([['a.jpg'], true]);
  });

  it('says so when files have been waiting too long, and sends nothing without them', async () => {
    const page = await post('/', await start(), { go: 'check' }, [['a.jpg', photo]]);
    desk.clock.advance(61 * 60_000);
    const answer = await post('/', page, { text: TYPED.text });
    expect([answer.status, fieldsOf(text(answer))['text']]).toEqual([422, TYPED.text]);
    expect(text(answer)).toContain('選び直してください');
    agent = await desk.as('supervisor');
  });

  it('shows files drawn anew and small, to whoever knows their name alone, and as long as they are kept', async () => {
    const page = await post('/', await start(), { go: 'check' }, [
      ['a.jpg', photo],
      ['b.bin', Buffer.from('<svg onload=x>')],
    ]);
    const [a = '', b = ''] = keptIn(page).map((name) => `/public/held/${name.slice(5)}`);
    const picture = await desk.client().get(a);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(picture.headers.get('cache-control')).toBe('no-store');
    expect(picture.bytes.length).toBeLessThan(3000);
    expect(photo.includes('himitsu-no-exif')).toBe(true);
    expect(picture.bytes.includes('himitsu-no-exif')).toBe(false);
    const sign = await desk.client().get(b);
    expect([sign.headers.get('content-type'), text(sign).includes('onload')]).toEqual(['image/svg+xml', false]);
    expect((await desk.client().get('/public/held/01JDG5X0000000000000000000')).status).toBe(404);
    desk.clock.advance(61 * 60_000);
    expect((await desk.client().get(a)).status).toBe(404);
    // An hour is longer than a session.
    agent = await desk.as('supervisor');
  });

  it('keeps the language that somebody chose for it, since that of a short text is a guess', async () => {
    const kept = [];
    for (const [path, words] of [
      ['/zh', '要求退款'],
      ['/pt', 'SIM bloqueado'],
      ['/', 'SIM blocked'],
    ] as const) {
      const { id } = await caseOf(slipOf(await post(path, await start(path), { text: words })));
      const { language, details } = await desk.get(ComplaintReader).forEngine(id);
      kept.push([language === details.pageLanguage, details.pageLanguage]);
    }
    expect(kept).toEqual([
      [false, 'zh'],
      [false, 'pt'],
      [false, undefined],
    ]);
  });

  it('is kept by the browser alone while it is filled in, and by nobody once it shows a secret', async () => {
    const [page, done] = [await start('/easy'), await post('/easy', await start('/easy'), { text: TYPED.text })];
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    expect(done.headers.get('cache-control')).toBe('no-store');
    // What the desk sends by itself is in easy words then, and whoever answers knows.
    expect((await caseOf(slipOf(done))).plainJapanese).toBe(true);
    for (const answer of [page, done]) {
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/);
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    }
  });
});

describe('adding to a case', () => {
  it('joins words and files to the case of slip number and secret, has them read, and opens it again', async () => {
    const sent = await post('/', await start(), { text: '回線がつながりません。' });
    const [slip, secret] = [slipOf(sent), secretOf(sent)];
    const before = await caseOf(slip);
    const closing = { to: 'closed', secrecy: { involved: false, reason: '回線の不具合のみ' } };
    expect((await agent.post(`/api/v1/complaints/${before.id}/handling`, closing)).status).toBeLessThan(300);
    const page = await post(
      '/add',
      await start('/add'),
      { slip, secret: secret.toLowerCase().replaceAll('-', ''), go: 'check' },
      [['写真.jpg', photo]],
    );
    const words = '知らない人の通話明細も届きました。';
    const done = await post('/add', page, { text: words });
    expect([done.status, slipOf(done)]).toEqual([200, slip]);
    await desk.get(JobRunner).runDue();
    const after = await caseOf(slip);
    expect(after.state).toBe('reopened');
    expect(after.replies.map(({ text: reply }) => reply)).toContain(words);
    expect(after.files.map(({ fileName }) => fileName)).toEqual(['写真.jpg']);
    const audit = await query<{ n: number | string }>(
      desk.get(UnitOfWork).reads,
      "SELECT COUNT(*) AS n FROM audit_entries WHERE action = 'complaint.follow-up-received' AND object = ?",
      [`complaint:${after.id}`],
    );
    expect(Number(audit[0]?.n)).toBe(1);
    // A double click adds it once.
    await post('/add', page, { text: words });
    expect((await caseOf(slip)).replies.filter(({ text: reply }) => reply === words)).toHaveLength(1);
  });

  it('adds nothing for a wrong secret, keeps what was typed, and lets it be sent as a complaint of its own', async () => {
    const sent = await post('/', await start(), { text: '最初の申出です。' });
    const slip = slipOf(sent);
    const typed = { slip, secret: 'AAAA-BBBB-CCCC-DDDD', text: '別の人が書き足そうとしています。' };
    const refused = await post('/en/add', await start('/en/add'), typed);
    expect([refused.status, fieldsOf(text(refused))]).toEqual([404, expect.objectContaining(typed)]);
    expect((await caseOf(slip)).replies).toEqual([]);
    const moved = await post('/en', refused, { go: 'carry' });
    expect([moved.status, fieldsOf(text(moved))['text']]).toEqual([200, typed.text]);
    const done = await post('/en', moved, {});
    expect(slipOf(done)).not.toBe(slip);
    expect(await caseOf(slipOf(done))).toMatchObject({ text: typed.text });
  });

  it('asks whoever tries many secrets to wait, and keeps what they typed', async () => {
    const page = await start('/add');
    const tries: Answer[] = [];
    for (let n = 0; n < 12; n += 1)
      tries.push(
        await desk
          .client()
          .submit('/add', { ...fieldsOf(text(page)), slip: '2026-11-000001', secret: 'X', text: 'あ' }),
      );
    expect(tries.at(-1)).toMatchObject({ status: 429 });
    expect(fieldsOf(text(tries.at(-1) ?? page))['text']).toBe('あ');
    desk.clock.advance(120_000);
  });
});

describe('pages that tell', () => {
  it('say whether somebody is there now, and when next', async () => {
    expect(text(await start('/contact'))).toMatch(/今は受付時間(内|外)です/);
    const contact = text(await start('/en/contact'));
    for (const part of ['0120-000-000', '050-0000-0000', '03-5253-5900', 'tel:188', '110', '119'])
      expect(contact).toContain(part);
    expect(contact).toContain('samples');
  });

  it('tell how long complaints are kept, as the desk is set', async () => {
    expect(text(await start('/privacy'))).toContain('対応を終えてから3年間保管します');
    expect(text(await start('/pt/privacy'))).toContain('Guardamos por 3 anos');
  });

  it('forgive a slash too many', async () => {
    const answer = await start('/ko/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/ko']);
  });
});
