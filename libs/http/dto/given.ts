import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ValidateIf } from 'class-validator';

/** Whether a field may be left out. `null` is refused either way. */
export interface FieldOptions {
  optional?: boolean;
  description?: string;
}

/** A field with its rules and its OpenAPI form. */
export function field(o: FieldOptions, api: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  const optional = o.optional === true;
  const described = o.description === undefined ? api : { ...api, description: o.description };
  const ifGiven = ValidateIf((_, value: unknown) => value !== undefined);
  return applyDecorators(
    ApiProperty({ ...described, required: !optional } as ApiPropertyOptions),
    ...(optional ? [ifGiven] : []),
    ...rules,
  );
}
