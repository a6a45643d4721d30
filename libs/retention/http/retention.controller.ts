import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem, IsLongText, IsOneOf, IsShortText } from '#http';
import type { Actor } from '#kernel';
import type { OpenHold } from '../data/hold-rows.js';
import { HOLD_STEP_NAMES, type HoldStep } from '../domain/hold-state.js';
import { retentionErrors } from '../domain/retention.errors.js';
import { PlaceHold } from '../use-cases/place-hold.js';
import { ReadRetention, type RetentionView } from '../use-cases/read-retention.js';

export class NewHoldDto {
  @IsShortText({ max: 40, description: 'Slip number or number of an incident' })
  number: string;

  @IsLongText({ min: 1, max: 4000 })
  reason: string;
}

export class HoldStepDto {
  @IsOneOf(HOLD_STEP_NAMES)
  step: HoldStep;

  @IsLongText({ optional: true, max: 4000, description: 'Needed to ask that it be lifted, and to refuse it' })
  reason?: string;
}

const HOLD = '{id, number, complaintId, incidentId, state, reason, askedBy, askedAt, decidedBy, …}';

/** What is kept how long, and legal holds. */
@ApiTags('retention')
@Controller('api/v1')
export class RetentionController {
  constructor(
    private readonly retention: ReadRetention,
    private readonly holds: PlaceHold,
  ) {}

  @Get('retention')
  @Can('retention:read')
  @ApiOperation({ summary: 'What is kept how long, how much is due, how much is under legal hold; no content' })
  @ApiOkResponse({ description: '{at, classes, due}' })
  read(): Promise<RetentionView> {
    return this.retention.execute();
  }

  @Get('holds')
  @Can('holds:decide')
  @ApiOperation({ summary: 'Legal holds with their reasons, newest first' })
  @ApiOkResponse({ description: `{items: [${HOLD}]}` })
  async list(@CurrentActor() actor: Actor): Promise<{ items: OpenHold[] }> {
    return { items: await this.holds.list(actor) };
  }

  @Post('holds')
  @Can('holds:decide')
  @ApiOperation({ summary: 'Ask for a legal hold; it holds at once, and a second person confirms it' })
  @ApiOkResponse({ description: HOLD })
  @ApiProblem(retentionErrors['retention.subject-unknown'], retentionErrors['retention.hold-exists'])
  ask(@Body() { number, reason }: NewHoldDto, @CurrentActor() actor: Actor): Promise<OpenHold> {
    return this.holds.ask(number, reason, actor);
  }

  @Post('holds/:id/step')
  @HttpCode(200)
  @Can('holds:decide')
  @ApiOperation({
    summary: 'Approve a hold, end it or keep it; refusing and lifting it each take two people',
  })
  @ApiOkResponse({ description: HOLD })
  @ApiProblem(
    retentionErrors['retention.hold-not-found'],
    retentionErrors['retention.no-such-step'],
    retentionErrors['retention.same-person'],
  )
  step(@Param('id') id: string, @Body() body: HoldStepDto, @CurrentActor() actor: Actor): Promise<OpenHold> {
    return this.holds.step(id, body, actor);
  }
}
