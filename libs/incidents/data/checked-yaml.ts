import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { loadYaml } from '#kernel';

/** A file of `config/` that does not fit its schema; the message names the file, the place and what is wrong. */
export class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError';
}

/** Reads a YAML file with snake_case keys into a checked class; throws {@link ConfigFileError} at the first misfit. */
export function checkedYaml<T extends object>(relative: string, shape: new () => T): T {
  return checked(relative, loadYaml<unknown>(relative), shape);
}

/** Checks plain data with snake_case keys against a class with camelCase properties. */
export function checked<T extends object>(file: string, raw: unknown, shape: new () => T): T {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new ConfigFileError(`config/${file}: a mapping is expected`);
  }
  const value = plainToInstance(shape, camelKeys(raw));
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const messages = errors.flatMap((error) => flatten(error, ''));
  if (messages.length > 0) throw new ConfigFileError(`config/${file}: ${messages.join('; ')}`);
  return value;
}

function flatten(error: ValidationError, path: string): string[] {
  const here = /^\d+$/.test(error.property) ? `${path}[${error.property}]` : `${path}${path && '.'}${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((text) => `${here}: ${text}`);
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, here))];
}

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camelKeys(inner),
    ]),
  );
}
