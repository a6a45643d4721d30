import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#testing';
import { askClamd } from './clamd-client.js';

const folder = temporaryFolder();
const open: { server: Server; sockets: Set<Socket> }[] = [];
let names = 0;

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A clamd that keeps what it is sent and answers by it; `answer` null hangs up. */
async function fakeClamd(answer: (sent: Buffer) => string | null | undefined): Promise<string> {
  const path = join(folder.path, `clamd-${names++}.sock`);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let sent: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      sent = Buffer.concat([sent, chunk]);
      if (!sent.subarray(-4).equals(Buffer.alloc(4))) return;
      const said = answer(sent);
      if (said === null) socket.destroy();
      else if (said !== undefined) socket.write(said);
    });
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return path;
}

/** The bytes inside the chunks of an INSTREAM command. */
function streamed(sent: Buffer): Buffer {
  expect(sent.subarray(0, 10).toString()).toBe('zINSTREAM\0');
  const parts: Buffer[] = [];
  for (let at = 10; ;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

describe('asking clamd', () => {
  it('sends every byte in chunks with their lengths, and reads a clean verdict', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i % 255) + 1));
    let got: Buffer = Buffer.alloc(0);
    const where = await fakeClamd((sent) => {
      got = streamed(sent);
      return 'stream: OK\0';
    });
    expect(await askClamd(where, bytes)).toEqual({ finding: null });
    expect(got.equals(bytes)).toBe(true);
  });

  it('reads the name of a finding, also when it comes in pieces', async () => {
    const where = await fakeClamd(() => 'stream: Eicar-Test-Signature FOUND\0');
    expect(await askClamd(where, Buffer.from('x'))).toEqual({ finding: 'Eicar-Test-Signature' });
  });

  it.each([
    ['an error', 'INSTREAM size limit exceeded. ERROR\0'],
    ['a hang-up', null],
    ['an endless answer', 'x'.repeat(5000)],
  ])('fails on %s: no verdict is never a clean one', async (_what, said) => {
    const where = await fakeClamd(() => said);
    await expect(askClamd(where, Buffer.from('x'))).rejects.toMatchObject({ name: 'ClamdFailure' });
  });

  it('fails when nobody is there, and when nobody answers in time', async () => {
    await expect(askClamd(join(folder.path, 'nobody.sock'), Buffer.from('x'))).rejects.toMatchObject({
      name: 'ClamdFailure',
    });
    const silent = await fakeClamd(() => undefined);
    await expect(askClamd(silent, Buffer.from('x'), 50)).rejects.toMatchObject({ name: 'ClamdFailure' });
  });
});
