/** Alarms of something that happened once: nothing calms them but the person who says that they have seen it. */
const PASSING: ReadonlySet<string> = new Set(['intake.mail-refused']);

/** Whether an acknowledgement puts the alarm away; the next time is a new alarm. */
export function endsWhenSeen(code: string): boolean {
  return PASSING.has(code);
}
