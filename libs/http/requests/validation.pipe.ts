import { DomainError, type FieldError } from '#kernel';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { httpErrors } from '../domain/http.errors.js';

/** Longest field name that is given back: unknown names are the caller's own words. */
const MAX_NAME = 60;
const MAX_ERRORS = 50;

/** Refuses what a DTO does not say: 422 `http.invalid` with pointers and codes, never a value. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError(httpErrors['http.invalid'], { errors: fieldErrors(errors).slice(0, MAX_ERRORS) }),
  });
}

/** Flattens class-validator's tree into JSON pointers (RFC 6901) and codes: the decorator's name, or `unknown-field`. */
export function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const pointer = `${parent}/${property.slice(0, MAX_NAME).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.keys(constraints ?? {}).map((name) => ({ pointer, code: codeOf(name) }));
    return [...own, ...fieldErrors(children ?? [], pointer)];
  });
}

function codeOf(constraint: string): string {
  return constraint === 'whitelistValidation' ? 'unknown-field' : constraint;
}
