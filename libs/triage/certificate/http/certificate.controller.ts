import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { certificateErrors } from '../../domain/certificate.errors.js';
import { IssueCertificate } from '../use-cases/issue-certificate.js';
import { ShowCertificate, type CertificateNow, type CertificateView } from '../use-cases/show-certificate.js';

export class IssueCertificateDto {
  @ApiPropertyOptional({ type: Number, minimum: 0.001, maximum: 0.2, description: "the desk's setting unless said" })
  @IsOptional()
  @IsNumber()
  @Min(0.001)
  @Max(0.2)
  alpha?: number;
}

/** The certificate of the threshold; no content of complaints. */
@ApiTags('triage')
@Controller('api/v1/triage/certificate')
export class CertificateController {
  constructor(
    private readonly show: ShowCertificate,
    private readonly issue: IssueCertificate,
  ) {}

  @Get()
  @Can('proof:read')
  @ApiOperation({ summary: 'What the threshold promises now, on what it rests, and what it costs at this desk' })
  now(): Promise<CertificateNow> {
    return this.show.execute(this.issue.usualAlpha);
  }

  @Get('history')
  @Can('proof:read')
  @ApiOperation({ summary: 'The newest certificates of every model, newest first' })
  async history(): Promise<{ items: CertificateView[] }> {
    return { items: await this.show.history() };
  }

  @Post()
  @HttpCode(201)
  @Can('triage:certify')
  @ApiOperation({ summary: 'Issue a certificate for the engine that reads now; the one before is superseded' })
  @ApiProblem(certificateErrors['certificate.nothing-to-go-by'], certificateErrors['certificate.bad-rate'])
  async create(@Body() { alpha }: IssueCertificateDto, @CurrentActor() actor: Actor): Promise<CertificateView> {
    return this.show.viewOf(await this.issue.execute({ actor, reason: 'asked', alpha }));
  }
}
