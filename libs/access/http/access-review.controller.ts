import type { Actor } from '#kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ACCESS_VERDICTS, type AccessVerdict } from '../domain/access-review.js';
import { ReviewAccess, type ReviewList, type ReviewView } from '../use-cases/review-access.js';
import { Can, CurrentActor } from './access.decorators.js';

export class VerdictDto {
  @ApiProperty({ enum: ACCESS_VERDICTS })
  @IsIn(ACCESS_VERDICTS)
  verdict: AccessVerdict;
}

const REVIEW = '{id, quarter, openedAt, openedBy, signedAt, signedBy, lines, answered, items}';

/** The quarterly review of who has access. */
@ApiTags('users')
@Controller('api/v1/access-reviews')
export class AccessReviewController {
  constructor(private readonly reviews: ReviewAccess) {}

  @Get()
  @Can('access:read')
  @ApiOperation({ summary: 'Reviews so far, and whether the present quarter has none yet' })
  @ApiOkResponse({ description: '{items, quarter, due}' })
  list(): Promise<ReviewList> {
    return this.reviews.list();
  }

  @Post()
  @Can('access:review')
  @ApiOperation({
    summary: 'Draw up the list of the present quarter: accounts and tokens with their roles and last use',
  })
  @ApiOkResponse({ description: REVIEW })
  open(@CurrentActor() actor: Actor): Promise<ReviewView> {
    return this.reviews.open(actor);
  }

  @Get(':id')
  @Can('access:read')
  @ApiOperation({ summary: 'A review with its lines' })
  @ApiOkResponse({ description: REVIEW })
  one(@Param('id') id: string): Promise<ReviewView> {
    return this.reviews.read(id);
  }

  @Put(':id/lines/:lineId')
  @Can('access:review')
  @ApiOperation({ summary: 'Answer for one line; nobody answers for themselves' })
  @ApiOkResponse({ description: REVIEW })
  answer(
    @Param('id') id: string,
    @Param('lineId') lineId: string,
    @Body() { verdict }: VerdictDto,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewView> {
    return this.reviews.answer(id, lineId, verdict, actor);
  }

  @Post(':id/sign-off')
  @HttpCode(200)
  @Can('access:review')
  @ApiOperation({ summary: 'Sign the review off when every line is answered; it is kept as it stands' })
  @ApiOkResponse({ description: REVIEW })
  signOff(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ReviewView> {
    return this.reviews.signOff(id, actor);
  }
}
