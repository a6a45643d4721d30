import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { DomainError, type Actor } from '#kernel';
import type { Subject } from '../data/wall-rows.js';
import { wallErrors } from '../../domain/wall.errors.js';
import type { WallStep } from '../domain/wall-state.js';
import { BreakGlass, type Look } from '../use-cases/break-glass.js';
import { FindNamedStaff, type NamedStaff } from '../use-cases/find-named-staff.js';
import { RaiseWall } from '../use-cases/raise-wall.js';
import { ReadWalls, type WallsOfIncident, type WallWork } from '../use-cases/read-walls.js';
import { ReviewGlass } from '../use-cases/review-glass.js';
import { WallException } from './wall.decorators.js';
import { BreakGlassDto, GlassReviewDto, LiftDto, RaiseWallDto, WallSubjectDto } from './walls.dto.js';

/** Walls round incidents, looks behind them, and their review. */
@ApiTags('walls')
@Controller('api/v1')
export class WallsController {
  constructor(
    private readonly raising: RaiseWall,
    private readonly reading: ReadWalls,
    private readonly glass: BreakGlass,
    private readonly reviewing: ReviewGlass,
    private readonly staff: FindNamedStaff,
  ) {}

  @Get('walls')
  @Can('walls:decide')
  @ApiOperation({ summary: 'Walls that wait for a second person, and looks behind walls that nobody reviewed' })
  @ApiOkResponse({ description: '{walls, looks}' })
  work(): Promise<WallWork> {
    return this.reading.work();
  }

  @Get('incidents/:id/walls')
  @Can('incidents:read')
  @ApiOperation({ summary: 'Walls of an incident: whom they name, from whom they hide, who looked all the same' })
  @ApiOkResponse({ description: '{walls, looks, hiddenFrom, ownersBehind, workBehind}' })
  ofIncident(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<WallsOfIncident> {
    return this.reading.ofIncident(id, actor);
  }

  @Get('incidents/:id/named-staff')
  @Can('walls:decide')
  @ApiOperation({ summary: "Staff named in the texts of an incident's complaints whom no wall names: a proposal" })
  @ApiOkResponse({ description: '{items: [{userId, complaintIds}], looked, of}' })
  namedStaff(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<NamedStaff> {
    return this.staff.execute(id, actor);
  }

  @Post('incidents/:id/walls')
  @Can('walls:decide')
  @WallException('names-hidden')
  @ApiOperation({ summary: 'Raise a wall; it hides at once and waits for a second person' })
  raise(@Param('id') id: string, @Body() body: RaiseWallDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.raising.execute(id, { subjects: body.subjects.map(subjectOf), reason: body.reason }, actor);
  }

  @Post('incidents/:id/walls/:wallId/approve')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'A second person confirms the wall' })
  approve(@Param('id') id: string, @Param('wallId') wallId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.step(id, wallId, 'approve', actor);
  }

  @Post('incidents/:id/walls/:wallId/refuse')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'A second person finds that there is nothing to hide' })
  refuse(@Param('id') id: string, @Param('wallId') wallId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.step(id, wallId, 'refuse', actor);
  }

  @Post('incidents/:id/walls/:wallId/lift')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'Ask that the wall come down; it hides until a second person agrees' })
  async askLift(
    @Param('id') incidentId: string,
    @Param('wallId') wallId: string,
    @Body() body: LiftDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.raising.step({ incidentId, wallId }, { step: 'ask-lift', reason: body.reason }, actor);
  }

  @Post('incidents/:id/walls/:wallId/lift/approve')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'A second person takes the wall down' })
  lift(@Param('id') id: string, @Param('wallId') wallId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.step(id, wallId, 'lift', actor);
  }

  @Post('incidents/:id/walls/:wallId/lift/refuse')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'A second person keeps the wall up' })
  keepUp(@Param('id') id: string, @Param('wallId') wallId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.step(id, wallId, 'keep-up', actor);
  }

  @Post('break-glass')
  @Can('walls:break-glass')
  @WallException('asks-through')
  @ApiOperation({ summary: 'Look behind a wall for an hour; raises an alarm, and another person has to review it' })
  @ApiOkResponse({ description: '{id, incidentId, untilAt}' })
  break(@Body() body: BreakGlassDto, @CurrentActor() actor: Actor): Promise<Look> {
    return this.glass.execute(body.incident, body.reason, actor);
  }

  @Post('incidents/:id/looks/:glassId/review')
  @HttpCode(204)
  @Can('walls:decide')
  @ApiOperation({ summary: 'Another person says whether a look behind the wall was justified' })
  review(
    @Param('id') incidentId: string,
    @Param('glassId') glassId: string,
    @Body() body: GlassReviewDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.reviewing.execute({ incidentId, glassId }, body, actor);
  }

  private step(incidentId: string, wallId: string, step: WallStep, actor: Actor): Promise<void> {
    return this.raising.step({ incidentId, wallId }, { step }, actor);
  }
}

/** Error: `walls.unknown-subject` when kind and name do not go together. */
function subjectOf({ kind, userId, name }: WallSubjectDto): Subject {
  const fits = kind === 'employee' ? userId !== undefined && name === undefined : name !== undefined && !userId;
  if (!fits) throw new DomainError(wallErrors['walls.unknown-subject']);
  return { kind, userId: userId ?? null, name: name ?? null };
}
