import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { decodeCursor, PAGE_DEFAULT, pageOf, PageQueryDto, type Page } from '#http';
import { BuildReport } from '../use-cases/build-report.js';
import { LinkComplaint } from '../use-cases/link-complaint.js';
import { ListIncidents, type IncidentLine } from '../use-cases/list-incidents.js';
import { OpenIncident } from '../use-cases/open-incident.js';
import { ReadIncident, type IncidentView } from '../use-cases/read-incident.js';
import { TransitionIncident } from '../use-cases/transition-incident.js';
import { CreateIncidentDto, ReportQueryDto, TransitionDto, UnlinkDto } from './incident.dto.js';

/** Incidents: list, open, read, move, link, report. */
@ApiTags('incidents')
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(
    private readonly lists: ListIncidents,
    private readonly open: OpenIncident,
    private readonly reader: ReadIncident,
    private readonly transition: TransitionIncident,
    private readonly links: LinkComplaint,
    private readonly reports: BuildReport,
  ) {}

  @Get()
  @Can('incidents:read')
  @ApiOperation({ summary: 'Incidents, newest first' })
  @ApiOkResponse({ description: '{items, nextCursor}' })
  async list(@Query() query: PageQueryDto, @CurrentActor() actor: Actor): Promise<Page<IncidentLine>> {
    const limit = query.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(query.cursor, ['string']);
    return pageOf(await this.lists.page(limit + 1, after?.[0] ?? null, actor), limit, (last) => [last.id]);
  }

  @Post()
  @Can('incidents:write')
  @ApiOperation({ summary: 'Open an incident; with complaints or knownAt it is suspected at once and its clocks run' })
  async create(@Body() body: CreateIncidentDto, @CurrentActor() actor: Actor): Promise<IncidentView> {
    return this.reader.execute((await this.open.execute(body, actor)).id, actor);
  }

  @Get(':id')
  @Can('incidents:read')
  @ApiOperation({ summary: 'One incident with obligations, clocks, facts and timeline; the look is audited' })
  one(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Headers('x-purpose') purpose?: string,
  ): Promise<IncidentView> {
    return this.reader.execute(id, actor, purpose?.slice(0, 200));
  }

  @Post(':id/transition')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({
    summary:
      'Move to another state; an end asks the gates and answers 409 with those that are shut. One that takes two people waits in endPending',
  })
  async move(
    @Param('id') id: string,
    @Body() body: TransitionDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.transition.execute(id, body, actor)).id, actor);
  }

  @Post(':id/complaints/:complaintId')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Link a complaint; the first signal can only move earlier' })
  async link(
    @Param('id') id: string,
    @Param('complaintId') complaintId: string,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.links.execute(id, complaintId, actor)).id, actor);
  }

  @Delete(':id/complaints/:complaintId')
  @Can('incidents:write')
  @ApiOperation({
    summary: 'End the link to a complaint, with a reason; the first signal stays, and what is left to read or judge',
  })
  async unlink(
    @Param('id') id: string,
    @Param('complaintId') complaintId: string,
    @Body() body: UnlinkDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.links.unlink(id, complaintId, body.reason, actor)).id, actor);
  }

  @Get(':id/report')
  @Can('incidents:read')
  @ApiOperation({ summary: 'A report to an authority, filled from the incident; kept sealed and audited' })
  @ApiProduces('application/json', 'application/pdf')
  async report(
    @Param('id') id: string,
    @Query() query: ReportQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const made = await this.reports.execute(id, query.form, query.format ?? 'json', actor);
    const disposition = `attachment; filename="${made.fileName}"`;
    return new StreamableFile(made.bytes, { type: made.mediaType, disposition, length: made.bytes.length });
  }
}
