import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { log } from '#kernel';
import { AddByComplainant } from '#intake';
import { ContactBoard } from './contact-board.js';
import { originalOf } from './form-body.js';
import { typedForm, type TypedForm } from './form-fields.js';
import { FormGuard } from './form-guard.js';
import { gatherFiles } from './gathered-files.js';
import { HeldFiles, type HeldFile } from './held-files.js';
import { html } from './html-reply.js';
import { pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { formOf, inPublicScope } from './public-scope.js';
import { addDonePage, addPage, type AddNotice } from './render/add.js';

/** `/add`: whoever holds slip number and secret of a complaint adds words and files to it. */
@Injectable()
export class AddPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly further: AddByComplainant,
    private readonly guard: FormGuard,
    private readonly held: HeldFiles,
    private readonly board: ContactBoard,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('add', language);
        scope.get(path, (_request, reply) => this.show(reply, 200, { language, form: typedForm({}) }));
        scope.post(path, (request, reply) => this.take(request, reply, language));
      }
    });
  }

  private show(
    reply: FastifyReply,
    status: number,
    page: { language: PublicLanguage; form: TypedForm; files?: readonly HeldFile[]; notice?: AddNotice },
  ): FastifyReply {
    const { language, form, files = [], notice = null } = page;
    const shown = { form: this.guard.named(form), files, notice };
    // Not kept once it holds a secret.
    return html(reply, status, addPage(this.board.frame(language), shown), form.secret === '');
  }

  private async take(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const body = await formOf(request);
    const typed = typedForm(body.fields);
    const form = this.guard.named(typed);
    const posted = this.guard.posted(request.ip);
    const { files, lost, over } = gatherFiles(this.held, form, body, posted);
    const again = (status: number, notice?: AddNotice): FastifyReply => {
      const room = this.held.hold(form.formId, files, posted);
      if (!room) return this.show(reply, status, { language, form, notice: 'lost' });
      return this.show(reply, status, { language, form, files, ...(notice ? { notice } : {}) });
    };
    if (over) return again(413, 'tooLarge');
    if (lost) return again(422, 'lost');
    if (form.go !== 'send' && this.guard.tooMany('steps', request.ip)) {
      void reply.header('retry-after', '60');
      return this.show(reply, 429, { language, form, notice: 'busy' });
    }
    if (form.go === 'carry') return again(200);
    if (form.go === 'switch') return again(200, 'switched');
    if (form.go === 'check') return again(200, files.length > 0 ? 'attached' : 'attachedNone');
    if (form.text.trim() === '' && files.length === 0) return again(422, 'addEmpty');
    if (this.guard.tooMany('lookUps', request.ip)) {
      void reply.header('retry-after', '60');
      return again(429, 'busy');
    }
    try {
      const { slip: slipNumber, secret, text, formId } = form;
      const warnings = this.guard.oddities(typed);
      const { rawBody } = originalOf(body, files);
      const added = await this.further.execute({ slipNumber, secret, text, files, rawBody, formId, warnings });
      if (!added) return await again(404, 'addUnknown');
    } catch (error) {
      log.error({ err: error }, 'what somebody added to a case could not be taken; its text was given back');
      void reply.header('retry-after', '60');
      return again(503, 'failed');
    }
    this.held.hold(form.formId, files, posted);
    return html(reply, 200, addDonePage(this.board.frame(language), { slipNumber: form.slip.trim(), files }));
  }
}
