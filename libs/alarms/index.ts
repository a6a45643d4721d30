import type { FeatureSchema } from '#persistence';
import { Alarm } from './data/alarm.entity.js';
import { CreateAlarms } from './data/migrations/1764000095001-create-alarms.js';
import { AlarmTries1764000095002 } from './data/migrations/1764000095002-alarm-tries.js';

export { AlarmsModule } from './alarms.module.js';
export { alarmErrors } from './domain/alarms.errors.js';
export { MailAlarms } from './use-cases/mail-alarms.js';
export { WatchDesk } from './use-cases/watch-desk.js';

/** Tables of alarms. */
export const alarmsSchema: FeatureSchema = { entities: [Alarm], migrations: [CreateAlarms, AlarmTries1764000095002] };
