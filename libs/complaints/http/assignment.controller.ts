import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import type { Actor } from '#kernel';
import { AssignComplaint } from '../use-cases/assign-complaint.js';
import { HandleMany, type ManyDone } from '../use-cases/handle-many.js';
import { AssignDto, BulkDto } from './queues.dto.js';

/** Who has which complaint, one by one or many at once. */
@ApiTags('complaints')
@Controller('api/v1/complaints')
export class AssignmentController {
  constructor(
    private readonly assign: AssignComplaint,
    private readonly many: HandleMany,
  ) {}

  @Post(':id/assign')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({
    summary: 'Gives a complaint to a person or a team; without complaints:assign only what is free or one’s own',
  })
  async give(@Param('id') id: string, @Body() body: AssignDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.assign.execute(id, body, actor);
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({
    summary:
      'The same step for up to 200 complaints, each on its own; what is refused stays as it was. Never a decision',
  })
  @ApiOkResponse({ description: '{done: id[], refused: {id, code, title}[]}' })
  async bulk(@Body() body: BulkDto, @CurrentActor() actor: Actor): Promise<ManyDone> {
    return this.many.execute(body, actor);
  }
}
