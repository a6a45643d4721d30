import { Controller, Get, Header, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, CurrentActor } from '#access';
import { ApiProblem, IsOneOf, requestContext } from '#http';
import { DomainError, type Actor } from '#kernel';
import { intakeErrors } from '../domain/intake.errors.js';
import { LOOK_LANGUAGES, SentLooks, type LookLanguage } from '../use-cases/sent-looks.js';

/** Language of the page around the letter. */
export class SentLookDto {
  @IsOneOf([...LOOK_LANGUAGES], {
    optional: true,
    description: 'Of the words around the letter; as the browser asks when absent',
  })
  lang?: LookLanguage;
}

/** Whatever the cleaning let through: no script, no request, no address of ours, and only the console may frame it. */
const SHUT =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Mails as their senders made them. */
@ApiTags('intake')
@Controller('api/v1')
export class SentLookController {
  constructor(private readonly looks: SentLooks) {}

  @Get('arrivals/:id/as-sent')
  @Can('complaints:original')
  @Header('Content-Security-Policy', SHUT)
  @Header('X-Frame-Options', 'SAMEORIGIN')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/html')
  @ApiOperation({
    summary:
      'A mail as its sender made it: HTML that loads, runs and links nothing; the look is written to the audit log',
  })
  @ApiProblem(intakeErrors['intake.no-look'], intakeErrors['intake.looks-busy'])
  async asSent(
    @Param('id') id: string,
    @Query() q: SentLookDto,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const language = q.lang ?? requestContext()?.language ?? 'ja';
    const page = await this.looks.page(id, language, actor).catch((error: unknown) => {
      // A frame shows whatever comes: words, where it cannot show the mail.
      if (!(error instanceof DomainError) || accept?.includes('text/html') !== true) throw error;
      void reply.status(error.kind.status);
      return Buffer.from(wordsPage(error.kind[language], language), 'utf8');
    });
    return new StreamableFile(page, { type: 'text/html; charset=utf-8', length: page.length });
  }
}

/** `words` are the desk's own. */
function wordsPage(words: string, language: LookLanguage): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${words}</title></head>` +
    `<body style="margin:12px;background:#fff;color:#111;font:15px/1.6 system-ui,sans-serif"><p>${words}</p></body></html>`
  );
}
