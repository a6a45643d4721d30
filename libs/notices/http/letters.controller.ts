import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { LetterFiles } from '../ladder/letter-file.js';
import { HandleLetters, type BatchLine, type ReturnResult } from '../ladder/print-letters.js';
import { PostedDto, PrintLettersDto, ReturnedLettersDto } from './ladder.dto.js';

/** Letters to those whom no e-mail reaches: printed in batches, posted, sometimes returned. */
@ApiTags('notices')
@Controller('api/v1')
export class LettersController {
  constructor(
    private readonly letters: HandleLetters,
    private readonly files: LetterFiles,
  ) {}

  @Get('campaigns/:id/letters')
  @Can('notices:read')
  @ApiOperation({ summary: 'Batches of letters, the newest first, and how many letters wait; no names' })
  @ApiOkResponse({ description: '{waiting, batches: [{id, number, state, letters, returned, …}]}' })
  list(@Param('id') id: string): Promise<{ waiting: number; batches: BatchLine[] }> {
    return this.letters.list(id);
  }

  @Post('campaigns/:id/letters')
  @Can('notices:write')
  @ApiOperation({ summary: 'Put waiting letters into a new batch' })
  @ApiCreatedResponse({ description: '{id, letters}' })
  @ApiProblem(noticeErrors['notices.no-letters-waiting'], noticeErrors['notices.not-sending'])
  print(
    @Param('id') id: string,
    @Body() body: PrintLettersDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string; letters: number }> {
    return this.letters.print(id, body, actor);
  }

  @Get('letter-batches/:id/file')
  @Can('notices:write')
  @ApiOperation({ summary: 'The print-ready PDF of a batch with names and addresses; written to the audit log first' })
  @ApiOkResponse({ description: 'application/pdf' })
  async file(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { bytes, name } = await this.files.make(id, actor);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="${name}"`,
      length: bytes.length,
    });
  }

  @Get('letter-batches/:id/check')
  @Can('notices:write')
  @ApiOperation({
    summary:
      'Pages of a batch, letters with characters that must be written by hand (printed as 〓), and letters whose address does not fit the window',
  })
  @ApiOkResponse({ description: '{pages, byHand: [number], tooTall: [number]}' })
  async check(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ pages: number; byHand: string[]; tooTall: string[] }> {
    const { pages, byHand, tooTall } = await this.files.make(id, actor);
    return { pages, byHand, tooTall };
  }

  @Post('letter-batches/:id/posted')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary: 'A person gave the batch to the post, but for letters that were spoilt: they wait to be printed again',
  })
  @ApiProblem(
    noticeErrors['notices.not-sending'],
    noticeErrors['notices.letter-not-found'],
    noticeErrors['notices.wrong-state'],
    noticeErrors['notices.future-date'],
  )
  async posted(@Param('id') id: string, @Body() body: PostedDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.letters.post(id, { on: body.on, except: body.except ?? [] }, actor);
  }

  @Post('letters/returns')
  @HttpCode(200)
  @Can('notices:write')
  @ApiOperation({ summary: 'Letters that came back (宛所不明); the next step towards each person begins' })
  @ApiOkResponse({ description: '{returned, unknown, passedOver, notPosted}: the numbers as they were sent' })
  returns(@Body() body: ReturnedLettersDto, @CurrentActor() actor: Actor): Promise<ReturnResult> {
    return this.letters.takeBack(body.proofs, { reason: body.reason, on: body.on }, actor);
  }
}
