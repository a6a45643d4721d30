import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { IsShortText, IsWholeText } from './field-rules.js';

/** Rows of a page when the caller does not say, and at most. */
export const PAGE_DEFAULT = 50;
export const PAGE_MAX = 200;

/** `limit` and `cursor` of every list; extend it with the list's own filters. */
export class PageQueryDto {
  @IsWholeText({
    optional: true,
    min: 1,
    max: PAGE_MAX,
    description: `Rows of a page; ${String(PAGE_DEFAULT)} when absent`,
  })
  limit?: number;

  @IsShortText({ optional: true, max: 512, description: 'nextCursor of the page before' })
  cursor?: string;
}

/** The answer is a page of `item`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: 'string', nullable: true },
        },
      },
    }),
  );
}
