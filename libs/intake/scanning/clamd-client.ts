import { connect, type Socket } from 'node:net';

/** What clamd says of some bytes. */
export interface ClamdVerdict {
  /** Name of the finding; null when nothing was found. */
  finding: string | null;
}

/** clamd could not be asked, or gave no verdict. */
export class ClamdFailure extends Error {
  override readonly name = 'ClamdFailure';
}

/** Bytes sent at a time. */
const CHUNK = 64 * 1024;
/** Longest wait (ms) for a connection or for the next sign of life. */
const TIME_OUT_MS = 30_000;
const LONGEST_ANSWER = 4_096;

/**
 * Has clamd look at the bytes: command INSTREAM of its protocol (clamd(8)), each chunk with its length in front. `where` is
 * `host:port` or the path of its socket. Fails with {@link ClamdFailure} when there is no verdict.
 */
export async function askClamd(where: string, bytes: Buffer, timeoutMs = TIME_OUT_MS): Promise<ClamdVerdict> {
  const socket = open(where);
  socket.setTimeout(timeoutMs, () => socket.destroy(new ClamdFailure('clamd did not answer in time')));
  try {
    const answer = read(socket);
    // When sending fails, the answer tells why.
    await Promise.race([answer, send(socket, bytes)]);
    return verdictOf(await answer);
  } finally {
    socket.destroy();
  }
}

function open(where: string): Socket {
  const found = /^(.+):(\d+)$/.exec(where);
  if (where.startsWith('/') || !found) return connect({ path: where });
  return connect({ host: (found[1] ?? '').replace(/^\[|\]$/g, ''), port: Number(found[2]) });
}

async function send(socket: Socket, bytes: Buffer): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    await write(socket, Buffer.concat([lengthOf(chunk.length), chunk]));
  }
  await write(socket, lengthOf(0));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    // A failure shows at the reading end.
    socket.write(bytes, () => {
      resolve();
    });
  });
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

function read(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      if (answer.includes('\0')) resolve(answer.split('\0', 1)[0] ?? '');
      else if (answer.length > LONGEST_ANSWER) reject(new ClamdFailure('clamd answers something else'));
    });
    socket.on('error', (cause) => {
      reject(cause instanceof ClamdFailure ? cause : new ClamdFailure('clamd cannot be reached', { cause }));
    });
    socket.on('close', () => {
      reject(new ClamdFailure('clamd closed the connection without a verdict'));
    });
  });
}

function verdictOf(answer: string): ClamdVerdict {
  if (answer === 'stream: OK') return { finding: null };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { finding: (found[1] ?? '').slice(0, 200) };
  throw new ClamdFailure(`clamd gave no verdict: ${answer.slice(0, 100)}`);
}
