import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#kernel';
import { CurrentActor, CurrentSession, SignedInOnly } from '#access';
import { ApiProblem, BodyLimit } from '#http';
import { MAX_BYTES } from '../domain/draft-rules.js';
import { draftErrors } from '../domain/drafts.errors.js';
import { BrowserKeys, type BrowserKey } from '../use-cases/browser-keys.js';
import { Drafts, type DraftLine, type OpenDraft } from '../use-cases/drafts.js';
import {
  BrowserKeyDto,
  CurrentKeyQueryDto,
  DraftLineDto,
  DraftListDto,
  DraftQueryDto,
  OpenDraftDto,
  SaveDraftDto,
} from './drafts.dto.js';

/** What the asker has begun to write; nobody else's. */
@ApiTags('drafts')
@Controller('api/v1/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly keys: BrowserKeys,
  ) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({ summary: "The asker's own drafts of the last 24 hours, newest first; no content" })
  @ApiOkResponse({ type: DraftListDto })
  async list(@CurrentActor() actor: Actor, @Query() { kind }: DraftQueryDto): Promise<DraftListDto> {
    return { items: await this.drafts.list(actor, kind) };
  }

  @Get('keys/current')
  @SignedInOnly()
  @ApiOperation({ summary: "The key with which this session's browser seals its own copies; forgotten at log-out" })
  @ApiOkResponse({ type: BrowserKeyDto })
  @ApiProblem(draftErrors['drafts.unknown-kind'], draftErrors['drafts.case-gone'])
  currentKey(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Query() { about }: CurrentKeyQueryDto,
  ): Promise<BrowserKey> {
    return this.keys.current(actor, sessionId, about);
  }

  @Get('keys/:id')
  @SignedInOnly()
  @ApiOperation({ summary: 'An earlier key of the same person, to open copies with' })
  @ApiOkResponse({ type: BrowserKeyDto })
  @ApiProblem(draftErrors['drafts.key-gone'])
  key(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BrowserKey> {
    return this.keys.byId(actor, id);
  }

  @Get(':kind/:key')
  @SignedInOnly()
  @ApiOperation({ summary: 'A draft of the asker; 204 when there is none, which is no error' })
  @ApiOkResponse({ type: OpenDraftDto })
  @ApiNoContentResponse()
  @ApiProblem(draftErrors['drafts.unknown-kind'])
  async read(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenDraft | undefined> {
    const draft = await this.drafts.open(actor, kind, key);
    if (draft === null) void reply.status(204);
    return draft ?? undefined;
  }

  @Put(':kind/:key')
  @SignedInOnly()
  @BodyLimit(MAX_BYTES + 1024)
  @ApiOperation({ summary: 'Keeps a draft for 24 hours; saved by another tab meanwhile, 409 with both' })
  @ApiOkResponse({ type: DraftLineDto })
  @ApiProblem(
    draftErrors['drafts.conflict'],
    draftErrors['drafts.case-gone'],
    draftErrors['drafts.unknown-kind'],
    draftErrors['drafts.too-large'],
    draftErrors['drafts.too-many'],
  )
  save(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Body() { value, base }: SaveDraftDto,
  ): Promise<DraftLine> {
    return this.drafts.save(actor, kind, key, { value, base });
  }

  @Delete(':kind/:key')
  @SignedInOnly()
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets a draft: its work is saved, or not wanted' })
  @ApiNoContentResponse()
  async discard(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Param('key') key: string): Promise<void> {
    await this.drafts.discard(actor, kind, key);
  }
}
