import { toTokyoInput } from './format';

/** Time of day in Tokyo: 10:32. '' for null. */
export function clockTime(instant: string | null | undefined): string {
  return toTokyoInput(instant).slice(11);
}
