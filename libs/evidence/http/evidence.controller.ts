import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { incidentErrors } from '#incidents';
import { DeskSigningKey } from '../data/desk-signing-key.js';
import { evidenceErrors } from '../domain/evidence.errors.js';
import { ExportEvidence } from '../use-cases/export-evidence.js';
import { EvidenceDto } from './evidence.dto.js';

/** Evidence of an incident for whoever must be shown it: an authority, a court, an auditor. */
@ApiTags('incidents')
@Controller('api/v1')
export class EvidenceController {
  constructor(
    private readonly evidence: ExportEvidence,
    private readonly signing: DeskSigningKey,
  ) {}

  @Post('incidents/:id/evidence-pack')
  @HttpCode(200)
  @Can('evidence:export')
  @ApiOperation({
    summary: 'One signed zip with reports, timeline, decisions and proof; that it leaves is audited first',
  })
  @ApiProduces('application/zip')
  @ApiProblem(incidentErrors['incidents.not-found'], evidenceErrors['evidence.originals-not-yours'])
  async export(
    @Param('id') id: string,
    @Body() body: EvidenceDto,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const order = { purpose: body.purpose, originals: body.originals ?? false };
    const { stream, fileName } = await this.evidence.execute(id, order, actor);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: `attachment; filename="${fileName}"`,
    });
  }

  @Get('evidence-key')
  @Can('proof:read')
  @ApiOperation({ summary: 'Fingerprint of the key that signs packs, to be given to whoever checks them' })
  @ApiOkResponse({ description: '{algorithm, fingerprint, publicKey}' })
  key(): { algorithm: 'ed25519'; fingerprint: string; publicKey: string } {
    const { fingerprint, publicPem } = this.signing.key;
    return { algorithm: 'ed25519', fingerprint, publicKey: publicPem };
  }
}
