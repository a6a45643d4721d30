import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { incidentErrors } from '../domain/incident.errors.js';
import { ReadTasks, type MyTask } from './read-tasks.js';
import { TaskAnswerDto } from './tasks.dto.js';
import { WorkTask } from './work-task.js';

/** Questions of investigations to people who see nothing else of the incident. */
@ApiTags('incidents')
@Controller('api/v1/my-tasks')
export class MyTasksController {
  constructor(
    private readonly tasks: ReadTasks,
    private readonly work: WorkTask,
  ) {}

  @Get()
  @Can('tasks:answer')
  @ApiOperation({ summary: 'Tasks that wait for an answer of the caller; the look is audited' })
  async mine(@CurrentActor() actor: Actor): Promise<{ items: MyTask[] }> {
    return { items: await this.tasks.mine(actor) };
  }

  @Post(':taskId/answer')
  @HttpCode(200)
  @Can('tasks:answer')
  @ApiOperation({ summary: 'Answer a task of one’s own' })
  @ApiProblem(incidentErrors['incidents.task-not-found'], incidentErrors['incidents.work-step-impossible'])
  async answer(
    @Param('taskId') taskId: string,
    @Body() body: TaskAnswerDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: MyTask[] }> {
    await this.work.answerMine(taskId, body.words, actor);
    return this.mine(actor);
  }
}
