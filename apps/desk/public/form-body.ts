import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { readWebForm, type WebFile } from '#intake';

/** Largest form that is taken, in bytes; 200,000 kanji url-encoded are 1.8 MB. */
export const FORM_LIMIT = 4 * 1024 * 1024;
/** What is read and thrown away behind the limit, so that the browser gets to see the answer. */
const DRAIN_LIMIT = 40 * 1024 * 1024;

/** A form as it arrived. */
export interface FormBody {
  /** The bytes, at most {@link FORM_LIMIT}; of a form with files its fields as JSON, a list of pairs. */
  bytes: Buffer;
  /** Whether more came than was kept. */
  truncated: boolean;
  /** Fields by name; of repeated ones the first. A value cut by the limit ends at its last whole character. */
  fields: Record<string, string>;
  /** What {@link bytes} are. */
  mediaType: string;
  /** Files that came along. */
  files: WebFile[];
}

/** Reads an url-encoded form; a too large one is kept up to the limit, so that its text can be given back. */
export async function readForm(stream: Readable): Promise<FormBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  let kept = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (kept < FORM_LIMIT) {
      const part = chunk.subarray(0, FORM_LIMIT - kept);
      chunks.push(part);
      kept += part.length;
    }
    if (size > DRAIN_LIMIT) break;
  }
  const bytes = Buffer.concat(chunks);
  const truncated = size > FORM_LIMIT;
  return {
    bytes,
    truncated,
    fields: fieldsOf(bytes, truncated),
    files: [],
    mediaType: 'application/x-www-form-urlencoded',
  };
}

/** Reads the form as browsers send it since it takes files; `mostFiles` of them are kept. */
export async function readFilesForm(request: FastifyRequest, mostFiles: number): Promise<FormBody> {
  const { fields: parts, files, over } = await readWebForm(request, mostFiles);
  const fields: Record<string, string> = {};
  for (const [name, value] of parts) if (!Object.hasOwn(fields, name)) fields[name] = value;
  const size = parts.reduce((sum, [, value]) => sum + Buffer.byteLength(value), 0);
  const truncated = over.size || over.count || size > FORM_LIMIT;
  const bytes = Buffer.from(JSON.stringify(parts), 'utf8');
  return { bytes, truncated, fields, files, mediaType: 'application/json' };
}

/** The sealed original of a form with these files, which are originals of their own: it names them by their digests. */
export function originalOf(body: FormBody, files: readonly WebFile[]): { rawBody: Buffer; mediaType: string } {
  if (files.length === 0) return { rawBody: body.bytes, mediaType: body.mediaType };
  const described = files.map(({ name, bytes }) => [
    'file',
    `${createHash('sha256').update(bytes).digest('hex')} ${String(bytes.length)} ${name}`,
  ]);
  const rawBody = Buffer.from(JSON.stringify([...Object.entries(body.fields), ...described]), 'utf8');
  return { rawBody, mediaType: 'application/json' };
}

function fieldsOf(bytes: Buffer, truncated: boolean): Record<string, string> {
  const encoded = truncated ? bytes.toString('utf8').replace(/%[0-9A-Fa-f]?$/, '') : bytes.toString('utf8');
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (!Object.hasOwn(fields, name)) fields[name] = truncated ? value.replace(/\uFFFD+$/, '') : value;
  }
  return fields;
}
