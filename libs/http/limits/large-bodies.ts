import type { IncomingMessage } from 'node:http';
import { DomainError } from '#kernel';
import { addressBlock } from '#access';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '../domain/http.errors.js';
import { sendProblem } from '../requests/problem.filter.js';
import { BodySeats, type Leave, type SeatedBody } from './body-seats.js';
import { keepPace } from './body-pace.js';
import { RateLimiter } from './rate-limit.js';

/** A body that is larger (bytes), or does not say how large it is, takes a seat. */
const LARGE = 512 * 1024;
const RETRY_SECONDS = 60;
/** Large bodies of one network address at the doors that programs post to, counted before they take a seat. */
const POSTS = { name: 'large-bodies', limit: 30, windowMs: 60_000 };

/** Large bodies of everybody, whichever door they come by: so many are read at once, and none for ever. */
@Injectable()
export class LargeBodies implements OnModuleDestroy {
  private readonly seats = new BodySeats(() => performance.now());

  constructor(private readonly limiter: RateLimiter) {}

  /** Nobody waits for a seat any more once the desk stops. */
  onModuleDestroy(): void {
    this.seats.close();
  }

  /** Whether the request's body takes a seat. */
  isLarge({ headers }: FastifyRequest): boolean {
    const { 'content-length': size, 'transfer-encoding': chunked } = headers;
    return size === undefined ? chunked !== undefined : !(Number(size) <= LARGE);
  }

  /** Counts one that a program posts. Fails with `http.rate-limited`. */
  count(request: FastifyRequest): void {
    this.limiter.take(POSTS, addressBlock(request.ip));
  }

  /**
   * Takes a seat for a large body before anything of it is read, or answers null when none came free in time or the
   * sender went meanwhile. While it is held, a connection that brings hardly anything is ended.
   */
  async sit(request: FastifyRequest): Promise<Leave | null> {
    const { socket } = request.raw;
    if (isGone(request.raw)) return null;
    const gone = new AbortController();
    const go = (): void => {
      gone.abort();
    };
    socket.once('close', go);
    const leave = await this.seats.take(addressBlock(request.ip), seatedBody(request.raw), gone.signal);
    socket.off('close', go);
    if (leave === null) return null;
    const unwatch = keepPace(request.raw);
    const done = (): void => {
      socket.off('close', done);
      unwatch();
      leave();
    };
    // Whoever breaks off leaves no seat behind, whatever still waits for the rest of the body.
    socket.once('close', done);
    if (!isGone(request.raw)) return done;
    // Who went at the moment of sitting down: the connection says so no second time.
    done();
    return null;
  }

  /** Watches over one that is read without a seat, as over those with one. */
  watch(request: FastifyRequest): Leave {
    return keepPace(request.raw);
  }
}

function seatedBody(message: IncomingMessage): SeatedBody {
  const { socket } = message;
  return {
    brought: () => socket.bytesRead,
    isWhole: () => message.complete,
    end: () => {
      socket.destroy();
    },
  };
}

/** Whether the sender went; what was not read by then never comes. */
function isGone({ socket, destroyed }: IncomingMessage): boolean {
  return socket.destroyed || destroyed;
}

/** Applies `seats` of {@link BodyLimit}: a large body waits for one, or is asked to come again by `http.busy`. */
export function seatLargeBodies(fastify: FastifyInstance, bodies: LargeBodies): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { seats } = request.routeOptions.config as { seats?: unknown };
    if (seats !== true || !bodies.isLarge(request)) return undefined;
    return seated(bodies, request, reply);
  });
}

/** Answers the reply when the request goes no further. */
async function seated(
  bodies: LargeBodies,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  try {
    bodies.count(request);
  } catch (error) {
    sendProblem(error, request, reply);
    return reply;
  }
  const leave = await bodies.sit(request);
  // Whoever went while waiting has no answer to wait for, and nothing more is to be done.
  if (isGone(request.raw)) {
    leave?.();
    reply.hijack();
    return reply;
  }
  if (leave === null) {
    const data = { retryAfterSeconds: RETRY_SECONDS };
    sendProblem(new DomainError(httpErrors['http.busy'], { data }), request, reply);
    return reply;
  }
  reply.raw.once('close', leave);
  return undefined;
}
