export { CHANNELS, PUBLIC_ACTOR, ROLES, systemActor, type Actor, type Channel, type Role } from './actor.js';
export {
  addDays,
  addMonths,
  daysBetween,
  holidayName,
  isOpenDay,
  parseCivilDate,
  tokyoDate,
  tokyoMidnight,
  tokyoMonth,
  type CalendarId,
  type CivilDate,
} from './calendar/civil-date.js';
export { civilDateIn, endOfDay, isTimeZone, startOfDay, type TimeZone } from './calendar/zoned-date.js';
export { configFile, loadYaml, projectRoot } from './config-files.js';
export {
  assertNever,
  defineErrors,
  DomainError,
  type ErrorExtra,
  type ErrorKind,
  type FieldError,
} from './errors/domain-error.js';
export { DomainEvents, type EventMap, type OperationsAlarm } from './events/domain-events.js';
export { isId, newId } from './ids.js';
export { inSteps, sha256InSteps } from './in-steps.js';
export { KernelModule } from './kernel.module.js';
export { describeError, log } from './log.js';
export { readSettings, Settings, SettingsError, type SettingValues } from './settings.js';
export {
  CLOCK,
  msBetween,
  nowInstant,
  parseInstant,
  plusMs,
  SystemClock,
  timeErrors,
  toInstant,
  type Clock,
  type Instant,
} from './time/clock.js';
export { unfitRuntime } from './runtime.js';
