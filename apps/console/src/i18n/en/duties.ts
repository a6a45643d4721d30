import type { duties as ja } from '../ja/duties';

/** Duties to report and their clocks. */
export const duties: Record<keyof typeof ja, string> = {
  'rung.half': 'Half of the time is gone',
  'rung.h72': 'Less than 72 hours left',
  'rung.h24': 'Less than 24 hours left',
  'rung.working_passed': 'The working deadline has passed',
  'rung.overdue': 'Overdue',
  'askAgain.facts-changed': 'The facts it rests on changed.',
  'askAgain.rule-changed': 'The rule data were revised.',
  'askAgain.reopened': 'The incident was reopened.',
  'proposed.undecided': 'facts missing',
  'proposed.applies': 'applies',
  'proposed.does_not': 'does not apply',
  'stageState.waiting': 'not started',
  'softState.waiting': 'not started',
  'did.clock-started': 'a clock started',
  'did.clock-half': 'half of the time is gone',
  'did.clock-h72': 'less than 72 hours left',
  'did.clock-h24': 'less than 24 hours left',
  'did.clock-working-passed': 'the working deadline passed',
  'did.clock-alert-acknowledged': 'an alert was seen',
  'did.proposal-changed': 'another proposal about a duty',
  'did.obligation-asked-again': 'a decision is asked again',
  'did.target-set': 'a target was set',
  'did.persons-told': 'everybody was told',
  'did.persons-not-told': 'somebody turned out not to be told',
};
