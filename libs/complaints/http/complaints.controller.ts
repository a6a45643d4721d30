import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { decodeCursor, PAGE_DEFAULT, pageOf, type Page } from '#http';
import { ORDER_OF, type ComplaintFilter } from '../domain/queues.js';
import { CareForCase } from '../use-cases/care-for-case.js';
import { ComplaintParts } from '../use-cases/complaint-parts.js';
import { ComplaintReader } from '../use-cases/complaint-reader.js';
import { duePlaceOf } from '../use-cases/first-due-page.js';
import { HandleComplaint } from '../use-cases/handle-complaint.js';
import { ListComplaints, type ComplaintLine } from '../use-cases/list-complaints.js';
import { UpdateComplaint } from '../use-cases/update-complaint.js';
import { EditComplaintDto, HandlingDto, ListComplaintsDto, LookUpDto, ReplyDto } from './complaint.dto.js';
import { present, type ComplaintPage, type PresentedComplaint } from './present-complaint.js';

/** Complaints: list, look up, read, correct, handle. Logging a new one is intake's. */
@ApiTags('complaints')
@Controller('api/v1/complaints')
export class ComplaintsController {
  constructor(
    private readonly lists: ListComplaints,
    private readonly reader: ComplaintReader,
    private readonly parts: ComplaintParts,
    private readonly update: UpdateComplaint,
    private readonly handle: HandleComplaint,
    private readonly care: CareForCase,
  ) {}

  @Get()
  @Can('complaints:read')
  @ApiOperation({ summary: 'One queue of complaints, keyset-paged; no content' })
  @ApiOkResponse({ description: '{items, nextCursor}' })
  async list(@Query() query: ListComplaintsDto, @CurrentActor() actor: Actor): Promise<Page<ComplaintLine>> {
    const { limit = PAGE_DEFAULT, cursor, order: wanted, ...filter } = query;
    const order = wanted ?? ORDER_OF[filter.queue ?? 'all'];
    if (order === 'due') return this.firstDue(filter, actor, { limit, cursor });
    const after = decodeCursor(cursor, ['string', 'string']);
    const from = after && { at: after[0], id: after[1] };
    const rows = await this.lists.page(filter, actor, { limit: limit + 1, after: from, order });
    return pageOf(rows, limit, (last) => [(order === 'callback' ? last.callbackAt : null) ?? last.receivedAt, last.id]);
  }

  private async firstDue(
    filter: ComplaintFilter,
    actor: Actor,
    { limit, cursor }: { limit: number; cursor: string | undefined },
  ): Promise<Page<ComplaintLine>> {
    const key = decodeCursor(cursor, ['instant', 'instant', 'string']);
    const after = key && { at: key[0], receivedAt: key[1], id: key[2] };
    const rows = await this.lists.firstDue(filter, actor, { limit: limit + 1, after });
    return pageOf(rows, limit, (last) => [duePlaceOf(last).at, last.receivedAt, last.id]);
  }

  @Post('lookup')
  @HttpCode(200)
  @Can('complaints:read')
  @ApiOperation({ summary: 'Exact look-up by slip number, telephone number, mail address or name' })
  async lookUp(@Body() body: LookUpDto, @CurrentActor() actor: Actor): Promise<{ items: ComplaintLine[] }> {
    return { items: await this.lists.lookUp(body.kind, body.value, actor) };
  }

  @Get(':id')
  @Can('complaints:read')
  @ApiOperation({ summary: 'One complaint with its content; the look is written to the audit log' })
  async one(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Headers('x-purpose') purpose?: string,
  ): Promise<ComplaintPage> {
    const complaint = await this.reader.open(id, actor, purpose?.slice(0, 200));
    const trail = await this.reader.trail(id);
    const told = { ...this.care.stateOf(complaint, trail), history: trail.history, replies: trail.messages };
    const page: ComplaintPage = { ...present(complaint), ...told, ...(await this.parts.read(id)) };
    return this.parts.veil(id, actor, page);
  }

  @Put(':id')
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Correct a complaint; 409 with both versions when somebody else saved first' })
  async edit(
    @Param('id') id: string,
    @Body() body: EditComplaintDto,
    @CurrentActor() actor: Actor,
  ): Promise<PresentedComplaint> {
    return present(await this.update.execute(id, body, actor));
  }

  @Post(':id/handling')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Next step of the handling; closing needs the secrecy answer' })
  async step(@Param('id') id: string, @Body() body: HandlingDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.handle.execute(id, body, actor);
  }

  @Post(':id/replies')
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Record an answer given to the complainant' })
  async reply(@Param('id') id: string, @Body() body: ReplyDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return { id: await this.handle.reply(id, body, actor) };
  }
}
