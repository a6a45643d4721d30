import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { configFile, parseCivilDate, SettingsError } from '#kernel';
import type { Closure, Hours } from './opening-hours.js';

/** Ways to reach the desk, in no order. */
export const WAYS = ['phone', 'relay', 'fax', 'letter', 'mail', 'form', 'person'] as const;
export type WayKind = (typeof WAYS)[number];
export const OUTSIDE = ['ministry', 'consumer', 'privacy'] as const;
export type OutsideId = (typeof OUTSIDE)[number];

/** A span of hours, `HH:MM` each. */
export type Span = readonly [from: string, to: string];

/** One way to reach the desk. */
export interface Way {
  kind: WayKind;
  /** Number or address; the form has none. */
  value: string | null;
  /** Null: at any time. */
  hours: Hours | null;
}

/** A door outside the company. */
export interface OutsideDoor {
  id: OutsideId;
  phone: string;
  days: readonly number[];
  hours: readonly Span[];
}

/** What config/contact-points.yaml says. */
export interface ContactPoints {
  sample: boolean;
  ways: readonly Way[];
  mainHours: Hours;
  callSlots: readonly Span[];
  closures: readonly Closure[];
  outside: readonly OutsideDoor[];
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = new Set('sample hours ways mainHours callSlots closures outside'.split(' '));
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Entry = Record<string, unknown>;

/** Reads the file. Throws {@link SettingsError} in one sentence. */
export function contactPointsOf(file: string | null): ContactPoints {
  const path =
    file === null ? configFile('contact-points.yaml') : resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  let read: unknown;
  try {
    read = parse(readFileSync(path, 'utf8'));
  } catch {
    throw new SettingsError(`The file of contact points ${path} cannot be read as YAML.`);
  }
  return readContactPoints(read);
}

/** Checks what the file says and brings it into shape. */
export function readContactPoints(read: unknown): ContactPoints {
  const all = entry(read, 'the file');
  const odd = Object.keys(all).find((field) => !FIELDS.has(field));
  if (odd !== undefined) fail(`has an unknown field ${odd}`);
  const hours = new Map(
    Object.entries(entry(all['hours'], 'hours')).map(([name, value]) => [name, hoursOf(value, name)]),
  );
  const named = (name: unknown, where: string): Hours =>
    hours.get(String(name)) ?? fail(`names unknown hours in ${where}`);
  return {
    sample: all['sample'] !== false,
    ways: list(all['ways'], 'ways').map((value) => wayOf(entry(value, 'ways'), named)),
    mainHours: named(all['mainHours'], 'mainHours'),
    callSlots: list(all['callSlots'] ?? [], 'callSlots').map((value) => spanOf(value, 'callSlots')),
    closures: list(all['closures'] ?? [], 'closures').map((value) => closureOf(entry(value, 'closures'))),
    outside: list(all['outside'] ?? [], 'outside').map((value) => doorOf(entry(value, 'outside'))),
  };
}

function wayOf(way: Entry, named: (name: unknown, where: string) => Hours): Way {
  const kind = WAYS.find((known) => known === way['kind']) ?? fail('has a way of an unknown kind');
  const value = textOf(way['value']);
  if (kind !== 'form' && value === null) fail(`needs a value for the way ${kind}`);
  return { kind, value, hours: way['hours'] === undefined ? null : named(way['hours'], 'ways') };
}

function doorOf(door: Entry): OutsideDoor {
  const id = OUTSIDE.find((known) => known === door['id']) ?? fail('has an unknown door in outside');
  return {
    id,
    phone: textOf(door['phone']) ?? fail('needs a phone in outside'),
    days: daysOf(door['days'] ?? [], 'outside'),
    hours: list(door['hours'] ?? [], 'outside').map((value) => spanOf(value, 'outside')),
  };
}

function hoursOf(value: unknown, name: string): Hours {
  const one = entry(value, `hours ${name}`);
  const [from, to] = spanOf([one['from'], one['to']], `hours ${name}`);
  const holidays = one['holidays'];
  if (holidays !== 'open' && holidays !== 'closed') fail(`needs holidays: open or closed in hours ${name}`);
  return { days: daysOf(one['days'], `hours ${name}`), from, to, offOnHolidays: holidays === 'closed' };
}

function daysOf(value: unknown, where: string): number[] {
  return list(value, where).map((day) => {
    const number = DAYS.indexOf(String(day));
    return number < 0 ? fail(`has an unknown day in ${where} (sun, mon, …)`) : number;
  });
}

function closureOf(value: Entry): Closure {
  const dates = [value['from'], value['to']].map((day) => {
    try {
      return parseCivilDate(String(day));
    } catch {
      return fail('needs dates such as 2026-08-13 in closures');
    }
  });
  return { from: dates[0] ?? '', to: dates[1] ?? '' };
}

function spanOf(value: unknown, where: string): Span {
  const [from, to] = list(value, where).map(String);
  if (from === undefined || to === undefined || !TIME.test(from) || !TIME.test(to) || from >= to)
    return fail(`needs times such as '09:00' and '18:00' in ${where}`);
  return [from, to];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function list(value: unknown, where: string): unknown[] {
  return Array.isArray(value) ? value : fail(`needs a list in ${where}`);
}

function entry(value: unknown, where: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(`needs names and values in ${where}`);
  return value as Entry;
}

function fail(what: string): never {
  throw new SettingsError(`The file of contact points ${what}.`);
}
