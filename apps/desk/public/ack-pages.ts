import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, Settings, type Clock } from '#kernel';
import { addressBlock } from '#access';
import { SlidingWindow } from '#http';
import { AcknowledgeByCode } from '#notices';
import { readForm, type FormBody } from './form-body.js';
import { html } from './html-reply.js';
import { ackDonePage, ackFormPage } from './render.js';
import type { PublicLanguage } from './texts.js';

/**
 * Wrong codes that one network address may enter, and all addresses together. Right ones are not counted: behind the
 * shared address of a mobile network thousands confirm at once.
 */
const PER_ADDRESS = { limit: 10, windowMs: 60_000 };
const TOGETHER = { limit: 1_200, windowMs: 60_000 };
const LONGEST_CODE = 60;

/** `/ack` and `/en/ack`: whoever got a notice confirms it by the code that stands in it, without any link or script. */
@Injectable()
export class AckPages implements OnModuleInit {
  private readonly perAddress = new SlidingWindow(PER_ADDRESS);
  private readonly together = new SlidingWindow(TOGETHER);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly codes: AcknowledgeByCode,
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
      for (const language of ['ja', 'en'] as const) {
        const path = language === 'ja' ? '/ack' : '/en/ack';
        scope.get(path, (_request, reply) => html(reply, 200, ackFormPage(this.frame(language), '', null)));
        scope.post(path, (request, reply) => this.confirm(request, reply, language));
      }
      await Promise.resolve();
    });
  }

  private async confirm(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const frame = this.frame(language);
    const fields = (request.body as Partial<FormBody> | null | undefined)?.fields ?? {};
    const code = (fields['code'] ?? '').slice(0, LONGEST_CODE);
    const now = this.clock.now().getTime();
    const from = addressBlock(request.ip);
    // Counted before the look-up, so that many at once are not all let through, and given back when the code was right.
    if (this.perAddress.take(from, now) > 0 || this.together.take('', now) > 0) {
      return html(reply.header('retry-after', '60'), 429, ackFormPage(frame, code, 'ackBusy'));
    }
    if (!(await this.codes.onPage(code))) return html(reply, 404, ackFormPage(frame, code, 'ackUnknown'));
    this.perAddress.giveBack(from, now);
    this.together.giveBack('', now);
    return html(reply, 200, ackDonePage(frame));
  }

  private frame(language: PublicLanguage): { language: PublicLanguage; company: string | null } {
    return { language, company: this.settings.companyName };
  }
}
