import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsInstant, IsLongText } from '#http';
import { HandleObligation } from '../use-cases/handle-obligation.js';
import { ObligationAlarms } from '../use-cases/obligation-alarms.js';
import { ReadIncident, type IncidentView } from '../use-cases/read-incident.js';

/** A target of the incident's own for a clock without legal date. */
export class TargetDto {
  @IsInstant()
  targetAt: string;

  @IsLongText({ min: 1, max: 4000 })
  reason: string;
}

/** Clocks of an incident: targets of soft ones, alerts that somebody has seen. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class ClocksController {
  constructor(
    private readonly reader: ReadIncident,
    private readonly obligations: HandleObligation,
    private readonly alarms: ObligationAlarms,
  ) {}

  @Post('obligations/:obligationId/stages/:stage/target')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Set the target of a soft clock, with a reason; legal dates are nobody’s to set' })
  async target(
    @Param('id') id: string,
    @Param('obligationId') obligationId: string,
    @Param('stage') stage: string,
    @Body() body: TargetDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    const incident = await this.obligations.setTarget(id, { obligationId, stage }, body, actor);
    return this.reader.execute(incident.id, actor);
  }

  @Post('clock-alerts/:alertId/acknowledge')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Say that an alert of a clock was seen; who did first stays' })
  async acknowledge(
    @Param('id') id: string,
    @Param('alertId') alertId: string,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.alarms.acknowledge(id, alertId, actor)).id, actor);
  }
}
