import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCode, IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid, IsWhole, PageQueryDto } from '#http';
import { CLUSTER_DECISIONS, CLUSTER_STATES, type ClusterDecision, type ClusterState } from '../domain/cluster-state.js';

/** Which leads. */
export class ListClustersDto extends PageQueryDto {
  @IsOneOf(CLUSTER_STATES, { optional: true })
  state?: ClusterState;
}

/** A person's word on a lead. */
export class ClusterDecisionDto {
  @IsOneOf(CLUSTER_DECISIONS)
  decision: ClusterDecision;
  @IsCode({ optional: true, description: 'Required when dismissed: a code of GET /api/v1/clusters/vocabulary' })
  reasonCode?: string;
  @IsLongText({ optional: true, max: 20_000 })
  note?: string;
  @IsInstant({
    optional: true,
    description: 'Earliest arrival of its complaints unless said; a later moment needs knownAtReason',
  })
  knownAt?: string;
  @IsLongText({ optional: true, min: 1, max: 2000 })
  knownAtReason?: string;
  @IsUlid({ optional: true, description: 'Incident to join; a new one is opened when absent' })
  incidentId?: string;
}

/** A shop of the register. */
export class ShopDto {
  @IsCode()
  code: string;
  @IsShortText({ max: 100 })
  name: string;
  @ApiPropertyOptional({ type: [String], description: 'Further words by which texts name it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  words?: string[];
}

/** A release of the register. */
export class ReleaseDto {
  @IsCode()
  code: string;
  @IsShortText({ max: 200 })
  title: string;
  @IsCode({ optional: true, description: 'Service that it belongs to; all when absent' })
  service?: string;
  @IsInstant({})
  releasedAt: string;
  @IsWhole({
    optional: true,
    min: 1,
    max: 336,
    description: 'Hours for which complaints are held against it; 72 unless said',
  })
  watchHours?: number;
}

/** Where a complaint belongs, by a person's word; what is absent is unknown. */
export class PlacesDto {
  @IsCode({ optional: true })
  service?: string;
  @IsCode({ optional: true })
  area?: string;
  @IsCode({ optional: true })
  shop?: string;
  @IsCode({ optional: true })
  step?: string;
}
