import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { projectRoot } from '#kernel';
import { LargeBodies, type Leave } from '#http';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { startDesk, until, type Answer, type HttpClient, type TestDesk } from '#testing';

jest.setTimeout(420_000);

interface Item {
  complaintId: string;
  slipNumber: string;
  secret: string;
  warnings: string[];
  humanMustRead: boolean;
}
interface FileView {
  id: string;
  fileName: string;
  mediaType: string;
  readable: boolean;
  sha256: string;
}

let desk: TestDesk;
let agent: HttpClient;
let pdf: Buffer;

beforeAll(async () => {
  desk = await startDesk();
  agent = await desk.as('agent');
  pdf = await textPdf('The call records of my neighbour were sent to me.');
}, 300_000);
afterAll(() => desk.close());

/** A PDF with a text layer. */
function textPdf(text: string): Promise<Buffer> {
  const document = new PDFDocument();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.text(text);
  document.end();
  return done;
}

type File = [name: string, bytes: Buffer | Uint8Array];

function form(fields: Record<string, string>, files: File[], field = 'files'): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, bytes] of files) body.append(field, new Blob([new Uint8Array(bytes)]), name);
  return body;
}

function post(fields: Record<string, string>, files: File[], key?: string): Promise<Answer> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return desk.client().send('POST', '/api/v1/intake/web', { body: form(fields, files), headers });
}

async function count(table: string): Promise<number> {
  const [row] = await query<{ n: number | string }>(desk.get(UnitOfWork).reads, `SELECT COUNT(*) AS n FROM ${table}`);
  return Number(row?.n);
}

describe('a web form with files over the API', () => {
  it('makes one complaint, whose files are its originals and are read afterwards', async () => {
    const answer = await post({ text: '添付をご覧ください。', formId: 'f-1', name: '試験 太郎', viaRelay: 'true' }, [
      ['明細.pdf.exe', pdf],
    ]);
    expect(answer.status).toBe(201);
    const item = answer.as<Item>();
    expect(item).toMatchObject({ warnings: ['attachments-pending'], humanMustRead: false });
    await desk.get(JobRunner).runDue();
    const page = (await agent.get(`/api/v1/complaints/${item.complaintId}`)).as<{
      text: string;
      viaRelay: boolean;
      contact: object;
      flagged: boolean;
      replies: { text: string }[];
      files: FileView[];
      arrivals: { warnings: string[] }[];
    }>();
    expect(page).toMatchObject({ viaRelay: true, contact: { name: '試験 太郎' } });
    expect(page.files).toMatchObject([{ fileName: '明細.pdf.exe', mediaType: 'application/pdf', readable: true }]);
    expect(JSON.stringify(page)).toContain('［添付：明細.pdf.exe］');
    expect(JSON.stringify(page)).toContain('call records of my neighbour');
    expect(page.arrivals[0]?.warnings).not.toContain('attachments-pending');
    const file = await agent.get(`/api/v1/files/${page.files[0]?.id ?? ''}`);
    expect(file.bytes.equals(pdf)).toBe(true);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9A-Z]{26}\.pdf"$/);
  });

  it('takes what no reader opens, by its bytes and not its name, for a person to read', async () => {
    const item = (await post({ text: '資料です', formId: 'f-2' }, [['x.pdf', Buffer.from('MZ not a pdf')]])).as<Item>();
    expect(item).toMatchObject({ warnings: ['attachment-unreadable'], humanMustRead: true });
  });

  it('is answered the same when it is sent again, and refused when the key names something else', async () => {
    const [before, first] = [await count('complaints'), await post({ text: '同じ内容' }, [['a.pdf', pdf]], 'key-1')];
    const again = await post({ text: '同じ内容' }, [['a.pdf', pdf]], 'key-1');
    const { slipNumber, secret, complaintId } = first.as<Item>();
    expect(again.as<Item>()).toMatchObject({ slipNumber, secret, complaintId });
    const other = await post({ text: '同じ内容' }, [['a.pdf', Buffer.concat([pdf, Buffer.from('\n')])]], 'key-1');
    expect([other.status, other.body]).toMatchObject([409, { code: 'intake.key-reused' }]);
    expect(await count('complaints')).toBe(before + 1);
    expect(await count('arrival_files')).toBe(3);
  });

  it('scopes keys: what names a page of the public form names no post of a program', async () => {
    const one = await desk.client().post('/api/v1/intake/web', { text: 'A', formId: 'same-name' });
    const two = await desk.client().post('/api/v1/intake/web', { text: 'B' }, { 'idempotency-key': 'same-name' });
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.as<Item>().complaintId).not.toBe(two.as<Item>().complaintId);
  });

  it('is refused when nothing names it, with too many files, or too large ones; nothing is kept', async () => {
    const before = await count('arrivals');
    const unnamed = await desk.client().post('/api/v1/intake/web', { text: 'A' });
    expect([unnamed.status, unnamed.body]).toMatchObject([422, { code: 'intake.unnamed-post' }]);
    const six = Array.from({ length: 6 }, (_, i): File => [`${i}.pdf`, pdf]);
    expect((await post({ text: 'x', formId: 'f-6' }, six)).body).toMatchObject({ code: 'intake.too-many-files' });
    const large = await post({ text: 'x', formId: 'f-7' }, [['big.bin', Buffer.alloc(21 << 20)]]);
    expect([large.status, large.body]).toMatchObject([413, { code: 'intake.files-too-large' }]);
    const odd = await post({ text: 'x', formId: 'f-8', colour: 'red' }, []);
    expect(odd.body).toMatchObject({ errors: [{ pointer: '/colour', code: 'unknown-field' }] });
    expect(await count('arrivals')).toBe(before);
  });
});

