import { DomainError, isId, parseCivilDate, parseInstant } from '#kernel';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateBy } from 'class-validator';
import { field, type FieldOptions } from './given.js';

/** Largest number of a version or count column: PostgreSQL's `integer`. */
const MAX_INTEGER = 2_147_483_647;

/** Text of one line, 1 to `max` characters, not only blanks. Codes: isString, minLength, maxLength, matches. */
export function IsShortText(o: FieldOptions & { max: number }): PropertyDecorator {
  const api = { type: String, minLength: 1, maxLength: o.max };
  return field(o, api, IsString(), MinLength(1), MaxLength(o.max), Matches(/^[^\n\r]*[^\s][^\n\r]*$/u));
}

/** Text of any shape, `min` (0) to `max` characters. Codes: isString, minLength, maxLength. */
export function IsLongText(o: FieldOptions & { max: number; min?: number }): PropertyDecorator {
  const min = o.min ?? 0;
  return field(o, { type: String, minLength: min, maxLength: o.max }, IsString(), MinLength(min), MaxLength(o.max));
}

/** ISO date-time with offset; the handler gets an `Instant`. Code: isInstant. */
export function IsInstant(o: FieldOptions = {}): PropertyDecorator {
  const check = ValidateBy({ name: 'isInstant', validator: { validate: (value) => reads(parseInstant, value) } });
  // Makes what was given an Instant, and leaves what is none for the check to refuse.
  const normalise = Transform(({ value }: { value: unknown }) =>
    reads(parseInstant, value) ? parseInstant(value) : value,
  );
  return field(o, { type: String, format: 'date-time' }, normalise, check);
}

/** Calendar date, YYYY-MM-DD. Code: isCivilDate. */
export function IsCivilDate(o: FieldOptions = {}): PropertyDecorator {
  const check = ValidateBy({ name: 'isCivilDate', validator: { validate: (value) => reads(parseCivilDate, value) } });
  return field(o, { type: String, format: 'date' }, check);
}

/** Month, YYYY-MM. Code: matches. */
export function IsMonth(o: FieldOptions = {}): PropertyDecorator {
  return field(o, { type: String, example: '2026-11' }, IsString(), Matches(/^\d{4}-(0[1-9]|1[0-2])$/));
}

/** A code word that may stand in clear: small letters, digits, `-` and `_`, at most 60. Codes: isString, matches. */
export function IsCode(o: FieldOptions = {}): PropertyDecorator {
  return field(o, { type: String, maxLength: 60 }, IsString(), Matches(/^[a-z][a-z0-9_-]{0,59}$/));
}

/** Identifier of the desk's own. Code: isUlid. */
export function IsUlid(o: FieldOptions = {}): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && isId(value);
  return field(
    o,
    { type: String, minLength: 26, maxLength: 26 },
    ValidateBy({ name: 'isUlid', validator: { validate } }),
  );
}

/** Identifiers with commas between in a query string, 1 to `max` of them; the handler gets a list. Code: isUlid. */
export function IsUlidsText(o: FieldOptions & { max: number }): PropertyDecorator {
  const split = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
  const validate = (value: unknown) =>
    Array.isArray(value) && value.length <= o.max && value.every((id) => typeof id === 'string' && isId(id));
  return field(o, { type: String }, split, ValidateBy({ name: 'isUlid', validator: { validate } }));
}

/** One of a list of words. Code: isIn. */
export function IsOneOf(values: readonly string[], o: FieldOptions = {}): PropertyDecorator {
  return field(o, { type: String, enum: [...values] }, IsIn(values));
}

/** Whole number in a range, 0 to 2³¹-1 when not said. Codes: isInt, min, max. */
export function IsWhole(o: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const [minimum, maximum] = [o.min ?? 0, o.max ?? MAX_INTEGER];
  return field(o, { type: 'integer', minimum, maximum }, IsInt(), Min(minimum), Max(maximum));
}

/** Like {@link IsWhole}, for query strings, where everything is text. */
export function IsWholeText(o: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const toNumber = Type(() => Number);
  return (target, key) => {
    toNumber(target, key);
    IsWhole(o)(target, key);
  };
}

/** The version that the caller has seen. Codes: isInt, min, max. */
export function IsVersion(o: FieldOptions = {}): PropertyDecorator {
  return IsWhole({ ...o, min: 1 });
}

/** true or false. Code: isBoolean. */
export function IsFlag(o: FieldOptions = {}): PropertyDecorator {
  return field(o, { type: Boolean }, IsBoolean());
}

/** `true` or `false` in a query string. Code: isBoolean. */
export function IsFlagText(o: FieldOptions = {}): PropertyDecorator {
  const words = new Map<unknown, boolean>([
    ['true', true],
    ['false', false],
  ]);
  const toBoolean = Transform(({ value }: { value: unknown }) => words.get(value) ?? value);
  return field(o, { type: Boolean }, toBoolean, IsBoolean());
}

function reads(parse: (text: string) => unknown, value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    parse(value);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
