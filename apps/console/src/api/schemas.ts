import type { components, operations } from './schema';

/** What the desk answers, made from its OpenAPI document by tools/openapi.mjs. */
export type Schemas = components['schemas'];

/** The answer of an operation that has no name of its own: `Answer<'Letters_list', 200>`. */
export type Answer<Id extends keyof operations, Status extends number> = operations[Id] extends {
  responses: Record<Status, { content: { 'application/json': infer Body } }>;
}
  ? Body
  : never;

/**
 * A page's own view of an answer: certain only of the properties named, since a page that stays open meets a desk that was
 * changed meanwhile.
 */
export type Sure<T, Known extends keyof T> = Partial<T> & Pick<T, Known>;
