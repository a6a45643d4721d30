import type { MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { httpErrors } from '#http';
import { FILES_LIMIT, FILE_LIMIT, type WebFile } from '../domain/web-file.js';

/** A form with files, as it arrived. */
export interface WebFormBody {
  /** Fields in the order in which they came. */
  fields: [name: string, value: string][];
  /** Files that are not empty; a file field that was left alone sends an empty one. */
  files: WebFile[];
  /** What was more than is taken; none of it was kept. */
  over: { size: boolean; count: boolean };
}

/** Largest text of one field, in bytes, and of all of them: the longest one leaves room for names, ways to answer and identifiers. */
const FIELD_LIMIT = 4 * 1024 * 1024;
const FIELDS_LIMIT = FIELD_LIMIT + 1024 * 1024;
/** Behind the limits so much (bytes) is still read and thrown away, so that the sender gets to see the answer. */
const DRAIN_LIMIT = 100 * 1024 * 1024;
const MOST_PARTS = 200;

/** Reads a multipart form. What is too much is passed over and said in `over`; the fields are kept whatever happens, up to their limit. Half a form is none: `http.timeout`. */
export async function readWebForm(request: FastifyRequest, mostFiles: number): Promise<WebFormBody> {
  const body: WebFormBody = { fields: [], files: [], over: { size: false, count: false } };
  const limits = { fileSize: DRAIN_LIMIT, files: MOST_PARTS, fields: MOST_PARTS, fieldSize: FIELD_LIMIT };
  requireOpen(request.raw);
  let [size, words, passed, seen] = [0, 0, 0, 0];
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const { bytes, kept } = keepField(part, body, FIELDS_LIMIT - words);
      words += kept ? bytes : 0;
      passed += kept ? 0 : bytes;
      if (passed > DRAIN_LIMIT) break;
      continue;
    }
    // What will not be kept is not even held while it is read.
    const most = seen < mostFiles ? Math.min(FILE_LIMIT, Math.max(0, FILES_LIMIT - size)) : 0;
    const { bytes, total } = await collect(part.file, most);
    size += total;
    seen += total > 0 ? 1 : 0;
    if (total > 0 && seen > mostFiles) body.over.count = true;
    else if (bytes === null || size > FILES_LIMIT) body.over.size = true;
    else if (total > 0) body.files.push({ name: part.filename, bytes });
    if (size > DRAIN_LIMIT) break;
  }
  // Cut off between two parts, it ends as if it were whole.
  if (request.raw.destroyed && !isWhole(request.raw)) throw new DomainError(httpErrors['http.timeout']);
  return body;
}

/** Keeps a field for which there is room (bytes); a large one that was not kept takes no small one's. */
function keepField(
  { fieldname, value, valueTruncated, fields }: MultipartValue,
  body: WebFormBody,
  room: number,
): { bytes: number; kept: boolean } {
  // The reader of the parts gathers them all by itself, for callers that want them by name.
  for (const name of Object.keys(fields)) Reflect.deleteProperty(fields, name);
  if (valueTruncated) body.over.size = true;
  if (typeof value !== 'string') return { bytes: 0, kept: false };
  const bytes = Buffer.byteLength(value);
  const kept = bytes <= room;
  if (kept) body.fields.push([fieldname, value]);
  else body.over.size = true;
  return { bytes, kept };
}

/** What was broken off before it is read says so no second time: its parts would be waited for without end. */
function requireOpen({ destroyed }: { destroyed: boolean }): void {
  if (destroyed) throw new DomainError(httpErrors['http.timeout']);
}

/** Where nobody says whether a message is complete (an injected one), it is. */
function isWhole({ complete }: { complete?: boolean }): boolean {
  return complete !== false;
}

/** The bytes, or null when there are more than `limit`; either way the stream is read to its end. */
async function collect(stream: AsyncIterable<Buffer>, limit: number): Promise<{ bytes: Buffer | null; total: number }> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { bytes: total > limit ? null : Buffer.concat(chunks), total };
}
