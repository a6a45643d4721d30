import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContactBoard } from './contact-board.js';
import { FormGuard } from './form-guard.js';
import { HeldFiles } from './held-files.js';
import { html } from './html-reply.js';
import { languageAt, pathOf, PUBLIC_LANGUAGES } from './languages.js';
import { NO_PICTURE, PreviewPictures } from './preview-pictures.js';
import { inPublicScope } from './public-scope.js';
import { contactPage, noPage, privacyPage } from './render/info.js';
import { FAVICON, STYLE, STYLE_PATH } from './style.js';

/** `/contact`, `/privacy`, what stands at addresses that lead nowhere, and what pages are drawn with: style sheet, icon, small pictures of files about to be sent. */
@Injectable()
export class InfoPages implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly board: ContactBoard,
    private readonly guard: FormGuard,
    private readonly held: HeldFiles,
    private readonly pictures: PreviewPictures,
  ) {}

  onModuleInit(): void {
    const { board } = this;
    inPublicScope(this.host, (scope) => {
      for (const language of PUBLIC_LANGUAGES) {
        scope.get(pathOf('contact', language), (_request, reply) =>
          html(
            reply,
            200,
            contactPage(board.frame(language), {
              points: board.points,
              presence: board.presence(),
              daysOff: board.daysOff(),
            }),
          ),
        );
        scope.get(pathOf('privacy', language), (_request, reply) =>
          html(reply, 200, privacyPage(board.frame(language), board.keepYears())),
        );
      }
      scope.get('/*', (request, reply) => this.nowhere(request, reply));
      scope.get('/public/held/:id', (request, reply) => this.picture(request, reply));
      scope.get('/setup', (_request, reply) => reply.redirect('/console/setup'));
      scope.get(STYLE_PATH.split('?')[0] ?? STYLE_PATH, (_request, reply) =>
        asset(reply, 'text/css; charset=utf-8', STYLE),
      );
      scope.get('/public/favicon.svg', (_request, reply) => asset(reply, 'image/svg+xml', FAVICON));
      scope.get('/favicon.ico', (_request, reply) => reply.redirect('/public/favicon.svg'));
    });
  }

  /** People get a page, machines their problem document as everywhere. */
  private nowhere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const forPeople = (request.headers.accept ?? '').includes('text/html') && !/^\/api(?:[/?]|$)/.test(request.url);
    if (forPeople) return html(reply, 404, noPage(this.board.frame(languageAt(request.url))));
    reply.callNotFound();
    return reply;
  }

  /** Whoever filled in the form knows the identifier, nobody else; it ends with the form. */
  private async picture(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params as { id: string };
    const file = this.held.find(id, this.guard.nowMs());
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (file === null) return reply.code(404).type('image/svg+xml').send(NO_PICTURE);
    const picture = this.guard.tooMany('pictures', request.ip) ? null : await this.pictures.of(file);
    return picture === null ? reply.type('image/svg+xml').send(NO_PICTURE) : reply.type('image/jpeg').send(picture);
  }
}

function asset(reply: FastifyReply, type: string, content: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(content);
}
