import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { decodeCursor, PAGE_DEFAULT, pageOf, type Page } from '#http';
import { registerCsv } from '../domain/register-csv.js';
import {
  DecisionRegister,
  type RegisterEntry,
  type RegisterFilter,
  type RegisterLine,
} from '../review/decision-register.js';
import { RegisterExportDto, RegisterQueryDto } from './register.dto.js';

/** The register of review decisions. */
@ApiTags('review')
@Controller('api/v1/register')
export class RegisterController {
  constructor(private readonly register: DecisionRegister) {}

  @Get()
  @Can('review:register')
  @ApiOperation({ summary: 'Decisions on signals, newest first: who, when, why, on which engine’s word; no content' })
  @ApiOkResponse({ description: '{items, nextCursor}' })
  async list(@Query() q: RegisterQueryDto, @CurrentActor() actor: Actor): Promise<Page<RegisterLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string', 'string']);
    const rows = await this.register.page(filterOf(q), actor, {
      limit: limit + 1,
      after: after && { decidedAt: after[0], id: after[1] },
    });
    return pageOf(rows, limit, (last) => [last.decidedAt, last.id]);
  }

  @Get(':id')
  @Can('review:read')
  @ApiOperation({ summary: 'One decision with what was highlighted, quoted and noted; the look is audited' })
  async one(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<RegisterEntry> {
    return this.register.one(id, actor);
  }

  @Post('export')
  @HttpCode(200)
  @Can('review:export')
  @ApiOperation({ summary: 'The register as CSV, with what was highlighted and quoted; the export is audited' })
  @ApiProduces('text/csv')
  async file(@Body() body: RegisterExportDto, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bytes = registerCsv(await this.register.all(filterOf(body), actor), body.lang ?? 'ja');
    return new StreamableFile(bytes, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="decision-register.csv"',
      length: bytes.length,
    });
  }
}

function filterOf({
  decision,
  stage,
  reasonCode,
  reader,
  engine,
  channel,
  from,
  to,
}: RegisterQueryDto): RegisterFilter {
  return { decision, stage, reasonCode, reader, engine, channel, from, to };
}
