import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import type { Actor } from '#kernel';
import { ReadReviewContext, type ReviewContext } from '../use-cases/read-review-context.js';

/** What stands beside a complaint that an officer reads. */
@ApiTags('review')
@Controller('api/v1/review/:complaintId/context')
export class ReviewContextController {
  constructor(private readonly context: ReadReviewContext) {}

  @Get()
  @Can('review:decide')
  @ApiOperation({
    summary:
      'Earlier complaints like this one with their decisions, and its leads; in a blind reading neither decisions nor leads',
  })
  @ApiOkResponse({ description: '{similar, clusters}' })
  beside(@Param('complaintId') id: string, @CurrentActor() actor: Actor): Promise<ReviewContext> {
    return this.context.execute(id, actor);
  }
}
