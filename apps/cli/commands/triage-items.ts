import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssessInput, LabelledText } from '#engine';
import { fromCaller, jsonLines, say, someFailed } from '../output.js';

const CHANNELS = new Set<unknown>(['phone', 'letter', 'fax', 'email', 'web']);

/** The caller's id of an item, if it has one. */
export function idOf(value: unknown): string | number | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : undefined;
}

/** The item, or undefined when text or channel do not fit; the channel is `web` unless said. */
export function itemOf(value: unknown): AssessInput | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    return undefined;
  const channel = 'channel' in value ? value.channel : 'web';
  if (!CHANNELS.has(channel)) return undefined;
  const lang = 'lang' in value && typeof value.lang === 'string' ? { lang: value.lang } : {};
  return { text: value.text, channel: channel as AssessInput['channel'], ...lang };
}

function labelledOf(value: unknown): LabelledText | undefined {
  const item = itemOf(value);
  if (item === undefined || typeof value !== 'object' || value === null) return undefined;
  if (!('leak_signal' in value) || typeof value.leak_signal !== 'boolean') return undefined;
  const defaults = { id: '', lang: 'ja', signal_kind: null, clauses: [], category: 'other', severity: 'low' };
  return { ...defaults, ...value } as unknown as LabelledText;
}

/** Labelled texts of one file; lines that do not fit are counted, named on stderr and set the exit code. */
export async function labelled(file: string): Promise<LabelledText[]> {
  const examples: LabelledText[] = [];
  for (const { line, value } of await jsonLines(file)) {
    const example = labelledOf(value);
    if (example !== undefined) examples.push(example);
    else {
      say(`line ${String(line)} is not a labelled text`);
      someFailed();
    }
  }
  return examples;
}

/** All labelled texts of the `.jsonl` files of a folder, in order of file name, or those of one file. */
export async function labelledFolder(folder: string): Promise<LabelledText[]> {
  if ((await stat(fromCaller(folder))).isFile()) return labelled(folder);
  const names = (await readdir(fromCaller(folder))).filter((name) => name.endsWith('.jsonl')).sort();
  const parts = await Promise.all(names.map((name) => labelled(join(fromCaller(folder), name))));
  return parts.flat();
}
