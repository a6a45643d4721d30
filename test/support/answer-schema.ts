import type { JsonSchema } from './json-schema.js';

/** What of an OpenAPI 3.0 document is needed to check answers. */
export interface AnswerDocument {
  paths: Record<
    string,
    Record<string, { responses?: Record<string, { content?: Record<string, Media> }> } | undefined>
  >;
  components: { schemas: Record<string, ApiSchema> };
}

interface Media {
  schema?: ApiSchema;
}

interface ApiSchema {
  $ref?: string;
  allOf?: ApiSchema[];
  anyOf?: ApiSchema[];
  nullable?: boolean;
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: ApiSchema;
  properties?: Record<string, ApiSchema>;
  required?: string[];
  additionalProperties?: ApiSchema | boolean;
}

/** Schemas that hold themselves are looked at so deep and no deeper. */
const DEEPEST = 16;
const INSTANT = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`;
const DATE = String.raw`^\d{4}-\d\d-\d\d$`;

/** The schema of a route's answer in JSON; undefined where there is none. A property that it does not name is a fault. */
export function answerSchema(
  document: AnswerDocument,
  { method, path }: { method: string; path: string },
  status: number,
): JsonSchema | undefined {
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const schema = operation?.responses?.[String(status)]?.content?.['application/json']?.schema;
  return schema === undefined ? undefined : plain(document, schema, 0);
}

function plain(document: AnswerDocument, given: ApiSchema, depth: number): JsonSchema {
  if (depth > DEEPEST) return {};
  const inner = (schema: ApiSchema) => plain(document, schema, depth + 1);
  const [only] = given.allOf ?? [];
  const schema = given.$ref === undefined ? only && inner(only) : inner(named(document, given.$ref));
  const told = schema ?? (given.anyOf ? { anyOf: given.anyOf.map(inner) } : ownPart(given, inner));
  return given.nullable === true ? { anyOf: [told, { type: 'null' }] } : told;
}

function named({ components }: AnswerDocument, ref: string): ApiSchema {
  const schema = components.schemas[ref.split('/').at(-1) ?? ''];
  if (schema === undefined) throw new Error(`the document has no ${ref}`);
  return schema;
}

function ownPart({ type, format, ...given }: ApiSchema, inner: (schema: ApiSchema) => JsonSchema): JsonSchema {
  const { properties, additionalProperties: others } = given;
  return {
    ...(type === undefined ? {} : { type }),
    ...(given.enum === undefined ? {} : { enum: given.enum }),
    ...(format === 'date-time' ? { pattern: INSTANT } : format === 'date' ? { pattern: DATE } : {}),
    ...(given.items === undefined ? {} : { items: inner(given.items) }),
    ...(given.required === undefined ? {} : { required: given.required }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inner(each)])) }),
    ...(type === 'object' && others === undefined ? { additionalProperties: false } : {}),
  };
}