describe('a large post', () => {
  const large = (id: string): Promise<Answer> =>
    post({ text: '大きな添付', formId: id }, [['large.bin', Buffer.alloc(600 * 1024)]]);

  it('takes a seat before it is read and gives it back; without one it is asked to come again', async () => {
    const bodies = desk.get(LargeBodies);
    const left: number[] = [];
    const sit = jest.spyOn(bodies, 'sit').mockImplementationOnce(() => Promise.resolve(() => left.push(1)));
    expect((await large('large-1')).status).toBe(201);
    await until('the seat is given back', () => left.length === 1);
    const before = await count('arrivals');
    sit.mockImplementation(() => Promise.resolve(null));
    const busy = await large('large-2');
    expect([busy.status, busy.body, busy.headers.get('retry-after')]).toMatchObject([503, { code: 'http.busy' }, '60']);
    expect(await count('arrivals')).toBe(before);
    expect((await post({ text: '小さな添付', formId: 'small-1' }, [['a.pdf', pdf]])).status).toBe(201);
    const words = await desk.client().post('/api/v1/intake/web', { text: 'あ'.repeat(250_000), formId: 'large-3' });
    expect([words.status, words.body]).toMatchObject([503, { code: 'http.busy' }]);
    sit.mockRestore();
    expect((await large('large-2')).status).toBe(201);
  });

  /** Begins large forms at a path, one after another, and tells of their seats. */
  function begun(path: string) {
    const bodies = desk.get(LargeBodies);
    const given: Promise<Leave | null>[] = [];
    const real = bodies.sit.bind(bodies);
    const sit = jest.spyOn(bodies, 'sit').mockImplementation((request) => {
      const seat = real(request);
      given.push(seat);
      return seat;
    });
    const begin = async () => {
      const [n, socket] = [given.length, connect(Number(new URL(desk.url).port), '127.0.0.1')];
      socket.write(`POST ${path} HTTP/1.1\r\nhost: desk\r\ncontent-type: multipart/form-data; boundary=x\r\n`);
      socket.write(
        'content-length: 900000\r\n\r\n--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nab\r\n--x\r\n',
      );
      await until('a seat is asked for', () => given.length > n);
      return { socket, seat: given[n] ?? Promise.resolve(null) };
    };
    return { begin, restore: () => sit.mockRestore() };
  }

  it('that breaks off gives its seat back, and nothing of it is kept', async () => {
    const before = await count('arrivals');
    const { begin, restore } = begun('/api/v1/intake/web');
    for (let n = 0; n < 3; n += 1) {
      const { socket, seat } = await begin();
      // A third one of the same address only gets one when the two before it left theirs.
      expect(await seat).not.toBeNull();
      socket.destroy();
    }
    restore();
    expect((await large('large-4')).status).toBe(201);
    expect(await count('arrivals')).toBe(before + 1);
  });

  it('that breaks off while it waits holds no seat afterwards, at the public form either', async () => {
    const before = await count('arrivals');
    for (const path of ['/', '/api/v1/intake/web']) {
      const { begin, restore } = begun(path);
      const seated = [await begin(), await begin()];
      for (const { seat } of seated) expect(await seat).not.toBeNull();
      const waiting = [await begin(), await begin()];
      for (const { socket } of [...waiting, ...seated]) socket.destroy();
      await Promise.all(waiting.map(({ seat }) => seat));
      restore();
    }
    expect((await large('large-5')).status).toBe(201);
    expect(await count('arrivals')).toBe(before + 1);
  });
});

