import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { incidentErrors } from '../domain/incident.errors.js';
import { ReadIncident, type IncidentView } from '../use-cases/read-incident.js';
import { TransitionIncident } from '../use-cases/transition-incident.js';
import { EndRefusalDto } from './incident.dto.js';

/** Ends of incidents that one person asked for and another one decides on. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id/end')
export class EndsController {
  constructor(
    private readonly reader: ReadIncident,
    private readonly transition: TransitionIncident,
  ) {}

  @Post('approve')
  @HttpCode(200)
  @Can('incidents:approve')
  @ApiOperation({ summary: 'Approve the end that waits, as another person; the gates are asked anew' })
  @ApiProblem(incidentErrors['incidents.nothing-pending'], incidentErrors['incidents.gates-shut'])
  async approve(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<IncidentView> {
    return this.reader.execute((await this.transition.approve(id, actor)).id, actor);
  }

  @Post('refuse')
  @HttpCode(200)
  @Can('incidents:approve')
  @ApiOperation({ summary: 'Refuse the end that waits, or take back one’s own, with a reason; the state stays' })
  @ApiProblem(incidentErrors['incidents.nothing-pending'])
  async refuse(
    @Param('id') id: string,
    @Body() body: EndRefusalDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.transition.refuse(id, body.reason, actor)).id, actor);
  }
}
