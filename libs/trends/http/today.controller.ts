import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly } from '#access';
import type { Actor } from '#kernel';
import type { Today } from '../domain/today.js';
import { ReadToday } from '../use-cases/read-today.js';

/** What a person has to do today. */
@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(private readonly today: ReadToday) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({
    summary:
      'What is due today for who asks: calls, reviews, clocks, tasks, notices, alarms; counts and moments, no content',
  })
  @ApiOkResponse({
    description:
      '{at, day, callbacks, review, clocks, tasks, investigation, notices, second, alarms}; null where it is not theirs',
  })
  now(@CurrentActor() actor: Actor): Promise<Today> {
    return this.today.execute(actor);
  }
}
