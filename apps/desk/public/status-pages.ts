import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LookupStatus } from '#intake';
import { ContactBoard } from './contact-board.js';
import { typedForm } from './form-fields.js';
import { FormGuard } from './form-guard.js';
import { html } from './html-reply.js';
import { pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { formOf, inPublicScope } from './public-scope.js';
import { statusFormPage, statusPage } from './render/status.js';

/** Longest slip number and secret that are looked at. */
const LONGEST = { slip: 40, secret: 100 };

/** `/status`: how far a complaint has come, for whoever holds its slip number and secret. */
@Injectable()
export class StatusPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly status: LookupStatus,
    private readonly guard: FormGuard,
    private readonly board: ContactBoard,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('status', language);
        scope.get(path, (_request, reply) =>
          html(reply, 200, statusFormPage(this.board.frame(language), { slipNumber: '', secret: '' }, null)),
        );
        scope.post(path, (request, reply) => this.lookUp(request, reply, language));
      }
    });
  }

  private async lookUp(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const form = typedForm((await formOf(request, { files: false })).fields);
    const [slipNumber, secret] = [form.slip.trim().slice(0, LONGEST.slip), form.secret.slice(0, LONGEST.secret)];
    const frame = this.board.frame(language);
    if (form.go === 'switch') return html(reply, 200, statusFormPage(frame, { slipNumber, secret }, null));
    if (this.guard.tooMany('lookUps', request.ip)) {
      const page = statusFormPage(frame, { slipNumber, secret: '' }, 'busy');
      return html(reply.header('retry-after', '60'), 429, page);
    }
    const found = await this.status.execute({ slipNumber, secret });
    if (found === null) return html(reply, 404, statusFormPage(frame, { slipNumber, secret: '' }, 'unknown'));
    return html(reply, 200, statusPage(frame, found, secret));
  }
}
