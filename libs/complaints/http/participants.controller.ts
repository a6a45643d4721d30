import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsShortText } from '#http';
import { CaseParticipants, type OpenParticipant } from '../use-cases/case-participants.js';

/** Somebody whose mail may join the case. */
export class ParticipantDto {
  @IsShortText({ max: 320, description: 'Mail address' })
  address: string;
}

/** People besides the complainant who take part in a case. */
@ApiTags('complaints')
@Controller('api/v1/complaints/:id/participants')
export class ParticipantsController {
  constructor(private readonly participants: CaseParticipants) {}

  @Get()
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Whose mail may join the case besides the complainant’s; the look is in the audit log' })
  @ApiOkResponse({ description: '{items}' })
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ items: OpenParticipant[] }> {
    return { items: await this.participants.list(id, actor) };
  }

  @Post()
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Adds an address, such as a representative’s' })
  async add(@Param('id') id: string, @Body() body: ParticipantDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.participants.add(id, body.address, actor);
  }

  @Delete(':participantId')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Takes a participant out of the case' })
  async remove(
    @Param('id') id: string,
    @Param('participantId') participantId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.participants.remove(id, participantId, actor);
  }
}
