import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, type Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, BodyLimit } from '#http';
import { incidentErrors } from '../domain/incident.errors.js';
import { ReadInvestigation, type InvestigationView } from '../use-cases/read-investigation.js';
import { EvidenceFiles, type Evidence } from './evidence-files.js';
import { SetTask } from './set-task.js';
import { EvidenceQueryDto, NewTaskDto, TaskDueDto, TaskStepDto } from './tasks.dto.js';
import { WorkTask } from './work-task.js';

/** Largest file of evidence, bytes. */
const FILE_LIMIT = 40 * 1024 * 1024;

/** Investigation of an incident: tasks to departments, contractors and people, and files. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class TasksController {
  constructor(
    private readonly reader: ReadInvestigation,
    private readonly setTask: SetTask,
    private readonly work: WorkTask,
    private readonly files: EvidenceFiles,
  ) {}

  @Get('investigation')
  @Can('incidents:read')
  @ApiOperation({ summary: 'Tasks, files and who learned what when; the look is audited' })
  investigation(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<InvestigationView> {
    return this.reader.execute(id, actor);
  }

  @Post('tasks')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Ask a department, a contractor or a user to find something out by a date' })
  @ApiProblem(incidentErrors['incidents.unknown-person'])
  async add(@Param('id') id: string, @Body() body: NewTaskDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return { id: await this.setTask.execute(id, body, actor) };
  }

  @Post('tasks/:taskId/steps')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Record an answer, accept or return it, drop the task or open it again' })
  @ApiProblem(incidentErrors['incidents.task-not-found'], incidentErrors['incidents.work-step-impossible'])
  async step(
    @Param('id') id: string,
    @Param('taskId') taskId: string,
    @Body() body: TaskStepDto,
    @CurrentActor() actor: Actor,
  ): Promise<InvestigationView> {
    await this.work.step(id, taskId, body, actor);
    return this.reader.execute(id, actor);
  }

  @Post('tasks/:taskId/due')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Give a task another date, with a reason' })
  @ApiProblem(incidentErrors['incidents.task-not-found'], incidentErrors['incidents.work-step-impossible'])
  async due(
    @Param('id') id: string,
    @Param('taskId') taskId: string,
    @Body() body: TaskDueDto,
    @CurrentActor() actor: Actor,
  ): Promise<InvestigationView> {
    await this.work.postpone(id, taskId, body, actor);
    return this.reader.execute(id, actor);
  }

  @Post('evidence')
  @Can('incidents:write')
  @BodyLimit(FILE_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOperation({ summary: 'Keep a file, sealed, with its SHA-256' })
  @ApiProblem(incidentErrors['incidents.no-file'])
  async keep(
    @Param('id') id: string,
    @Query() query: EvidenceQueryDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<Evidence> {
    const file = request.isMultipart() ? await request.file({ limits: { fileSize: FILE_LIMIT } }) : undefined;
    if (file === undefined)
      throw new DomainError(incidentErrors['incidents.no-file'], { errors: [{ pointer: '/file', code: 'missing' }] });
    const bytes = await file.toBuffer();
    return this.files.add(id, { fileName: file.filename, mediaType: file.mimetype, bytes, ofId: query.of }, actor);
  }

  @Get('evidence/:evidenceId')
  @Can('incidents:read')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A file as it was handed in, checked against its hash; the look is audited' })
  @ApiProblem(incidentErrors['incidents.evidence-not-found'])
  async file(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { evidence, bytes } = await this.files.read(id, evidenceId, actor);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(evidence.name)}`;
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition, length: bytes.length });
  }
}
