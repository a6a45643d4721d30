/** A list in the order in which it stands already, what is new behind it: nothing moves under a reader's eyes. */
export function steady(shown: readonly string[], now: readonly string[]): string[] {
  return [...shown.filter((item) => now.includes(item)), ...now.filter((item) => !shown.includes(item))];
}
