import type { FastifyReply } from 'fastify';
import type { Actor } from '#kernel';
import type { LiveNews } from '../domain/live-news.js';
import type { Listener } from '../use-cases/live-hub.js';

/** A browser waits so long (ms) before it connects again. */
const RETRY_MS = 3_000;
/** More unsent bytes than this mean that nobody takes them: the connection is ended, and goes on later. */
const MOST_UNSENT = 256 * 1024;

/** One open connection, as server-sent events (WHATWG HTML §9.2). */
export class EventStream implements Listener {
  readonly actor: Actor;
  readonly sessionId: string;
  private begun = false;

  constructor(
    private readonly reply: FastifyReply,
    who: { actor: Actor; sessionId: string },
  ) {
    this.actor = who.actor;
    this.sessionId = who.sessionId;
  }

  get gone(): boolean {
    return this.reply.raw.destroyed || this.reply.raw.writableEnded;
  }

  send(news: readonly LiveNews[], upTo: string | null): void {
    const lines = news.map(({ n, type, id, kind, at }) => {
      const data = JSON.stringify({ type, id, ...(kind === undefined ? {} : { kind }), at });
      return `id: ${n}\ndata: ${data}\n\n`;
    });
    this.write(`${lines.join('')}${mark(upTo)}`);
  }

  resync(upTo: string | null): void {
    this.write(`data: ${JSON.stringify({ type: 'resync', id: '', at: '' })}\n\n${mark(upTo)}`);
  }

  end(): void {
    this.reply.raw.end();
  }

  private write(text: string): void {
    if (!this.begun) this.begin();
    const { raw } = this.reply;
    if (this.gone) return;
    raw.write(text);
    if (raw.writableLength > MOST_UNSENT) raw.destroy();
  }

  /** Only now, for until then the answer may still be a refusal. */
  private begin(): void {
    this.begun = true;
    this.reply.hijack();
    const headers = Object.entries(this.reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    this.reply.raw.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // A stream ends with its session or its desk: kept for a next request, its connection would hold up the desk's stop.
      connection: 'close',
      // Proxies must hand on each event as it comes.
      'x-accel-buffering': 'no',
    });
    this.reply.raw.write(`retry: ${String(RETRY_MS)}\n: \n\n`);
  }
}

/** An event without data only moves the place where the browser would go on. */
function mark(upTo: string | null): string {
  return upTo === null ? ': \n\n' : `id: ${upTo}\n: \n\n`;
}
