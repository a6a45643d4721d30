import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { needsWord, type Finding } from '../domain/others-in-letter.js';
import type { Letter, Place } from '../domain/letter-text.js';
import { ChangeReply } from '../use-cases/change-reply.js';
import { CheckLetter } from '../use-cases/check-letter.js';
import { PrepareReply, type ReplyStart } from '../use-cases/prepare-reply.js';
import { ReadReplies } from '../use-cases/read-replies.js';
import type { ReplyStanding } from '../data/reply-rows.js';
import { WriteReply, type WrittenReply } from '../use-cases/write-reply.js';
import { LetterDto, NewReplyDto, ReplyRulingDto } from './reply.dto.js';

type Seen = Omit<Finding, 'value'> & { needsWord: boolean };

/** Answers to the complainant by mail: templates, the look for what is others', sending with a time to take it back. */
@ApiTags('complaints')
@Controller('api/v1/complaints/:id/mail-replies')
export class RepliesController {
  constructor(
    private readonly prepare: PrepareReply,
    private readonly check: CheckLetter,
    private readonly write: WriteReply,
    private readonly change: ChangeReply,
    private readonly replies: ReadReplies,
  ) {}

  @Get()
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Where the answers of a case stand; no content' })
  @ApiOkResponse({ description: '{items: {id, state, sendAt, retryAt}[]}' })
  async list(@Param('id') id: string): Promise<{ items: ReplyStanding[] }> {
    return { items: await this.replies.standing(id) };
  }

  @Get('start')
  @Can('complaints:handle')
  @ApiOperation({
    summary: 'Templates filled for the case but for {{name}}, and whether mail can go out; no content',
  })
  @ApiOkResponse({ description: '{mailer, address, refused, undoSeconds, language, templates}' })
  start(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ReplyStart> {
    return this.prepare.execute(id, actor);
  }

  @Post('check')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({
    summary: 'Places of a letter that may be somebody else’s, or were left open; nothing is kept but the audit entry',
  })
  async look(
    @Param('id') id: string,
    @Body() body: LetterDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ unfilled: Place[]; findings: Seen[] }> {
    const { unfilled, findings } = await this.check.execute(id, body, actor);
    return { unfilled, findings: findings.map(seen) };
  }

  @Post()
  @Can('complaints:handle')
  @ApiOperation({
    summary:
      'Sends an answer once the time to take it back is over; asked twice with one Idempotency-Key, once; with other words under the same key, refused',
  })
  @ApiOkResponse({ description: '{id, state, sendAt}' })
  send(
    @Param('id') id: string,
    @Body() body: NewReplyDto,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key?: string,
  ): Promise<WrittenReply> {
    return this.write.execute(id, body, actor, key === undefined || key === '' ? undefined : key.slice(0, 200));
  }

  @Post(':replyId/cancel')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Takes an answer back before it goes out, and gives its words back' })
  @ApiOkResponse({ description: '{subject, text}' })
  cancel(@Param('id') id: string, @Param('replyId') replyId: string, @CurrentActor() actor: Actor): Promise<Letter> {
    return this.change.cancel(id, replyId, actor);
  }

  @Post(':replyId/ruling')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Says what became of an answer of which no machine knows whether it arrived' })
  async rule(
    @Param('id') id: string,
    @Param('replyId') replyId: string,
    @Body() body: ReplyRulingDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.change.rule(id, replyId, body, actor);
  }
}

function seen(finding: Finding): Seen {
  const { kind, pointer, start, end, text, known } = finding;
  return { kind, pointer, start, end, text, known, needsWord: needsWord(finding) };
}
