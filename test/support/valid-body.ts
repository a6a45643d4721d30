import { newId } from '#kernel';

/** What of an OpenAPI document is needed to make up a body. */
export interface OpenApi {
  paths: Record<string, Record<string, { requestBody?: { content?: Record<string, { schema?: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
}

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  enum?: unknown[];
  format?: string;
  example?: unknown;
  minLength?: number;
  minimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** The smallest body that fits what the document says of a route; undefined when it takes none. */
export function validBody(document: OpenApi, method: string, path: string): unknown {
  const route = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const schema = route?.requestBody?.content?.['application/json']?.schema;
  return schema === undefined ? undefined : valueOf(document, schema);
}

/** Every property name of a body, at whatever depth. */
export function bodyFields(document: OpenApi, method: string, path: string): string[] {
  const route = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const schema = route?.requestBody?.content?.['application/json']?.schema;
  return schema === undefined ? [] : fieldsOf(document, schema);
}

function resolved(document: OpenApi, schema: Schema): Schema {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref === undefined ? schema : (document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {});
}

function fieldsOf(document: OpenApi, given: Schema): string[] {
  const schema = resolved(document, given);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => [name, ...fieldsOf(document, each)]);
  return schema.items === undefined ? own : [...own, ...fieldsOf(document, schema.items)];
}

function valueOf(document: OpenApi, given: Schema): unknown {
  const schema = resolved(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object': {
      const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
      return Object.fromEntries(required.map(([name, each]) => [name, valueOf(document, each)]));
    }
    case 'array':
      return schema.items === undefined ? [] : [valueOf(document, schema.items)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    default:
      return textOf(schema);
  }
}

function textOf({ format, minLength = 1 }: Schema): string {
  if (format === 'date-time') return '2026-11-24T09:00:00+09:00';
  if (format === 'date') return '2026-11-24';
  return minLength === 26 ? newId() : 'x'.repeat(Math.max(1, minLength));
}
