import type { Readable } from 'node:stream';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FORM_FILES } from '#intake';
import { readFilesForm, readForm, type FormBody } from './form-body.js';

/**
 * Gives public pages a Fastify scope of their own, because a form that is too large must come back with its text instead
 * of as a problem document, and because no field of a form may be a reason to refuse it.
 */
export function inPublicScope(host: HttpAdapterHost, addRoutes: (scope: FastifyInstance) => void): void {
  const fastify = host.httpAdapter.getInstance<FastifyInstance>();
  // Not waited for: that would complete Fastify's boot before Nest has given it the handler of failures.
  void fastify.register(async (scope) => {
    scope.removeContentTypeParser('application/x-www-form-urlencoded');
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request: FastifyRequest, stream: Readable) =>
      readForm(stream),
    );
    addRoutes(scope);
    await Promise.resolve();
  });
}

const NOTHING: FormBody = { bytes: Buffer.alloc(0), truncated: false, fields: {}, files: [], mediaType: 'text/plain' };

/**
 * The posted form; a body of another kind counts as an empty form, which is shown again. Without `files` those that come
 * along are read past and not kept.
 */
export async function formOf(request: FastifyRequest, { files }: { files: boolean }): Promise<FormBody> {
  if (request.isMultipart()) return readFilesForm(request, files ? FORM_FILES : 0);
  const body = request.body as Partial<FormBody> | null | undefined;
  return Buffer.isBuffer(body?.bytes) ? (body as FormBody) : NOTHING;
}
