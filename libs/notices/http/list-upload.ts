import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { SOURCE_LIMIT } from '../imports/source-file.js';
import type { Provenance } from '../imports/source-rows.js';

/** A form with a list, its file not read yet. */
export interface ListUpload {
  provenance: Provenance;
  bytes: AsyncIterable<Buffer>;
}

const MOST_TEXT = 4_000;

/** Reads the form up to its file, which must come last: it is sealed while it arrives. Error: `notices.source-unreadable` (no file). */
export async function listUpload(request: FastifyRequest): Promise<ListUpload> {
  const given: Record<string, string> = {};
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits: { fileSize: SOURCE_LIMIT, files: 1, fields: 10 } })) {
      if (part.type === 'file') {
        const provenance = provenanceOf(given, part.filename);
        return { provenance, bytes: whole(part.file) };
      }
      if (typeof part.value === 'string') given[part.fieldname] = part.value.slice(0, MOST_TEXT).trim();
    }
  }
  throw new DomainError(noticeErrors['notices.source-unreadable'], { errors: [{ pointer: '/file', code: 'missing' }] });
}

async function* whole(file: AsyncIterable<Buffer> & { truncated: boolean }): AsyncGenerator<Buffer> {
  yield* file;
  if (file.truncated) throw new DomainError(noticeErrors['notices.source-too-large']);
}

function provenanceOf(given: Record<string, string>, fileName: string): Provenance {
  const { query = null, extract = null, extractedBy = null, releasedBy = null } = given;
  return { fileName, query, extract, extractedBy, releasedBy };
}
