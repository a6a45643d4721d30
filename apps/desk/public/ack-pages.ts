import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '#kernel';
import { addressBlock } from '#access';
import { SlidingWindow } from '#http';
import { AcknowledgeByCode } from '#notices';
import { ContactBoard } from './contact-board.js';
import { html } from './html-reply.js';
import { pathOf, PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { formOf, inPublicScope } from './public-scope.js';
import { ackDonePage, ackFormPage } from './render/ack.js';

/**
 * Wrong codes that one network address may enter, and all addresses together. Right ones are not counted: behind the
 * shared address of a mobile network thousands confirm at once.
 */
const PER_ADDRESS = { limit: 10, windowMs: 60_000 };
const TOGETHER = { limit: 1_200, windowMs: 60_000 };
const LONGEST_CODE = 60;

/** `/ack`: whoever got a notice confirms it by the code that stands in it, without any link or script. */
@Injectable()
export class AckPages implements OnModuleInit {
  private readonly perAddress = new SlidingWindow(PER_ADDRESS);
  private readonly together = new SlidingWindow(TOGETHER);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly codes: AcknowledgeByCode,
    private readonly board: ContactBoard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        const path = pathOf('ack', language);
        scope.get(path, (_request, reply) => html(reply, 200, ackFormPage(this.board.frame(language), '', null)));
        scope.post(path, (request, reply) => this.confirm(request, reply, language));
      }
    });
  }

  private async confirm(request: FastifyRequest, reply: FastifyReply, language: PublicLanguage): Promise<FastifyReply> {
    const frame = this.board.frame(language);
    const { fields } = await formOf(request, { files: false });
    const code = (fields['code'] ?? '').slice(0, LONGEST_CODE);
    if (fields['go'] === 'switch') return html(reply, 200, ackFormPage(frame, code, null));
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
}
