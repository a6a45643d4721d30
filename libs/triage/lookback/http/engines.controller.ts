import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, decodeCursor, PAGE_DEFAULT, pageOf, type Page } from '#http';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import type { EngineActivation } from '../data/lookback.entities.js';
import { ActivateEngine } from '../use-cases/activate-engine.js';
import { ReadDifference, type DifferenceText, type ShownLine } from '../use-cases/read-difference.js';
import { ReadEngines, type EngineCard, type TrialView, type VersionView } from '../use-cases/read-engines.js';
import { SignEngine, type SignedBy } from '../use-cases/sign-engine.js';
import { StartTrial } from '../use-cases/start-trial.js';
import { WithdrawEngine } from '../use-cases/withdraw-engine.js';
import { DifferencesDto, SignEngineDto } from './engines.dto.js';

/** Versions of the engine: what they say of themselves, signatures, activation. */
@ApiTags('engines')
@Controller('api/v1/engines')
export class EnginesController {
  constructor(
    private readonly engines: ReadEngines,
    private readonly sign: SignEngine,
    private readonly activate: ActivateEngine,
    private readonly withdraw: WithdrawEngine,
    private readonly start: StartTrial,
  ) {}

  @Get()
  @Can('engines:read')
  @ApiOperation({ summary: 'Versions with their newest trial and signatures, newest first; activations; no content' })
  async list(): Promise<{ items: VersionView[]; activations: EngineActivation[] }> {
    return { items: await this.engines.versions(), activations: await this.engines.activations() };
  }

  @Get(':id/card')
  @Can('engines:read')
  @ApiOperation({ summary: 'What the model and the words of a version say of themselves' })
  @ApiProblem(lookbackErrors['lookback.version-not-found'])
  card(@Param('id') id: string): Promise<EngineCard> {
    return this.engines.card(id);
  }

  @Post(':id/trial')
  @Can('engines:try')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try the version on all history, or go on with the trial that runs; changes no complaint' })
  @ApiProblem(lookbackErrors['lookback.version-not-found'], lookbackErrors['lookback.step-not-allowed'])
  async try(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<TrialView> {
    return this.engines.trial(await this.start.execute(id, actor));
  }

  @Post(':id/sign')
  @Can('engines:sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign the report of the trial, or going back to this earlier version; two people do' })
  @ApiProblem(
    lookbackErrors['lookback.trial-unfinished'],
    lookbackErrors['lookback.trial-stale'],
    lookbackErrors['lookback.other-report'],
    lookbackErrors['lookback.same-person'],
    lookbackErrors['lookback.compliance-needed'],
  )
  async signVersion(
    @Param('id') id: string,
    @Body() body: SignEngineDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ signed: SignedBy }> {
    return { signed: await this.sign.execute(id, body, actor) };
  }

  @Post(':id/activate')
  @Can('engines:sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a version active that two people signed; the history is read again with it' })
  @ApiProblem(lookbackErrors['lookback.not-signed'], lookbackErrors['lookback.trial-stale'])
  async activateVersion(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ activationId: string }> {
    return { activationId: await this.activate.execute(id, actor) };
  }

  @Post(':id/withdraw')
  @Can('engines:sign')
  @HttpCode(204)
  @ApiOperation({ summary: 'Put a version aside that is not to become active' })
  @ApiProblem(lookbackErrors['lookback.step-not-allowed'])
  async withdrawVersion(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.withdraw.execute(id, actor);
  }
}

/** Reports of trials over all history. */
@ApiTags('engines')
@Controller('api/v1/engine-trials')
export class TrialsController {
  constructor(
    private readonly engines: ReadEngines,
    private readonly differences: ReadDifference,
  ) {}

  @Get(':id')
  @Can('engines:read')
  @ApiOperation({ summary: 'A trial: how far it is, and its counts by channel and language' })
  @ApiProblem(lookbackErrors['lookback.trial-not-found'])
  one(@Param('id') id: string): Promise<TrialView> {
    return this.engines.trial(id);
  }

  @Get(':id/differences')
  @Can('engines:read')
  @ApiOperation({ summary: 'Complaints that the two engines read differently; identifiers and figures, no content' })
  @ApiProblem(lookbackErrors['lookback.trial-not-found'])
  async lines(
    @Param('id') id: string,
    @Query() q: DifferencesDto,
    @CurrentActor() actor: Actor,
  ): Promise<Page<ShownLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string'])?.[0] ?? '';
    const wanted = { difference: q.difference ?? null, after, limit: limit + 1 };
    const rows = await this.differences.linesFor(actor, id, wanted);
    return pageOf(rows, limit, (last) => [last.complaintId]);
  }

  @Get(':id/differences/:complaintId')
  @Can('engines:texts')
  @ApiOperation({ summary: 'One complaint of the report with its texts and reasons; the look is audited' })
  @ApiProblem(lookbackErrors['lookback.not-in-report'])
  text(
    @Param('id') id: string,
    @Param('complaintId') complaintId: string,
    @CurrentActor() actor: Actor,
  ): Promise<DifferenceText> {
    return this.differences.text(id, complaintId, actor);
  }
}
