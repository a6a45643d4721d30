import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { log } from '#kernel';
import { AddByComplainant } from '#intake';
import { ContactBoard } from './contact-board.js';
import { originalOf } from './form-body.js';
import { typedForm, type TypedForm } from './form-fields.js';
import { FormGuard } from './form-guard.js';
import type { HeldFile } from './held-files.js';
import { html } from './html-reply.js';
import { pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { PostedForms, type PostedForm, type ShownForm } from './posted-forms.js';
import { inPublicScope } from './public-scope.js';
import { addDonePage, addPage, type AddNotice } from './render/add.js';

/** Where a page is shown, and in which language. */
interface At {
  reply: FastifyReply;
  language: PublicLanguage;
}

/** `/add`: whoever holds slip number and secret of a complaint adds words and files to it. */
@Injectable()
export class AddPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly further: AddByComplainant,
    private readonly guard: FormGuard,
    private readonly posted: PostedForms,
    private readonly board: ContactBoard,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('add', language);
        scope.get(path, (_request, reply) => this.show({ reply, language }, 200, { form: typedForm({}) }));
        scope.post(path, (request, reply) => {
          const at = { reply, language };
          return this.posted.receive<AddNotice>(request, {
            reply,
            show: (status, shown) => this.show(at, status, shown),
            take: (post) => this.take(at, request.ip, post),
          });
        });
      }
    });
  }

  private show({ reply, language }: At, status: number, shown: ShownForm<AddNotice>): FastifyReply {
    const { form, files = [], notice = null } = shown;
    const page = addPage(this.board.frame(language), { form: this.guard.named(form), files, notice });
    // Not kept once it holds a secret.
    return html(reply, status, page, form.secret === '');
  }

  private async take({ reply, language }: At, ip: string, post: PostedForm<AddNotice>): Promise<FastifyReply> {
    const { body, typed, form, files, again, later } = post;
    if (form.go !== 'send') {
      if (this.guard.tooMany('steps', ip)) return later(429, 'busy');
      return again(200, stepNotice(form, files));
    }
    if (form.text.trim() === '' && files.length === 0) return again(422, 'addEmpty');
    if (this.guard.tooMany('lookUps', ip)) return later(429, 'busy');
    try {
      const { slip: slipNumber, secret, text, formId } = form;
      const warnings = this.guard.oddities(typed);
      const { rawBody } = originalOf(body, files);
      const added = await this.further.execute({ slipNumber, secret, text, files, rawBody, formId, warnings });
      if (!added) return await again(404, 'addUnknown');
    } catch (error) {
      log.error({ err: error }, 'what somebody added to a case could not be taken; its text was given back');
      return later(503, 'failed');
    }
    post.taken();
    return html(reply, 200, addDonePage(this.board.frame(language), { slipNumber: form.slip.trim(), files }));
  }
}

function stepNotice({ go }: TypedForm, files: readonly HeldFile[]): AddNotice | undefined {
  if (go === 'carry') return undefined;
  if (go === 'switch') return 'switched';
  return files.length > 0 ? 'attached' : 'attachedNone';
}
