import { IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid } from '#http';
import { ASSIGNEE_KINDS, TASK_STEP_NAMES, type AssigneeKind, type TaskStep } from './task-status.js';

const WORDS = { min: 1, max: 20_000 } as const;

/** A new task. */
export class NewTaskDto {
  @IsShortText({ max: 200 })
  title: string;

  @IsLongText(WORDS)
  text: string;

  @IsOneOf(ASSIGNEE_KINDS)
  assigneeKind: AssigneeKind;

  @IsShortText({ max: 200, optional: true, description: 'Department or contractor by name; not for users' })
  assignee?: string;

  @IsUlid({ optional: true, description: 'The user who is asked, with assigneeKind user' })
  userId?: string;

  @IsInstant()
  dueAt: string;
}

/** A step of a task with its words: the answer, or the reason. */
export class TaskStepDto {
  @IsOneOf(TASK_STEP_NAMES)
  step: TaskStep;

  @IsLongText(WORDS)
  words: string;
}

/** Another date. */
export class TaskDueDto {
  @IsInstant()
  dueAt: string;

  @IsLongText(WORDS)
  reason: string;
}

/** The answer of the person who was asked. */
export class TaskAnswerDto {
  @IsLongText(WORDS)
  words: string;
}

/** What a file belongs to. */
export class EvidenceQueryDto {
  @IsUlid({ optional: true, description: 'Task or measure that the file belongs to' })
  of?: string;
}
