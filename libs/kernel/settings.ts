import { resolve } from 'node:path';
import { projectRoot } from './config-files.js';
import { SETTINGS, type SettingName, type SettingSpec } from '../../config/settings.schema.js';

type Table = typeof SETTINGS;
type Base<S extends SettingSpec> = S extends { choices: readonly (infer C)[] }
  ? C
  : S['type'] extends 'port' | 'integer'
    ? number
    : S['type'] extends 'boolean'
      ? boolean
      : S['type'] extends 'list'
        ? string[]
        : string;

/** Typed values; a setting whose default is null may be null. */
export type SettingValues = {
  readonly [K in SettingName]: null extends Table[K]['default'] ? Base<Table[K]> | null : Base<Table[K]>;
};

/** A setting that is unknown or does not fit; its message is one sentence an operator can act on. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Variables that stand for something else than a setting. */
const OTHER_VARIABLES = new Set([
  'MADOGUCHI_CONFIG_DIR',
  'MADOGUCHI_TEST_PG_URL',
  'MADOGUCHI_TEST_DATABASE',
  'MADOGUCHI_TEST_SCALE',
]);

/** Reads every setting from the environment. Throws {@link SettingsError} at the first unknown or bad one. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): SettingValues {
  const known = new Set<string>(Object.values(SETTINGS).map((spec) => spec.env));
  for (const name of Object.keys(env)) {
    if (name.startsWith('MADOGUCHI_') && !known.has(name) && !OTHER_VARIABLES.has(name)) {
      throw new SettingsError(`Unknown setting ${name}: see docs/operations.md for the names that exist.`);
    }
  }
  const entries = Object.entries(SETTINGS as Record<string, SettingSpec>);
  return Object.fromEntries(entries.map(([name, spec]) => [name, valueOf(spec, env[spec.env])])) as SettingValues;
}

/** A class whose instances have the settings as properties; {@link Settings.from} writes them. */
const SettingsBase = Object as unknown as new () => SettingValues;

/** The settings of this process; inject this class. */
export class Settings extends SettingsBase {
  /** Settings from values; a given data folder is relative to the caller's folder, the default one to the project's. */
  static from(values: SettingValues): Settings {
    const isDefault = values.dataDir === SETTINGS.dataDir.default;
    const base = isDefault ? projectRoot() : (process.env['INIT_CWD'] ?? process.cwd());
    return Object.assign(new Settings(), values, { dataDir: resolve(base, values.dataDir) });
  }

  /** Settings from the environment. */
  static load(env: NodeJS.ProcessEnv = process.env): Settings {
    return Settings.from(readSettings(env));
  }
}

function valueOf(spec: SettingSpec, raw: string | undefined): string | number | boolean | string[] | null {
  const given = raw === undefined || raw === '' ? spec.default : raw;
  if (spec.type === 'list') return listOf(given === null ? '' : String(given));
  if (given === null) return null;
  switch (spec.type) {
    case 'port':
      return integerOf(spec, given, 0, 65_535);
    case 'integer':
      return integerOf(spec, given, spec.min ?? 0, spec.max ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return booleanOf(spec, given);
    case 'url':
      return urlOf(spec, String(given));
    case 'choice':
      return choiceOf(spec, String(given));
    case 'text':
      return String(given);
  }
}

function integerOf(spec: SettingSpec, given: string | number | boolean, min: number, max: number): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new SettingsError(`${spec.env} must be a whole number from ${min} to ${max}.`);
  }
  return value;
}

function booleanOf(spec: SettingSpec, given: string | number | boolean): boolean {
  if (given === true || given === 'true' || given === '1') return true;
  if (given === false || given === 'false' || given === '0') return false;
  throw new SettingsError(`${spec.env} must be true or false.`);
}

function choiceOf(spec: SettingSpec, given: string): string {
  if (!(spec.choices ?? []).includes(given)) {
    throw new SettingsError(`${spec.env} must be one of: ${(spec.choices ?? []).join(', ')}.`);
  }
  return given;
}

function urlOf(spec: SettingSpec, given: string): string {
  const scheme = URL.canParse(given) ? new URL(given).protocol.slice(0, -1) : '';
  if (!(spec.schemes ?? []).includes(scheme)) {
    throw new SettingsError(
      `${spec.env} must be an address that starts with ${(spec.schemes ?? []).map((s) => `${s}://`).join(' or ')}.`,
    );
  }
  return given;
}

function listOf(given: string): string[] {
  return given
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
