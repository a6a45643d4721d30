import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, decodeCursor, PAGE_DEFAULT, pageOf, type Page } from '#http';
import { clusterErrors } from '../domain/clusters.errors.js';
import { watchFile } from '../domain/watch-file.js';
import { DecideCluster } from '../use-cases/decide-cluster.js';
import { ReadClusters, type ClusterView, type OpenCluster } from '../use-cases/read-clusters.js';
import { WatchReport, type WatchView } from '../use-cases/watch-report.js';
import { ClusterDecisionDto, ListClustersDto } from './clusters.dto.js';

interface Word {
  code: string;
  ja: string;
  en: string;
}

/** Clusters: complaints that lie closer together than chance brings them. */
@ApiTags('clusters')
@Controller('api/v1/clusters')
export class ClustersController {
  constructor(
    private readonly clusters: ReadClusters,
    private readonly decide: DecideCluster,
    private readonly watch: WatchReport,
  ) {}

  @Get()
  @Can('clusters:read')
  @ApiOperation({ summary: 'Leads, newest first, with the reason in one sentence; no content' })
  @ApiOkResponse({ description: '{items, nextCursor}' })
  async list(@Query() q: ListClustersDto): Promise<Page<ClusterView>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string']);
    const rows = await this.clusters.page(q.state ?? null, limit + 1, after?.[0] ?? null);
    return pageOf(rows, limit, (last) => [last.id]);
  }

  @Get('vocabulary')
  @Can('clusters:place')
  @ApiOperation({ summary: 'Services, areas, steps, and the reasons for putting a lead aside' })
  vocabulary(): Record<'services' | 'areas' | 'steps' | 'reasons', Word[]> {
    const { services, areas, steps, reasons } = watchFile();
    const words = (list: readonly { code: string; ja: string; en?: string }[]): Word[] =>
      list.map(({ code, ja, en }) => ({ code, ja, en: en ?? ja }));
    return { services: words(services), areas: words(areas), steps: words(steps), reasons: words(reasons) };
  }

  @Get('watch')
  @Can('clusters:read')
  @ApiOperation({ summary: 'How far the detectors have come, what they compare with, delays by channel' })
  report(): Promise<WatchView> {
    return this.watch.execute();
  }

  @Get(':id')
  @Can('clusters:read')
  @ApiOperation({
    summary: 'A lead with its complaints, counts against the bound, and decisions; no content of complaints',
  })
  @ApiProblem(clusterErrors['clusters.not-found'])
  one(@Param('id') id: string): Promise<OpenCluster> {
    return this.clusters.one(id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Can('clusters:decide')
  @ApiOperation({
    summary:
      'Watch it, put it aside with a reason, or open an incident with all its complaints, each of which a person reads',
  })
  @ApiProblem(clusterErrors['clusters.not-allowed'])
  async decision(
    @Param('id') id: string,
    @Body() body: ClusterDecisionDto,
    @CurrentActor() actor: Actor,
  ): Promise<OpenCluster> {
    await this.decide.execute(id, body, actor);
    return this.clusters.one(id);
  }
}
