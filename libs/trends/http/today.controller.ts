import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly } from '#access';
import type { Actor } from '#kernel';
import type { Running, Today } from '../domain/today.js';
import { ReadRunning } from '../use-cases/read-running.js';
import { ReadToday } from '../use-cases/read-today.js';

/** What a person has to do today. */
@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(
    private readonly today: ReadToday,
    private readonly running: ReadRunning,
  ) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({
    summary:
      'What is due today for who asks: calls, reviews, clocks, tasks, notices, alarms; counts and moments, no content',
  })
  @ApiOkResponse({
    description:
      '{at, day, callbacks, review, clocks, tasks, investigation, notices, second, alarms, accessReview, operation}; null where it is not theirs',
  })
  async now(@CurrentActor() actor: Actor): Promise<Today & Running> {
    return { ...(await this.today.execute(actor)), ...(await this.running.execute(actor)) };
  }
}
