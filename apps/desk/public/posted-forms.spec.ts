import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { describe, expect, it } from '@jest/globals';
import fastify, { type FastifyReply } from 'fastify';
import type { Leave } from '#http';
import type { TypedForm } from './form-fields.js';
import type { FormGuard } from './form-guard.js';
import { HeldFiles } from './held-files.js';
import { PostedForms, type PostedForm, type ShownForm } from './posted-forms.js';

const FORM = '01JDG5X0000000000000000000';

interface Sent {
  seat: Leave | null;
  isOurs?: boolean;
  files?: readonly string[];
  keep?: readonly string[];
  /** Hears that a form without a seat is watched, and that it is no more. */
  watched?: string[];
}

/** A page that tells as JSON what it would show, behind a guard that gives a seat or none, and knows its own forms or not. */
async function post({ seat, isOurs = true, files = ['a.bin'], keep = [], watched = [] }: Sent, held = new HeldFiles()) {
  const take = async ({ again }: PostedForm<string>): Promise<FastifyReply> => await again(200);
  const guard = {
    seat: () => Promise.resolve(seat),
    watch: () => {
      watched.push('begun');
      return () => watched.push('over');
    },
    named: (form: TypedForm) => form,
    isOurs: () => isOurs,
    posted: () => ({ nowMs: 1, from: 'a' }),
  } as unknown as FormGuard;
  const forms = new PostedForms(guard, held);
  const app = fastify();
  await app.register(multipart);
  app.post('/', (request, reply) => {
    const show = (status: number, { form, files = [], notice }: ShownForm<string>) =>
      reply.code(status).send({ text: form.text, files: files.map(({ name }) => name), notice });
    return forms.receive(request, { reply, show, take });
  });
  const body = new FormData();
  body.append('formId', FORM);
  body.append('text', '明細が届いた。');
  for (const id of keep) body.append(`keep.${id}`, '1');
  for (const name of files) body.append('files', new Blob([Buffer.alloc(1000)]), name);
  const sent = new Request('http://desk/', { method: 'POST', body });
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
  const answer = await app.inject({
    method: 'POST',
    url: '/',
    headers,
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  return { status: answer.statusCode, ...answer.json<{ text: string; files: string[]; notice?: string }>() };
}

describe('a posted form with files', () => {
  it('comes with them, and gives its seat back when it is done with', async () => {
    let left = 0;
    const held = new HeldFiles();
    const seen = await post({ seat: () => (left += 1) }, held);
    expect(seen).toEqual({ status: 200, text: '明細が届いた。', files: ['a.bin'] });
    expect([left, held.ofForm(FORM, 1).length]).toEqual([1, 1]);
  });

  it('for which there is no seat keeps its words and no file, and says that they have to be chosen again', async () => {
    const seen = await post({ seat: null });
    expect(seen).toEqual({ status: 503, text: '明細が届いた。', files: [], notice: 'lost' });
    const gone = await post({ seat: null, files: [], keep: [randomUUID()] });
    expect(gone).toMatchObject({ status: 503, files: [], notice: 'lost' });
  });

  it('is watched while it is read without a seat, for it has to come on, too', async () => {
    const watched: string[] = [];
    await post({ seat: () => undefined, watched });
    expect(watched).toEqual([]);
    await post({ seat: null, watched });
    expect(watched).toEqual(['begun', 'over']);
  });

  it('that brings none now and lost none only has to be sent again when there is no seat', async () => {
    expect(await post({ seat: null, files: [] })).toMatchObject({ status: 503, files: [], notice: 'failed' });
    const held = new HeldFiles();
    const [file] = HeldFiles.of([{ name: 'waits.pdf', bytes: Buffer.alloc(10) }]);
    held.hold(FORM, file ? [file] : [], { nowMs: 1, from: 'a' });
    const waits = await post({ seat: null, files: [], keep: [file?.id ?? ''] }, held);
    expect(waits).toMatchObject({ status: 503, files: ['waits.pdf'], notice: 'failed' });
  });

  it('under an identifier that the desk did not give reaches no files of others', async () => {
    const held = new HeldFiles();
    const theirs = HeldFiles.of([{ name: 'theirs.pdf', bytes: Buffer.alloc(10) }]);
    held.hold(FORM, theirs, { nowMs: 1, from: 'b' });
    await post({ seat: () => undefined, isOurs: false }, held);
    expect(held.ofForm(FORM, 1)).toEqual(theirs);
  });
});
