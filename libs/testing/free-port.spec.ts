import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.js';

const listenOn = (port: number) =>
  new Promise<{ port: number; close: () => Promise<unknown> }>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as { port: number };
      resolve({ port: taken, close: () => new Promise((closed) => server.close(closed)) });
    });
  });

describe('freePort', () => {
  it('is one that can be listened on, and none of those that systems give out by themselves', async () => {
    const port = await freePort();
    const server = await listenOn(port);
    expect(server.port).toBe(port);
    // Control: it would have been noticed.
    await expect(listenOn(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close();
    expect(port).toBeLessThan(32_000);
  });
});
