import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, log, newId, Settings, type Clock } from '#kernel';
import { addressBlock } from '#access';
import { SlidingWindow } from '#http';
import { LookupStatus, SubmitWebForm, type WebFile } from '#intake';
import { Vault } from '#vault';
import { readFilesForm, readForm, type FormBody } from './form-body.js';
import { complaintText, contactOf, looksUndeliverable, typedForm, type TypedForm } from './form-fields.js';
import { issueToken, judgeToken } from './form-token.js';
import { html } from './html-reply.js';
import { donePage, formPage, statusFormPage, statusPage, type FormNotice } from './render.js';
import { SlowLane } from './slow-lane.js';
import { FAVICON, STYLE, STYLE_PATH } from './style.js';
import type { PublicLanguage } from './texts.js';

/** Posts of one network address above this go through the slow lane; look-ups above it are asked to wait. */
const POSTS = { limit: 30, windowMs: 10 * 60_000 };
const LOOK_UPS = { limit: 10, windowMs: 60_000 };
const LANE_PAUSE_MS = 1_500;
const LANE_PLACES = 100;

/**
 * Routes of the public pages. They stand in a Fastify scope of their own, because a form that is too large must come back
 * with its text instead of as a problem document, and because no field of a form may be a reason to refuse it.
 */
@Injectable()
export class PublicPages implements OnModuleInit {
  private readonly posts = new SlidingWindow(POSTS);
  private readonly lookUps = new SlidingWindow(LOOK_UPS);
  private readonly lane = new SlowLane(() => sleep(LANE_PAUSE_MS), LANE_PLACES);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submit: SubmitWebForm,
    private readonly status: LookupStatus,
    private readonly vault: Vault,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Not waited for: that would complete Fastify's boot before Nest has given it the handler of failures.
    void fastify.register(async (scope) => {
      scope.removeContentTypeParser('application/x-www-form-urlencoded');
      scope.addContentTypeParser('application/x-www-form-urlencoded', (_request: FastifyRequest, stream: Readable) =>
        readForm(stream),
      );
      this.addRoutes(scope);
      await Promise.resolve();
    });
  }

  private addRoutes(scope: FastifyInstance): void {
    for (const language of ['ja', 'en'] as const) {
      const base = language === 'ja' ? '' : '/en';
      scope.get(base === '' ? '/' : base, (_request, reply) => this.showForm(reply, language));
      scope.post(base === '' ? '/' : base, (request, reply) => this.take(request, reply, language));
      scope.get(`${base}/status`, (_request, reply) =>
        html(reply, 200, statusFormPage(this.frame(language), '', null)),
      );
      scope.post(`${base}/status`, (request, reply) => this.lookUp(request, reply, language));
    }
    scope.get('/setup', (_request, reply) => reply.redirect('/console/setup'));
    scope.get(STYLE_PATH.split('?')[0] ?? STYLE_PATH, (_request, reply) =>
      asset(reply, 'text/css; charset=utf-8', STYLE),
    );
    scope.get('/public/favicon.svg', (_request, reply) => asset(reply, 'image/svg+xml', FAVICON));
    scope.get('/favicon.ico', (_request, reply) => reply.redirect('/public/favicon.svg'));
  }

  private frame(language: PublicLanguage): { language: PublicLanguage; company: string | null } {
    return { language, company: this.settings.companyName };
  }

  private readonly sign = (value: string): string => this.vault.lookup('form-token', value).slice(0, 22);

  private nowMs(): number {
    return this.clock.now().getTime();
  }

  private showForm(reply: FastifyReply, language: PublicLanguage): FastifyReply {
    return html(reply, 200, this.again(language, typedForm({}), null));
  }

  /** The form with what was typed. A form that already has an id keeps it and its token: sent twice it is still one case. */
  private again(language: PublicLanguage, form: TypedForm, notice: FormNotice | null): string {
    const formId = form.formId === '' ? newId() : form.formId;
    const token = form.formId === '' ? issueToken(formId, this.nowMs(), this.sign) : form.token;
    return formPage(this.frame(language), { ...form, formId }, token, notice);
  }

  private async take(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const body = request.isMultipart() ? await readFilesForm(request) : formOf(request);
    const form = typedForm(body.fields);
    if (body.truncated) return html(reply, 413, this.again(language, form, 'tooLarge'));
    const text = complaintText(form);
    if (text === null) return html(reply, 422, this.again(language, form, 'empty'));
    const warnings = this.oddities(form);
    if (this.posts.take(addressBlock(request.ip), this.nowMs()) > 0) {
      warnings.push('form-many-posts');
      if (!(await this.lane.enter())) return this.later(reply, language, form);
    }
    try {
      const { slipNumber, secret } = await this.register(form, text, {
        language,
        warnings,
        ...contentOf(body),
      });
      const mailHint = looksUndeliverable(form.email);
      return await html(reply, 200, donePage(this.frame(language), { slipNumber, secret, mailHint }));
    } catch (error) {
      log.error({ err: error }, 'a web form could not be taken; its text was given back');
      return this.later(reply, language, form);
    }
  }

  private register(
    form: TypedForm,
    text: string,
    about: { language: PublicLanguage; warnings: string[]; rawBody?: Buffer; mediaType?: string; files?: WebFile[] },
  ): ReturnType<SubmitWebForm['execute']> {
    return this.submit.execute({
      ...about,
      text,
      subject: form.subject.trim() === '' ? undefined : form.subject.trim(),
      contact: contactOf(form),
      viaRelay: form.relay ? true : undefined,
      cannotSpeakOnPhone: form.relay ? true : undefined,
      representative: form.representative.trim() === '' ? undefined : form.representative.trim().slice(0, 200),
      formId: form.formId === '' ? undefined : form.formId,
    });
  }

  private later(reply: FastifyReply, language: PublicLanguage, form: TypedForm): FastifyReply {
    return html(reply.header('retry-after', '60'), 503, this.again(language, form, 'failed'));
  }

  private oddities(form: TypedForm): string[] {
    const { formId, token } = form;
    const finding = judgeToken({ formId, token, nowMs: this.nowMs() }, this.sign);
    return [...(finding === null ? [] : [finding]), ...(form.trap === '' ? [] : ['form-hidden-field'])];
  }

  private async lookUp(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const { fields } = formOf(request);
    const [slipNumber, secret] = [(fields['slip'] ?? '').trim().slice(0, 40), (fields['secret'] ?? '').slice(0, 100)];
    const frame = this.frame(language);
    if (this.lookUps.take(addressBlock(request.ip), this.nowMs()) > 0) {
      return html(reply.header('retry-after', '60'), 429, statusFormPage(frame, slipNumber, 'statusBusy'));
    }
    const found = await this.status.execute({ slipNumber, secret });
    if (found === null) return html(reply, 404, statusFormPage(frame, slipNumber, 'statusUnknown'));
    return html(reply, 200, statusPage(frame, found));
  }
}

/** With files, the form's original is made of its fields and of the digests of its files; without, it is the body itself. */
function contentOf({ bytes, files, mediaType }: FormBody): { rawBody?: Buffer; mediaType?: string; files?: WebFile[] } {
  return files.length > 0 ? { files } : { rawBody: bytes, mediaType };
}

const NOTHING: FormBody = { bytes: Buffer.alloc(0), truncated: false, fields: {}, files: [], mediaType: 'text/plain' };

/** The parsed form; a body of another kind counts as an empty form, which is shown again. */
function formOf(request: FastifyRequest): FormBody {
  const body = request.body as Partial<FormBody> | null | undefined;
  return Buffer.isBuffer(body?.bytes) ? (body as FormBody) : NOTHING;
}

function asset(reply: FastifyReply, type: string, content: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(content);
}
