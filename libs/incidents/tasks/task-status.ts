/** Who is asked: a department, a contractor (whose desk is not ours), or a person with an account here. */
export const ASSIGNEE_KINDS = ['department', 'contractor', 'user'] as const;
export type AssigneeKind = (typeof ASSIGNEE_KINDS)[number];

/** States of a task; it counts as done only when somebody accepted the answer, or dropped it with a reason. */
export const TASK_STATES = ['open', 'answered', 'accepted', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What people may do with a task, and where it leads from each state. */
export const TASK_STEPS = {
  answer: { from: ['open'], to: 'answered' },
  accept: { from: ['answered'], to: 'accepted' },
  return: { from: ['answered'], to: 'open' },
  drop: { from: ['open', 'answered'], to: 'dropped' },
  reopen: { from: ['accepted', 'dropped'], to: 'open' },
} as const satisfies Record<string, { from: readonly TaskState[]; to: TaskState }>;
export type TaskStep = keyof typeof TASK_STEPS;
export const TASK_STEP_NAMES = Object.keys(TASK_STEPS) as TaskStep[];

/** Where the step leads; null when it is not possible from there. */
export function taskAfter(state: TaskState, step: TaskStep): TaskState | null {
  const { from, to } = TASK_STEPS[step];
  return (from as readonly TaskState[]).includes(state) ? to : null;
}

/** Steps that are possible from a state. */
export function stepsFrom(state: TaskState): TaskStep[] {
  return TASK_STEP_NAMES.filter((step) => taskAfter(state, step) !== null);
}
