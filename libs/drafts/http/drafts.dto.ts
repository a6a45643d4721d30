import { ApiProperty } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import { IsOneOf, IsShortText, IsWhole } from '#http';
import { DRAFT_KINDS, type DraftKind } from '../domain/draft-rules.js';

export class DraftQueryDto {
  @IsOneOf(DRAFT_KINDS, { optional: true })
  kind?: DraftKind;
}

export class CurrentKeyQueryDto {
  @IsShortText({ optional: true, max: 80, description: 'Case or page that the copies are about: its key goes with it' })
  about?: string;
}

export class SaveDraftDto {
  @ApiProperty({ description: 'Any JSON', type: Object })
  @IsDefined()
  value: unknown;

  @IsWhole({ min: 0, max: 2_147_483_646, description: 'Version that this one is written over; 0 for none' })
  base: number;
}

export class DraftLineDto {
  @ApiProperty({ enum: DRAFT_KINDS }) kind: string;
  @ApiProperty({ type: String, description: 'What it is about: an identifier' }) key: string;
  @ApiProperty({ type: Number, description: 'Counts the saves' }) version: number;
  @ApiProperty({ type: String, format: 'date-time' }) savedAt: string;
}

export class OpenDraftDto extends DraftLineDto {
  @ApiProperty({ type: Object, description: 'As it was saved' }) value: unknown;
}

export class DraftListDto {
  @ApiProperty({ type: [DraftLineDto] }) items: DraftLineDto[];
}

export class BrowserKeyDto {
  @ApiProperty({ type: String }) id: string;
  @ApiProperty({ type: String, description: 'AES-256-GCM, base64' }) key: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'From here on a new key is to be asked for' })
  renewAt: string;
}
