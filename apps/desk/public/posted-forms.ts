import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormBody } from './form-body.js';
import { typedForm, type TypedForm } from './form-fields.js';
import { FormGuard } from './form-guard.js';
import { gatherFiles, type Posted } from './gathered-files.js';
import { HeldFiles, type HeldFile } from './held-files.js';
import { formOf } from './public-scope.js';

/** Why any form with files may come back. */
type AnyNotice = 'tooLarge' | 'lost' | 'failed';

/** A form as its page shows it again. */
export interface ShownForm<Notice> {
  form: TypedForm;
  files?: readonly HeldFile[];
  notice?: Notice;
}

/** A form that was posted, with the files that it has by now. */
export interface PostedForm<Notice> {
  body: FormBody;
  /** As it came. */
  typed: TypedForm;
  /** With an identifier and a token. */
  form: TypedForm;
  files: readonly HeldFile[];
  /** Shows it again with everything in it; its files wait for it. */
  again: (status: number, notice?: Notice) => FastifyReply;
  /** The same, to be sent again in a minute. */
  later: (status: number, notice: Notice) => FastifyReply;
  /** It was taken: its files are kept only until their pictures have been looked at. */
  taken: () => void;
}

/** What a page does with its form. */
export interface FormPage<Notice> {
  reply: FastifyReply;
  show: (status: number, shown: ShownForm<Notice>) => FastifyReply;
  take: (post: PostedForm<Notice>) => Promise<FastifyReply>;
}

/** Reads posted forms, whichever page they are of, and brings them together with their files. */
@Injectable()
export class PostedForms {
  constructor(
    private readonly guard: FormGuard,
    private readonly held: HeldFiles,
  ) {}

  /** Hands a posted form to its page; one whose files are too many, gone, or had no room is shown again at once. */
  async receive<Notice extends string>(
    request: FastifyRequest,
    page: FormPage<Notice | AnyNotice>,
  ): Promise<FastifyReply> {
    const seat = await this.guard.seat(request);
    const leave = seat ?? this.guard.watch(request);
    try {
      const body = await formOf(request, { files: seat !== null });
      const typed = typedForm(body.fields);
      const post = this.post(page, { body, typed, posted: this.guard.posted(request.ip) });
      // Who only presses again sends no files then: browsers empty what was chosen.
      if (seat === null) return await post.later(503, body.truncated || post.lost ? 'lost' : 'failed');
      if (post.over) return await post.again(413, 'tooLarge');
      if (post.lost) return await post.again(422, 'lost');
      return await page.take(post);
    } finally {
      leave();
    }
  }

  private post<Notice extends string>(
    { reply, show }: FormPage<Notice | AnyNotice>,
    { body, typed, posted }: { body: FormBody; typed: TypedForm; posted: Posted },
  ): PostedForm<Notice | AnyNotice> & { over: boolean; lost: boolean } {
    const form = this.guard.named(typed);
    // An identifier that somebody made up leads to nobody's files.
    const name = this.guard.isOurs(form) ? form.formId : `${posted.from} ${form.formId}`;
    const { files, lost, over } = gatherFiles(this.held.ofForm(name, posted.nowMs), form, body);
    const again = (status: number, notice?: Notice | AnyNotice): FastifyReply => {
      if (!this.held.hold(name, files, posted)) return show(status, { form, notice: 'lost' });
      return show(status, { form, files, ...(notice === undefined ? {} : { notice }) });
    };
    const later = (status: number, notice: Notice | AnyNotice): FastifyReply => {
      void reply.header('retry-after', '60');
      return again(status, notice);
    };
    const taken = (): void => {
      this.held.done(name, files, posted);
    };
    return { body, typed, form, files, lost, over, again, later, taken };
  }
}
