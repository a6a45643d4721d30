import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError, parseInstant, type Instant } from '#kernel';
import { ClockRuleFile } from '../data/regime-file.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { computeClock, type DueMoment } from '../domain/statutory-clock.js';

/** One line of `clock due`'s output. */
export interface ClockDue {
  due: DueMoment;
  working_deadline: DueMoment;
}

/**
 * Counts a clock from `{anchor_at, unit, amount, day_count, holiday_roll, calendar}`; `day_count` is exclusive,
 * `holiday_roll` none and `calendar` JP-gov when absent; an `anchor_at` without offset is UTC. `zone` (IANA) counts days
 * elsewhere than in the calendar's own country.
 * Errors: `incidents.bad-clock` with the fields that do not fit, `kernel.bad-instant`.
 */
export function clockFromJson(input: unknown): ClockDue {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const rule = plainToInstance(ClockRuleFile, {
    unit: given['unit'],
    amount: given['amount'],
    dayCount: given['day_count'] ?? 'exclusive',
    holidayRoll: given['holiday_roll'] ?? 'none',
    calendar: given['calendar'] ?? 'JP-gov',
    ...(given['zone'] === undefined ? {} : { zone: given['zone'] }),
  });
  const misfits = validateSync(rule).map((error) => error.property);
  if (typeof given['anchor_at'] !== 'string') misfits.push('anchorAt');
  if (misfits.length > 0) {
    throw new DomainError(incidentErrors['incidents.bad-clock'], {
      errors: misfits.map((name) => ({
        pointer: `/${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
        code: 'does-not-fit',
      })),
    });
  }
  const { due, workingDeadline } = computeClock(anchorFrom(String(given['anchor_at'])), rule);
  return { due, working_deadline: workingDeadline };
}

function anchorFrom(text: string): Instant {
  return parseInstant(/T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text) ? `${text}Z` : text);
}
