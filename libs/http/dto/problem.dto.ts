import type { ErrorKind } from '#kernel';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_JSON } from '../requests/problem.filter.js';

/** One refused field. */
export class FieldErrorDto {
  @ApiProperty({ type: String, example: '/contact/phone' })
  pointer: string;

  @ApiProperty({ type: String, example: 'isString' })
  code: string;
}

/** RFC 9457 problem details as they are answered. */
export class ProblemDto {
  @ApiProperty({ type: String })
  type: string;

  @ApiProperty({ type: String })
  title: string;

  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiProperty({ type: String, example: 'http.invalid' })
  code: string;

  @ApiProperty({ type: String })
  traceId: string;

  @ApiPropertyOptional({ type: [FieldErrorDto] })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  data?: Record<string, unknown>;
}

/** Documents the failures a route may answer with, by status. */
export function ApiProblem(...kinds: readonly ErrorKind[]): MethodDecorator {
  const statuses = [...new Set(kinds.map((kind) => kind.status))];
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: kinds
          .filter((kind) => kind.status === status)
          .map((kind) => `\`${kind.code}\`: ${kind.en}`)
          .join('; '),
        content: { [PROBLEM_JSON]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
      }),
    ),
  );
}
