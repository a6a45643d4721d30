import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LargeBodies } from './limits/large-bodies.js';
import { RateLimiter, RateLimitGuard } from './limits/rate-limit.js';
import { Metrics } from './operations/metrics.js';
import { OperationsController } from './operations/operations.controller.js';
import { Readiness } from './operations/readiness.js';
import { ProblemFilter } from './requests/problem.filter.js';
import { validationPipe } from './requests/validation.pipe.js';

/** Problems, validation, rate limits, health and metrics for every controller. */
@Global()
@Module({
  controllers: [OperationsController],
  providers: [
    LargeBodies,
    Metrics,
    Readiness,
    RateLimiter,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
  exports: [LargeBodies, Metrics, Readiness, RateLimiter],
})
export class HttpModule {}
