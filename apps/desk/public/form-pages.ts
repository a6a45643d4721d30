import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { log } from '#kernel';
import { languageOf } from '#engine';
import { SubmitWebForm, type SubmittedItem } from '#intake';
import { ContactBoard } from './contact-board.js';
import { originalOf, type FormBody } from './form-body.js';
import {
  complaintText,
  contactOf,
  filled,
  isBlank,
  looksUndeliverable,
  typedForm,
  type TypedForm,
} from './form-fields.js';
import { FormGuard } from './form-guard.js';
import { gatherFiles } from './gathered-files.js';
import { HeldFiles, type HeldFile } from './held-files.js';
import { html } from './html-reply.js';
import { LANGUAGES, pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { occurredOn } from './occurred-on.js';
import { formOf, inPublicScope } from './public-scope.js';
import { donePage, formPage, type FormNotice } from './render/form.js';

/** What a call wished at any time is called for those who call. */
const ANY_TIME = '受付時間内いつでも';

/** The complaint form. Nothing is a reason to refuse it but that there is nothing in it, and nothing typed is ever lost. */
@Injectable()
export class FormPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submit: SubmitWebForm,
    private readonly guard: FormGuard,
    private readonly held: HeldFiles,
    private readonly board: ContactBoard,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('form', language);
        if (path !== '/') scope.get(`${path}/`, (_request, reply) => reply.redirect(path));
        scope.get(path, (_request, reply) => this.show(reply, 200, { language, form: typedForm({}) }));
        scope.post(path, (request, reply) => this.take(request, reply, language));
      }
    });
  }

  private show(
    reply: FastifyReply,
    status: number,
    page: { language: PublicLanguage; form: TypedForm; files?: readonly HeldFile[]; notice?: FormNotice },
  ): FastifyReply {
    const { language, form, files = [], notice = null } = page;
    const shown = { form: this.guard.named(form), files, notice, slots: this.board.points.callSlots };
    return html(reply, status, formPage(this.board.frame(language), shown), true);
  }

  private async take(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const body = await formOf(request);
    const typed = typedForm(body.fields);
    const form = this.guard.named(typed);
    const posted = this.guard.posted(request.ip);
    const { files, lost, over } = gatherFiles(this.held, form, body, posted);
    const again = (status: number, notice?: FormNotice): FastifyReply => {
      const room = this.held.hold(form.formId, files, posted);
      if (!room) return this.show(reply, status, { language, form, notice: 'lost' });
      return this.show(reply, status, { language, form, files, ...(notice ? { notice } : {}) });
    };
    if (over) return again(413, 'tooLarge');
    if (lost) return again(422, 'lost');
    if (form.go !== 'send') {
      if (this.guard.tooMany('steps', request.ip) && !(await this.guard.queue())) return again(503, 'failed');
      return again(200, stepNotice(form, files));
    }
    const text = complaintText(form) ?? (files.length > 0 ? '' : null);
    if (text === null) return again(422, 'empty');
    const warnings = this.guard.oddities(typed);
    const later = (): FastifyReply => {
      void reply.header('retry-after', '60');
      return again(503, 'failed');
    };
    if (this.guard.tooMany('posts', request.ip)) {
      warnings.push('form-many-posts');
      if (!(await this.guard.queue())) return later();
    }
    try {
      const item = await this.register({ language, form, text, files, warnings, body });
      this.held.hold(form.formId, files, posted);
      return await html(reply, 200, this.done(language, form, { text, files, item }));
    } catch (error) {
      log.error({ err: error }, 'a web form could not be taken; its text was given back');
      return later();
    }
  }

  private register(post: {
    language: PublicLanguage;
    form: TypedForm;
    text: string;
    files: readonly HeldFile[];
    warnings: string[];
    body: FormBody;
  }): Promise<SubmittedItem> {
    const { language, form, text, files, warnings, body } = post;
    const found = languageOf(text);
    const on = occurredOn(form.occurred, this.board.today(), language);
    const slot = this.board.slot(form.callbackTime);
    const hours = form.callback ? [slot === null ? ANY_TIME : slot.join('〜')] : [];
    return this.submit.execute({
      ...originalOf(body, files),
      language: found === 'und' ? LANGUAGES[language].written : found,
      warnings,
      files,
      text,
      subject: filled(form.subject, 1000),
      contact: contactOf(form),
      viaRelay: form.relay ? true : undefined,
      cannotSpeakOnPhone: form.cannotSpeak ? true : undefined,
      representative: filled(form.representative),
      occurredOn: on ?? undefined,
      occurredAsTyped: on === null ? filled(form.occurred) : undefined,
      lineNumber: filled(form.line),
      callbackWish: filled([...hours, form.callbackNote.trim()].filter((part) => part !== '').join(' ／ ')),
      callbackAt: form.callback ? this.board.callDueAt(slot) : undefined,
      formId: form.formId,
    });
  }

  private done(
    language: PublicLanguage,
    form: TypedForm,
    taken: { text: string; files: readonly HeldFile[]; item: SubmittedItem },
  ): string {
    const { text, files, item } = taken;
    const slot = this.board.slot(form.callbackTime);
    return donePage(this.board.frame(language), {
      slipNumber: item.slipNumber,
      secret: item.secret,
      characters: [...text].length,
      occurredOn: occurredOn(form.occurred, this.board.today(), language),
      occurredAsTyped: form.occurred.trim(),
      call: form.callback ? (slot ?? 'any') : null,
      files,
      mailHint: looksUndeliverable(form.email),
      noPhone: form.callback && form.phone.trim() === '',
    });
  }
}

function stepNotice(form: TypedForm, files: readonly HeldFile[]): FormNotice | undefined {
  if (form.go === 'carry') return undefined;
  // Who has written nothing yet has nothing to be reassured about.
  if (form.go === 'switch') return isBlank(form) && files.length === 0 ? undefined : 'switched';
  return files.length > 0 ? 'attached' : 'attachedNone';
}
