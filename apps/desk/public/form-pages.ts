import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { log } from '#kernel';
import { languageOf } from '#engine';
import { SubmitWebForm, type TakenSubmission } from '#intake';
import { ContactBoard } from './contact-board.js';
import { originalOf, type FormBody } from './form-body.js';
import {
  complaintText,
  contactOf,
  filled,
  isBlank,
  looksUndeliverable,
  looksUndialable,
  typedForm,
  type TypedForm,
} from './form-fields.js';
import { FormGuard } from './form-guard.js';
import type { HeldFile } from './held-files.js';
import { html } from './html-reply.js';
import { LANGUAGES, pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { occurredOn } from './occurred-on.js';
import { PostedForms, type PostedForm, type ShownForm } from './posted-forms.js';
import { inPublicScope } from './public-scope.js';
import { donePage, formPage, type FormNotice } from './render/form.js';

/** What a call wished at any time is called for those who call. */
const ANY_TIME = '受付時間内いつでも';

/** Where a page is shown, and in which language. */
interface At {
  reply: FastifyReply;
  language: PublicLanguage;
}

/** The complaint form. Nothing is a reason to refuse it but that there is nothing in it, and nothing typed is ever lost. */
@Injectable()
export class FormPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submit: SubmitWebForm,
    private readonly guard: FormGuard,
    private readonly posted: PostedForms,
    private readonly board: ContactBoard,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('form', language);
        if (path !== '/') scope.get(`${path}/`, (_request, reply) => reply.redirect(path));
        scope.get(path, (_request, reply) => this.show({ reply, language }, 200, { form: typedForm({}) }));
        scope.post(path, (request, reply) => {
          const at = { reply, language };
          return this.posted.receive<FormNotice>(request, {
            reply,
            show: (status, shown) => this.show(at, status, shown),
            take: (post) => this.take(at, request.ip, post),
          });
        });
      }
    });
  }

  private show({ reply, language }: At, status: number, shown: ShownForm<FormNotice>): FastifyReply {
    const { form, files = [], notice = null } = shown;
    const slots = this.board.points.callSlots;
    const page = formPage(this.board.frame(language), { form: this.guard.named(form), files, notice, slots });
    return html(reply, status, page, true);
  }

  private async take({ reply, language }: At, ip: string, post: PostedForm<FormNotice>): Promise<FastifyReply> {
    const { body, typed, form, files, again, later } = post;
    if (form.go !== 'send') {
      if (this.guard.tooMany('steps', ip) && !(await this.guard.queue())) return later(503, 'failed');
      return again(200, stepNotice(form, files));
    }
    const text = complaintText(form) ?? (files.length > 0 ? '' : null);
    if (text === null) return again(422, 'empty');
    const warnings = this.guard.oddities(typed);
    if (this.guard.tooMany('posts', ip)) {
      warnings.push('form-many-posts');
      if (!(await this.guard.queue())) return later(503, 'failed');
    }
    try {
      const taken = await this.register({ language, form, text, files, warnings, body });
      post.taken();
      return await html(reply, 200, this.done(language, form, { text, files, ...taken }));
    } catch (error) {
      log.error({ err: error }, 'a web form could not be taken; its text was given back');
      return later(503, 'failed');
    }
  }

  private register(post: {
    language: PublicLanguage;
    form: TypedForm;
    text: string;
    files: readonly HeldFile[];
    warnings: string[];
    body: FormBody;
  }): Promise<TakenSubmission> {
    const { language, form, text, files, warnings, body } = post;
    const { written } = LANGUAGES[language];
    const found = languageOf(text);
    const on = occurredOn(form.occurred, this.board.today(), language);
    const slot = this.board.slot(form.callbackTime);
    const hours = form.callback ? [slot === null ? ANY_TIME : slot.join('〜')] : [];
    return this.submit.take({
      ...originalOf(body, files),
      language: found === 'und' ? written : found,
      warnings,
      files,
      text,
      subject: filled(form.subject, 1000),
      contact: contactOf(form),
      viaRelay: form.relay ? true : undefined,
      cannotSpeakOnPhone: form.cannotSpeak ? true : undefined,
      plainJapanese: language === 'easy' ? true : undefined,
      // Japanese is where everybody begins, so that it says nothing of who stays there.
      pageLanguage: written === 'ja' ? undefined : written,
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
    taken: TakenSubmission & { text: string; files: readonly HeldFile[] },
  ): string {
    const { text, files, item, receivedAt } = taken;
    const slot = this.board.slot(form.callbackTime);
    return donePage(this.board.frame(language), {
      slipNumber: item.slipNumber,
      secret: item.secret,
      characters: [...text].length,
      occurredOn: occurredOn(form.occurred, this.board.today(), language),
      occurredAsTyped: form.occurred.trim(),
      call: form.callback ? (slot ?? 'any') : null,
      files,
      receivedAt,
      cannotSpeak: form.cannotSpeak,
      relay: form.relay,
      mailHint: looksUndeliverable(form.email),
      phoneHint: looksUndialable(form.phone),
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