describe('the public form', () => {
  const hidden = async (): Promise<Record<string, string>> => {
    const page = (await desk.client().get('/')).bytes.toString();
    expect(page).toContain('enctype="multipart/form-data"');
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
    const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    return { formId: value('formId'), token: value('token') };
  };

  it('takes photographs without any script, and an empty file field as none', async () => {
    const png = readFileSync(join(projectRoot(), 'docs/screens/log-call.png'));
    const sent = await desk.client().send('POST', '/', {
      body: form({ ...(await hidden()), text: '写真を添えます', representative: '代理 花子' }, [
        ['写真.png', png],
        ['', Buffer.alloc(0)],
      ]),
    });
    expect([sent.status, /\d{4}-\d{2}-\d{6}/.test(sent.bytes.toString())]).toEqual([200, true]);
    const slip = /\d{4}-\d{2}-\d{6}/.exec(sent.bytes.toString())?.[0] ?? '';
    const found = await agent.post('/api/v1/complaints/lookup', { kind: 'slip', value: slip });
    const id = found.as<{ items: { id: string }[] }>().items[0]?.id ?? '';
    const page = (await agent.get(`/api/v1/complaints/${id}`)).as<{ files: FileView[]; representative: string }>();
    expect(page.representative).toBe('代理 花子');
    expect(page.files).toMatchObject([{ fileName: '写真.png', mediaType: 'image/png' }]);
    await desk.get(JobRunner).runDue();
    const read = (await agent.get(`/api/v1/complaints/${id}/pages`)).as<{ items: { id: string }[] }>().items;
    const picture = await agent.get(`/api/v1/pages/${read[0]?.id ?? ''}/picture`);
    expect([picture.status, picture.bytes.subarray(1, 4).toString()]).toEqual([200, 'PNG']);
  });

  it('gives everything typed back when the files are too large', async () => {
    const sent = await desk.client().send('POST', '/', {
      body: form({ ...(await hidden()), text: '大事な文章', occurred: '先週の月曜', name: '試験' }, [
        ['a', Buffer.alloc(21 << 20)],
      ]),
    });
    const page = sent.bytes.toString();
    expect(sent.status).toBe(413);
    for (const typed of ['大事な文章', 'value="先週の月曜"', 'value="試験"']) expect(page).toContain(typed);
  });

  it('makes one case of a form that is sent twice, with and without files', async () => {
    const before = await count('complaints');
    const fields = { ...(await hidden()), text: '二度押しました' };
    for (const files of [[['a.pdf', pdf]], [['a.pdf', pdf]]] as File[][])
      expect((await desk.client().send('POST', '/', { body: form(fields, files) })).status).toBe(200);
    const plain = { ...(await hidden()), text: '二度押しました。添付なし' };
    for (let n = 0; n < 2; n += 1)
      expect((await desk.client().send('POST', '/', { body: form(plain, []) })).status).toBe(200);
    expect(await count('complaints')).toBe(before + 2);
  });
});

describe('a promised call-back', () => {
  it('stands in the queue until somebody replies, the overdue ones marked', async () => {
    const log = (text: string, callbackAt: string): Promise<Answer> =>
      agent.post('/api/v1/complaints', {
        channel: 'phone',
        text,
        callbackAt,
        viaRelay: true,
        cannotSpeakOnPhone: true,
      });
    const late = (await log('折返しその一', '2026-11-25T09:00:00+09:00')).as<{ id: string }>();
    const soon = (await log('折返しその二', '2026-11-25T11:00:00+09:00')).as<{ id: string }>();
    const queue = async (): Promise<unknown[]> =>
      (await agent.get('/api/v1/callbacks')).as<{ items: unknown[] }>().items;
    expect(await queue()).toMatchObject([
      { complaintId: late.id, overdue: true, viaRelay: true, secondsLeft: -3600 },
      { complaintId: soon.id, overdue: false, secondsLeft: 3600 },
    ]);
    expect(JSON.stringify(await queue())).not.toContain('折返し');
    await agent.post(`/api/v1/complaints/${late.id}/replies`, { channel: 'phone', text: '折り返しました' });
    expect(await queue()).toMatchObject([{ complaintId: soon.id }]);
    expect((await agent.get(`/api/v1/complaints/${soon.id}`)).body).toMatchObject({ cannotSpeakOnPhone: true });
  });
});
