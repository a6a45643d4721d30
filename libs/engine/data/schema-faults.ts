import type { WordsFault } from '../domain/lexicon/check-references.js';

/** The part of JSON Schema 2020-12 that `config/signals.schema.json` is written in. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

type Path = readonly (string | number)[];

const NAMES = {
  object: 'a group of entries',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** Where a value departs from a schema, in the words of somebody who edits the file. */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, path: Path = []): WordsFault[] {
  if (schema.$ref !== undefined) return schemaFaults(value, resolved(schema.$ref, root), root, path);
  if (schema.anyOf !== undefined) {
    const tried = schema.anyOf.map((one) => schemaFaults(value, one, root, path));
    return tried.some((faults) => faults.length === 0) ? [] : (tried[0] ?? []);
  }
  const fault = (what: string, mend: string): WordsFault[] => [{ path, what: `${nameOf(path)} ${what}`, mend }];
  if (schema.type !== undefined && !isOf(value, schema.type)) {
    return fault(`is not ${NAMES[schema.type]}`, mendType(value, schema.type));
  }
  if (typeof value === 'string') return textFaults(value, schema, fault);
  if (typeof value === 'number') {
    const low = schema.minimum ?? -Infinity;
    const high = schema.maximum ?? Infinity;
    return value >= low && value <= high ? [] : fault('is out of range', `${String(low)} to ${String(high)}`);
  }
  if (Array.isArray(value)) {
    const short = value.length < (schema.minItems ?? 0) ? fault('is empty', 'add an entry, or remove the line') : [];
    const { items } = schema;
    return items === undefined
      ? short
      : [...short, ...value.flatMap((one, at) => schemaFaults(one, items, root, [...path, at]))];
  }
  return typeof value === 'object' && value !== null
    ? groupFaults(value as Record<string, unknown>, schema, root, path)
    : [];
}

function groupFaults(value: Record<string, unknown>, schema: Schema, root: Schema, path: Path): WordsFault[] {
  const missing = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => ({ path, what: `${nameOf(path)} has no ${name}`, mend: `add a line ${name}: …` }));
  const inner = Object.entries(value).flatMap(([name, one]) => {
    const own = schema.properties?.[name] ?? schema.additionalProperties ?? true;
    if (own === true) return [];
    if (own !== false) return schemaFaults(one, own, root, [...path, name]);
    const known = Object.keys(schema.properties ?? {}).join(', ');
    return [{ path: [...path, name], what: `${nameOf(path)} has an unknown line ${name}`, mend: `known are ${known}` }];
  });
  return [...missing, ...inner];
}

function textFaults(value: string, schema: Schema, fault: (what: string, mend: string) => WordsFault[]): WordsFault[] {
  if (value.trim().length < (schema.minLength ?? 0)) return fault('is too short', 'write it out, or remove the line');
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return fault(`has the unknown value ${value}`, `one of ${schema.enum.join(', ')}`);
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    return fault(`has a value of the wrong form: ${value}`, schema.description ?? `it must match ${schema.pattern}`);
  }
  return [];
}

function isOf(value: unknown, type: NonNullable<Schema['type']>): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function mendType(value: unknown, type: NonNullable<Schema['type']>): string {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `write it in quotes: '${String(value)}'`;
  if (type === 'array') return 'write [one, two], or one - to a line';
  if (type === 'object') return 'write name: value lines, set in by two spaces';
  if (value === null) return 'nothing stands behind the colon: write it out, or remove the line';
  return `write ${NAMES[type]}`;
}

function resolved(ref: string, root: Schema): Schema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`The schema has no ${ref}`);
  return found;
}

function nameOf(path: Path): string {
  return path.length === 0 ? 'the file' : path.map(String).join('.');
}
