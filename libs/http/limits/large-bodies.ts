import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#kernel';
import { addressBlock } from '#access';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpErrors } from '../domain/http.errors.js';
import { sendProblem } from '../requests/problem.filter.js';
import { BodySeats, type Leave } from './body-seats.js';
import { keepPace } from './body-pace.js';

/** A body that is larger (bytes), or does not say how large it is, takes a seat. */
const LARGE = 512 * 1024;
const PAUSE_MS = 100;
const RETRY_SECONDS = 60;

/** Large bodies of everybody, whichever door they come by: so many are read at once, and none for ever. */
@Injectable()
export class LargeBodies {
  private readonly seats = new BodySeats(
    () => sleep(PAUSE_MS),
    () => performance.now(),
  );

  /** Whether the request's body takes a seat. */
  isLarge({ headers }: FastifyRequest): boolean {
    const { 'content-length': size, 'transfer-encoding': chunked } = headers;
    return size === undefined ? chunked !== undefined : !(Number(size) <= LARGE);
  }

  /**
   * Takes a seat for a large body before anything of it is read, or answers null when none came free in time. While it
   * is held, a connection that brings hardly anything is ended.
   */
  async sit(request: FastifyRequest): Promise<Leave | null> {
    const leave = await this.seats.take(addressBlock(request.ip));
    if (leave === null) return null;
    const { socket } = request.raw;
    const unwatch = keepPace(request.raw);
    const done = (): void => {
      socket.off('close', done);
      unwatch();
      leave();
    };
    // Whoever breaks off leaves no seat behind, whatever still waits for the rest of the body.
    socket.once('close', done);
    return done;
  }
}

/** Applies `seats` of {@link BodyLimit}: a large body waits for one, or is asked to come again by `http.busy`. */
export function seatLargeBodies(fastify: FastifyInstance, bodies: LargeBodies): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { seats } = request.routeOptions.config as { seats?: unknown };
    if (seats !== true || !bodies.isLarge(request)) return undefined;
    const leave = await bodies.sit(request);
    if (leave === null) {
      const data = { retryAfterSeconds: RETRY_SECONDS };
      sendProblem(new DomainError(httpErrors['http.busy'], { data }), request, reply);
      return reply;
    }
    // Whoever went while waiting has no answer to wait for.
    if (reply.raw.closed || request.raw.socket.destroyed) leave();
    else reply.raw.once('close', leave);
    return undefined;
  });
}
