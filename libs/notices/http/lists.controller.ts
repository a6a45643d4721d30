import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Can, CurrentActor } from '#access';
import { ApiProblem, BodyLimit, decodeCursor, PAGE_DEFAULT, PageQueryDto, pageOf, type Page } from '#http';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { ControlList } from '../imports/control-list.js';
import { ReadListFigures, type ListFigures } from '../imports/list-figures.js';
import { ListFromComplaints, type ListedComplaints } from '../imports/list-from-complaints.js';
import { ReadList, type ListColumns, type ListView } from '../imports/read-list.js';
import { ReceiveList } from '../imports/receive-list.js';
import { SOURCE_LIMIT } from '../imports/source-file.js';
import type { SourceLineView } from '../imports/source-lines.js';
import { CheckListDto, FromComplaintsDto, listMappingOf, NewListDto } from './list.dto.js';
import { listUpload } from './list-upload.js';

const FIELDS = { query: 'string', extract: 'string', extractedBy: 'string', releasedBy: 'string' };

/** Lists of affected parties from files and from linked complaints. */
@ApiTags('notices')
@Controller('api/v1')
export class ListsController {
  constructor(
    private readonly receive: ReceiveList,
    private readonly control: ControlList,
    private readonly lists: ReadList,
    private readonly complaints: ListFromComplaints,
    private readonly counted: ReadListFigures,
  ) {}

  @Post('incidents/:id/lists')
  @Can('notices:write')
  @BodyLimit(SOURCE_LIMIT + 1_048_576)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['query', 'extract', 'releasedBy', 'file'],
      properties: {
        ...Object.fromEntries(Object.entries(FIELDS).map(([name, type]) => [name, { type }])),
        file: { type: 'string', format: 'binary', description: 'After the other parts' },
      },
    },
  })
  @ApiOperation({ summary: 'A list as CSV or XLSX with its provenance; nobody is listed yet' })
  @ApiProblem(
    noticeErrors['notices.provenance-missing'],
    noticeErrors['notices.source-unreadable'],
    noticeErrors['notices.source-more-sheets'],
    noticeErrors['notices.source-too-large'],
    noticeErrors['notices.source-repeated'],
    noticeErrors['notices.campaign-locked'],
  )
  async upload(
    @Param('id') incident: string,
    @Query() to: NewListDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ListView & { repeated: boolean }> {
    const upload = await listUpload(request);
    const place = { incident, campaignId: to.campaignId ?? null, again: to.again ?? false };
    const { id, repeated } = await this.receive.execute({ ...upload, ...place }, actor);
    return { ...(await this.lists.one(id, actor)), repeated };
  }

  @Get('party-lists/:listId')
  @Can('notices:read')
  @ApiOperation({ summary: 'One source of parties with its provenance and counts; audited' })
  @ApiProblem(noticeErrors['notices.source-not-found'])
  one(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListView> {
    return this.lists.one(id, actor);
  }

  @Get('party-lists/:listId/columns')
  @Can('notices:write')
  @ApiOperation({ summary: 'Columns, first rows and the proposed mapping; audited' })
  columns(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListColumns> {
    return this.lists.columns(id, actor);
  }

  @Get('party-lists/:listId/lines')
  @Can('notices:read')
  @ApiOperation({ summary: 'Rows that were not taken, or not wholly, by line number and code; no content' })
  async lines(@Param('listId') id: string, @Query() q: PageQueryDto): Promise<Page<SourceLineView>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['number'])?.[0] ?? 0;
    return pageOf(await this.lists.lines(id, { after, limit: limit + 1 }), limit, (last) => [last.row]);
  }

  @Get('party-lists/:listId/faulty.csv')
  @Can('notices:write')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Those rows as CSV, to be mended and brought again; audited' })
  async faulty(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.lists.faultyRows(id, actor)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="list-${id}-faulty.csv"`,
    });
  }

  @Post('party-lists/:listId/check')
  @Can('notices:write')
  @HttpCode(202)
  @ApiOperation({ summary: 'Dry run with this mapping: every row is judged, nobody is listed' })
  @ApiProblem(noticeErrors['notices.source-no-columns'], noticeErrors['notices.source-state'])
  async check(
    @Param('listId') id: string,
    @Body() body: CheckListDto,
    @CurrentActor() actor: Actor,
  ): Promise<ListView> {
    await this.control.check(id, listMappingOf(body.mapping), actor);
    return this.lists.one(id, actor);
  }

  @Post('party-lists/:listId/start')
  @Can('notices:write')
  @HttpCode(202)
  @ApiOperation({ summary: 'List what the dry run found good, one person once; voids approvals' })
  @ApiProblem(noticeErrors['notices.source-state'], noticeErrors['notices.campaign-locked'])
  async start(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListView> {
    await this.control.start(id, actor);
    return this.lists.one(id, actor);
  }

  @Post('party-lists/:listId/stop')
  @Can('notices:write')
  @HttpCode(202)
  @ApiOperation({ summary: 'Stop after the rows that are being worked on' })
  async stop(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListView> {
    await this.control.stop(id, actor);
    return this.lists.one(id, actor);
  }

  @Post('party-lists/:listId/resume')
  @Can('notices:write')
  @HttpCode(202)
  @ApiOperation({ summary: 'Go on' })
  async resume(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListView> {
    await this.control.resume(id, actor);
    return this.lists.one(id, actor);
  }

  @Post('party-lists/:listId/cancel')
  @Can('notices:write')
  @HttpCode(202)
  @ApiOperation({ summary: 'End it; who was listed stays listed, a file of which nobody was taken becomes unreadable' })
  async cancel(@Param('listId') id: string, @CurrentActor() actor: Actor): Promise<ListView> {
    await this.control.cancel(id, actor);
    return this.lists.one(id, actor);
  }

  @Get('campaigns/:id/list-figures')
  @Can('notices:read')
  @ApiOperation({ summary: 'The list of a campaign in numbers: first steps, languages, ends, pairs to decide' })
  figures(@Param('id') id: string): Promise<ListFigures> {
    return this.counted.of(id);
  }

  @Post('campaigns/:id/parties/from-complaints')
  @Can('notices:write')
  @HttpCode(200)
  @ApiOperation({ summary: 'List who wrote the complaints of the incident; those who cannot be named as unidentified' })
  @ApiOkResponse({ description: '{added, repeated, unidentified, refused}' })
  fromComplaints(
    @Param('id') id: string,
    @Body() body: FromComplaintsDto,
    @CurrentActor() actor: Actor,
  ): Promise<ListedComplaints> {
    return this.complaints.execute(id, body, actor);
  }
}
