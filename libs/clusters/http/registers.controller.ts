import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { RegisterRows, type ReleaseView, type ShopView } from '../data/register-rows.js';
import { clusterErrors } from '../domain/clusters.errors.js';
import { KeepRegisters } from '../use-cases/keep-registers.js';
import { PlacesDto, ReleaseDto, ShopDto } from './clusters.dto.js';

const WATCH_HOURS = 72;

/** Registers that complaints are counted by. */
@ApiTags('clusters')
@Controller('api/v1/cluster-registers')
export class RegistersController {
  constructor(
    private readonly registers: RegisterRows,
    private readonly keep: KeepRegisters,
  ) {}

  @Get('shops')
  @Can('clusters:place')
  @ApiOperation({ summary: 'Shops that texts are searched for' })
  @ApiOkResponse({ description: '{items}' })
  async shops(): Promise<{ items: ShopView[] }> {
    return { items: await this.registers.shops() };
  }

  @Post('shops')
  @Can('clusters:registers')
  @ApiOperation({ summary: 'Enter a shop; complaints of the last year are read again' })
  @ApiProblem(clusterErrors['clusters.code-taken'])
  async addShop(@Body() body: ShopDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return { id: await this.keep.addShop({ code: body.code, name: body.name, words: body.words ?? [] }, actor) };
  }

  @Delete('shops/:id')
  @HttpCode(204)
  @Can('clusters:registers')
  @ApiOperation({ summary: 'The shop is no longer searched for' })
  @ApiProblem(clusterErrors['clusters.entry-not-found'])
  async endShop(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.keep.endShop(id, actor);
  }

  @Get('releases')
  @Can('clusters:place')
  @ApiOperation({ summary: 'Releases, newest first' })
  @ApiOkResponse({ description: '{items}' })
  async releases(): Promise<{ items: ReleaseView[] }> {
    const rows = await this.registers.releases();
    return { items: rows.map(({ addedBy, ...view }) => (void addedBy, view)) };
  }

  @Post('releases')
  @Can('clusters:registers')
  @ApiOperation({
    summary:
      'Enter a release, by staff or by the release machinery; complaints after it are held against the time before',
  })
  @ApiProblem(clusterErrors['clusters.code-taken'])
  async addRelease(@Body() body: ReleaseDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    const { code, title, releasedAt } = body;
    const release = { code, title, releasedAt, service: body.service ?? null };
    return { id: await this.keep.addRelease({ ...release, watchHours: body.watchHours ?? WATCH_HOURS }, actor) };
  }

  @Put('places/:complaintId')
  @HttpCode(204)
  @Can('clusters:place')
  @ApiOperation({ summary: 'Say where a complaint belongs; what is read from its words no longer counts' })
  @ApiProblem(clusterErrors['clusters.unknown-place'])
  async place(
    @Param('complaintId') id: string,
    @Body() { service, area, shop, step }: PlacesDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const given = { service: service ?? null, area: area ?? null, shop: shop ?? null, step: step ?? null };
    await this.keep.place(id, given, actor);
  }
}
