import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Claimed } from '../data/claim-rows.js';
import { liveErrors } from '../domain/live.errors.js';
import { WorkClaims } from '../use-cases/work-claims.js';
import { ClaimDto, KeepDto } from './claims.dto.js';
import { PresentClaim } from './present-claim.js';

const of = (objectId: string): Claimed => ({ kind: 'complaint', objectId });

/** Who works on a complaint. */
@ApiTags('claims')
@Controller('api/v1/complaints/:id/claim')
export class ClaimsController {
  constructor(
    private readonly claims: WorkClaims,
    private readonly present: PresentClaim,
  ) {}

  @Get()
  @Can('complaints:read')
  @ApiOperation({ summary: 'Who works on the complaint, and who asks to take over; names only' })
  @ApiOkResponse({ type: ClaimDto })
  async read(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.read(of(id)), actor);
  }

  @Post()
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Takes the complaint, and holds it: sent again every 30 s, lapses after 90 s' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiProblem(liveErrors['claims.held'])
  async claim(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.claim(of(id), actor), actor);
  }

  @Post('release')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Lets it go; to whoever asks, if somebody does' })
  @ApiOkResponse({ type: ClaimDto })
  async release(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.release(of(id), actor), actor);
  }

  @Post('ask')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Asks the holder to hand over; without an answer within 60 s it changes hands' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiProblem(liveErrors['claims.asked-already'])
  async ask(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.ask(of(id), actor), actor);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'The holder hands over to whoever asks' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiProblem(liveErrors['claims.not-holder'], liveErrors['claims.nobody-asks'])
  async handOver(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.handOver(of(id), actor), actor);
  }

  @Post('keep')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'The holder keeps it, with a word why' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiProblem(liveErrors['claims.not-holder'], liveErrors['claims.nobody-asks'])
  async keep(@Param('id') id: string, @Body() { word }: KeepDto, @CurrentActor() actor: Actor): Promise<ClaimDto> {
    return this.present.view(await this.claims.keep(of(id), word, actor), actor);
  }
}
