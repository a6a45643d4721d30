import type { Actor } from '#kernel';
import type { IncidentRow, IncidentView } from '#incidents';
import type { Content } from '../pack/pack-writer.js';

/** What a pack is about. */
export interface EvidenceOf {
  incident: IncidentRow;
  view: IncidentView;
  /** Reports as they were handed in, printed. */
  handedIn: EvidenceFile[];
  /** Originals, files of the investigation and words of complaints as well. */
  withOriginals: boolean;
  actor: Actor;
}

/** One file of a pack. */
export type EvidenceFile = [path: string, content: Content];

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'image/tiff': 'tif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/** A name made of an identifier: names that people gave stay inside the lists, where they cannot lead anywhere. */
export function fileOf(folder: string, id: string, mediaType: string): string {
  return `${folder}/${id}.${EXTENSIONS[mediaType] ?? 'bin'}`;
}

/** A value as JSON. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Values as JSON Lines, one after another. */
export async function* jsonLines(values: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
