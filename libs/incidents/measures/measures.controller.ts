import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { incidentErrors } from '../domain/incident.errors.js';
import { ConsiderRecurrence, FindCause } from './find-cause.js';
import { CauseDto, MeasureDto, MeasureStepDto, WordsDto } from './measures.dto.js';
import { PlanMeasure } from './plan-measure.js';
import { ReadPrevention, type PreventionView } from './read-prevention.js';
import { WorkMeasure } from './work-measure.js';

/** Causes of an incident, measures against it and against the next one, and whether they work. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class MeasuresController {
  constructor(
    private readonly reader: ReadPrevention,
    private readonly causes: FindCause,
    private readonly considering: ConsiderRecurrence,
    private readonly plan: PlanMeasure,
    private readonly work: WorkMeasure,
  ) {}

  @Get('prevention')
  @Can('incidents:read')
  @ApiOperation({ summary: 'Causes, measures, same causes elsewhere, recurrences; the look is audited' })
  prevention(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<PreventionView> {
    return this.reader.execute(id, actor);
  }

  @Post('causes')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Record a cause; one that works again after effective prevention raises an alarm' })
  @ApiProblem(incidentErrors['incidents.unknown-cause'])
  async cause(@Param('id') id: string, @Body() body: CauseDto, @CurrentActor() actor: Actor): Promise<PreventionView> {
    await this.causes.add(id, body, actor);
    return this.reader.execute(id, actor);
  }

  @Post('causes/:causeId/withdraw')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Take a cause back with a reason; it stays visible' })
  @ApiProblem(incidentErrors['incidents.cause-not-found'])
  async withdraw(
    @Param('id') id: string,
    @Param('causeId') causeId: string,
    @Body() body: WordsDto,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    await this.causes.withdraw(id, causeId, body.words, actor);
    return this.reader.execute(id, actor);
  }

  @Post('recurrences/:recurrenceId/consider')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Say what follows from a cause that works again' })
  @ApiProblem(incidentErrors['incidents.recurrence-not-found'], incidentErrors['incidents.recurrence-considered'])
  async consider(
    @Param('id') id: string,
    @Param('recurrenceId') recurrenceId: string,
    @Body() body: WordsDto,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    await this.considering.execute(id, recurrenceId, body.words, actor);
    return this.reader.execute(id, actor);
  }

  @Post('measures')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Plan containment or prevention, with owner and dates' })
  @ApiProblem(incidentErrors['incidents.check-date-needed'], incidentErrors['incidents.unknown-person'])
  async add(@Param('id') id: string, @Body() body: MeasureDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return { id: await this.plan.execute(id, body, actor) };
  }

  @Post('measures/:measureId/steps')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Done, effective or not (by somebody else than owner and doer), dropped, resumed' })
  @ApiProblem(
    incidentErrors['incidents.measure-not-found'],
    incidentErrors['incidents.work-step-impossible'],
    incidentErrors['incidents.other-person-needed'],
  )
  async step(
    @Param('id') id: string,
    @Param('measureId') measureId: string,
    @Body() body: MeasureStepDto,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    await this.work.step(id, measureId, body, actor);
    return this.reader.execute(id, actor);
  }
}
