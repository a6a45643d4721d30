import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, SignedInOnly } from '#access';
import type { Actor } from '#kernel';
import { AssignableTo, type Assignees } from '../use-cases/assignable-to.js';
import { SavedViews, type OpenView } from '../use-cases/saved-views.js';
import { WorkQueues } from '../use-cases/work-queues.js';
import { SaveViewDto } from './queues.dto.js';

/** What waits in which queue, and lists that people made for themselves. */
@ApiTags('queues')
@Controller('api/v1/queues')
export class QueuesController {
  constructor(
    private readonly queues: WorkQueues,
    private readonly views: SavedViews,
    private readonly people: AssignableTo,
  ) {}

  @Get('counts')
  @SignedInOnly()
  @ApiOperation({
    summary: 'How much waits in each queue that the caller may open; 1000 stands for that many and more',
  })
  @ApiOkResponse({ description: '{counts: {code: number}}' })
  async counts(@CurrentActor() actor: Actor): Promise<{ counts: Record<string, number> }> {
    return { counts: await this.queues.counts(actor) };
  }

  @Get('assignees')
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Who works on complaints, and the teams, by name' })
  @ApiOkResponse({ description: '{people, teams}' })
  assignees(): Promise<Assignees> {
    return this.people.all();
  }

  @Get('views')
  @Can('complaints:read')
  @ApiOperation({ summary: 'The caller’s saved views' })
  @ApiOkResponse({ description: '{items}' })
  async list(@CurrentActor() actor: Actor): Promise<{ items: OpenView[] }> {
    return { items: await this.views.of(actor.id) };
  }

  @Post('views')
  @Can('complaints:read')
  @ApiOperation({ summary: 'Keeps a queue and what it is narrowed by under a name' })
  async add(@Body() body: SaveViewDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    const { name, queue, narrowing = {} } = body;
    return { id: await this.views.add(actor.id, name, { queue, narrowing: { ...narrowing } }) };
  }

  @Delete('views/:viewId')
  @HttpCode(204)
  @Can('complaints:read')
  @ApiOperation({ summary: 'Takes away a saved view of the caller' })
  async remove(@Param('viewId') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.views.remove(actor.id, id);
  }
}
