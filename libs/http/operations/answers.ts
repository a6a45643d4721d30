import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { projectRoot } from '#kernel';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Content = Record<string, { schema: Schemas[string] }>;

/** What controllers answer, made from their declared types by tools/openapi.mjs. */
export interface Answers {
  /** By operationId: the status of success, and what is sent with it. */
  operations: Record<string, { status: number; content?: Content }>;
  schemas: Schemas;
}

/** The answers as they were made from the sources. */
export function readAnswers(): Answers {
  return JSON.parse(readFileSync(join(projectRoot(), 'libs/http/operations/answers.json'), 'utf8')) as Answers;
}

/**
 * The document with the schemas of its answers. What a decorator says of an answer gives way to the type, except for its
 * description.
 */
export function withAnswers(document: OpenAPIObject, { operations, schemas }: Answers): OpenAPIObject {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const methods = Object.entries<Operation>(item as Record<string, Operation>).map(([method, operation]) => {
      const answer = operations[operation.operationId ?? ''];
      return [method, answer?.content === undefined ? operation : answered(operation, answer.status, answer.content)];
    });
    return [path, Object.fromEntries(methods)] as const;
  });
  return {
    ...document,
    paths: Object.fromEntries<OpenAPIObject['paths'][string]>(paths),
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  };
}

interface Operation {
  operationId?: string;
  responses: Record<string, { description?: string } | undefined>;
}

function answered(operation: Operation, status: number, content: Content): Operation {
  const { description = '' } = operation.responses[String(status)] ?? {};
  return { ...operation, responses: { ...operation.responses, [status]: { description, content } } };
}
