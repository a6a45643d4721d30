import { CLOCK, DomainError, type Clock } from '#kernel';
import { addressBlock } from '#access';
import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { httpErrors } from '../domain/http.errors.js';
import { SlidingWindow, type WindowLimit } from '../domain/sliding-window.js';

/** A named limit per network address (IPv6: per /64); routes that share the name share the count. */
export interface RateLimitRule extends WindowLimit {
  name: string;
}

const RATE_LIMIT = 'madoguchi:rate-limit';

/** The route may be called `limit` times per `windowMs` and network address; above it 429 `http.rate-limited`. */
export function RateLimit(rule: RateLimitRule): MethodDecorator {
  return SetMetadata(RATE_LIMIT, rule);
}

/** Counts in memory: each process by itself, forgotten at a restart. */
@Injectable()
export class RateLimiter {
  private readonly windows = new Map<string, SlidingWindow>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts one call of `key`. Fails with `http.rate-limited` (data.retryAfterSeconds). */
  take(rule: RateLimitRule, key: string): void {
    let window = this.windows.get(rule.name);
    if (window === undefined) {
      window = new SlidingWindow(rule);
      this.windows.set(rule.name, window);
    }
    const waitMs = window.take(key, this.clock.now().getTime());
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1000);
      throw new DomainError(httpErrors['http.rate-limited'], { data: { retryAfterSeconds } });
    }
  }
}

/** Applies {@link RateLimit}. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = Reflect.getMetadata(RATE_LIMIT, context.getHandler()) as RateLimitRule | undefined;
    if (rule === undefined) return true;
    this.limiter.take(rule, addressBlock(context.switchToHttp().getRequest<FastifyRequest>().ip));
    return true;
  }
}
