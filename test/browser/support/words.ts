import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel';

/** Answers the console's own word for a key, so that a better wording breaks no test; an unknown key fails. */
export type Word = (key: string, values?: Record<string, string | number>) => string;

/** Loads the Japanese words of the console. They belong to another compilation, so they are found by their path. */
export async function consoleWords(): Promise<Word> {
  const file = join(projectRoot(), 'apps/console/src/i18n/ja/index.ts');
  const { ja } = (await import(pathToFileURL(file).href)) as { ja: Record<string, string> };
  return (key, values = {}) => {
    const word = ja[key];
    if (word === undefined) throw new Error(`the console has no word for ${key}`);
    return word.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
