/** The part of JSON Schema 2020-12 that docs/schemas uses. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** Words that say nothing about a value, or are handled below; any other word in a schema is an error of ours. */
const KNOWN = new Set([
  ...['$schema', 'title', 'description', 'type', 'enum', 'pattern', 'minimum', 'maximum'],
  ...['required', 'properties', 'additionalProperties', 'items', 'anyOf'],
]);

/** Where and how a value breaks a schema, one sentence a fault; empty when it fits. */
export function faultsOf(schema: JsonSchema, value: unknown, at = ''): string[] {
  const unknown = Object.keys(schema).filter((word) => !KNOWN.has(word));
  if (unknown.length > 0) throw new Error(`the schema uses ${unknown.join(', ')}, which this check does not know`);
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => faultsOf(one, value, at));
    return tries.some((faults) => faults.length === 0) ? [] : tries.flat();
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return [`${at}: not ${types.join(' or ')}`];
  return [...plainFaults(schema, value, at), ...objectFaults(schema, value, at), ...itemFaults(schema, value, at)];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function plainFaults({ enum: words, pattern, minimum, maximum }: JsonSchema, value: unknown, at: string): string[] {
  const faults: string[] = [];
  if (words && !words.includes(value)) faults.push(`${at}: not one of ${words.join(', ')}`);
  if (pattern !== undefined && typeof value === 'string' && !new RegExp(pattern, 'u').test(value))
    faults.push(`${at}: not ${pattern}`);
  if (minimum !== undefined && typeof value === 'number' && value < minimum) faults.push(`${at}: below ${minimum}`);
  if (maximum !== undefined && typeof value === 'number' && value > maximum) faults.push(`${at}: above ${maximum}`);
  return faults;
}

function objectFaults(schema: JsonSchema, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const faults = missing.map((name) => `${at}/${name}: missing`);
  for (const [name, inner] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own) faults.push(...faultsOf(own, inner, `${at}/${name}`));
    else if (schema.additionalProperties === false) faults.push(`${at}/${name}: not in the schema`);
  }
  return faults;
}

function itemFaults({ items }: JsonSchema, value: unknown, at: string): string[] {
  if (!items || !Array.isArray(value)) return [];
  return value.flatMap((item, index) => faultsOf(items, item, `${at}/${index}`));
}
