import { afterEach, describe, expect, it } from '@jest/globals';
import { MailPool, MailThreadFailed } from './mail-pool.js';

const head = 'From: a@example.jp\r\nSubject: =?utf-8?B?6YCa5L+h44GM6YGF44GE?=\r\nMessage-ID: <1@example.jp>\r\n';
const small = Buffer.from(`${head}\r\nつながりません。\r\n`);
const large = Buffer.from(`${head}\r\n${'つながりません。\r\n'.repeat(4000)}`);
const picture = Buffer.from(
  `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nみてください\r\n--b\r\n` +
    `Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
    `${Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(60_000), Buffer.from('IEND')]).toString('base64')}\r\n--b--\r\n`,
);

let pool: MailPool;
afterEach(() => pool.close());

const read = (bytes: Buffer, documents: 'names-only' | 'with-bytes' = 'names-only') =>
  pool.read({ size: bytes.length, load: () => Promise.resolve(bytes), documents }, {});

describe('MailPool', () => {
  it('reads a small mail without a thread and a large one in a thread, alike', async () => {
    pool = new MailPool();
    expect(await read(small)).toMatchObject({ subject: '通信が遅い', text: 'つながりません。' });
    expect(pool.threads).toBe(0);
    const reading = await read(large);
    expect(pool.threads).toBe(1);
    expect([reading.subject, reading.text.length]).toEqual(['通信が遅い', 4000 * 9 - 1]);
  });

  it('brings the bytes of attached documents only when they are asked for', async () => {
    pool = new MailPool();
    const sizes = async (documents: 'names-only' | 'with-bytes'): Promise<[string, number, boolean][]> =>
      (await read(picture, documents)).attachmentsWithBytes.map((d) => [
        d.name,
        d.bytes.length,
        Buffer.isBuffer(d.bytes),
      ]);
    expect(await sizes('names-only')).toEqual([['a.png', 0, true]]);
    expect(await sizes('with-bytes')).toEqual([['a.png', 60_012, true]]);
  });

  it('gives a mail up when two threads outlasted their time, and reads the next one', async () => {
    pool = new MailPool({ timeoutMs: 1 });
    await expect(read(large)).rejects.toThrow(new MailThreadFailed('time-out'));
    expect(await read(small)).toMatchObject({ text: 'つながりません。' });
  });

  it('gives the threads no more mails than they read, so that a mail of a backlog loses no time by waiting', async () => {
    pool = new MailPool({ threads: 1 });
    const queued: number[] = [];
    const reads = Array.from({ length: 5 }, async () => {
      await read(large);
      queued.push(pool.queued);
    });
    await Promise.all(reads);
    expect(queued).toEqual([0, 0, 0, 0, 0]);
  });

  it('tries once more when its thread is ended, so that a reading survives it', async () => {
    pool = new MailPool();
    await read(large);
    const [thread] = pool.running;
    const reading = read(large);
    await thread?.terminate();
    expect(await reading).toMatchObject({ subject: '通信が遅い' });
  });

  it('fails the mail and not the desk when a thread has too little memory even to start', async () => {
    pool = new MailPool({ heapMb: 3 });
    await expect(read(large)).rejects.toThrow(new MailThreadFailed('child-crashed'));
  });

  it('hands a mail of several megabytes over instead of copying it', async () => {
    pool = new MailPool();
    const bytes = Buffer.concat([Buffer.from(`${head}\r\n`), Buffer.alloc(5_000_000, 'abcdefg\r\n')]);
    expect(await read(bytes)).toMatchObject({ subject: '通信が遅い' });
    expect(bytes.length).toBe(0);
  });
});
