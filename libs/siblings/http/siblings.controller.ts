import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { GroupSiblings } from '../use-cases/group-siblings.js';
import { SeenSiblings, type SeenByOne } from '../use-cases/seen-siblings.js';

/** Complaints that belong together: what is suggested, what a person said. */
@ApiTags('siblings')
@Controller('api/v1/complaints/:id/siblings')
export class SiblingsController {
  constructor(
    private readonly siblings: SeenSiblings,
    private readonly group: GroupSiblings,
  ) {}

  @Get()
  @Can('complaints:handle')
  @ApiOperation({
    summary: 'Group and suggestions of a complaint with reasons, signals and earliest clock; no content',
  })
  @ApiOkResponse({ description: '{group, suggestions}' })
  read(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<SeenByOne> {
    return this.siblings.execute(id, actor);
  }

  @Post('leave')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Takes the complaint out of its group' })
  async leave(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<SeenByOne> {
    await this.group.leave(id, actor);
    return this.siblings.execute(id, actor);
  }

  @Post('lead')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Makes the complaint the one that stands for its group' })
  async lead(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<SeenByOne> {
    await this.group.lead(id, actor);
    return this.siblings.execute(id, actor);
  }

  @Post(':suggestionId/accept')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'The two belong together: they are grouped, and stay complaints of their own' })
  async accept(
    @Param('id') id: string,
    @Param('suggestionId') suggestionId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SeenByOne> {
    await this.group.accept(id, suggestionId, actor);
    return this.siblings.execute(id, actor);
  }

  @Post(':suggestionId/reject')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'The two do not belong together: the pair is not suggested again' })
  async reject(
    @Param('id') id: string,
    @Param('suggestionId') suggestionId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SeenByOne> {
    await this.group.reject(id, suggestionId, actor);
    return this.siblings.execute(id, actor);
  }
}
