import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate } from '#http';
import { CAMPAIGN_PURPOSES, type CampaignPurpose } from '../domain/campaign-purpose.js';
import { PARTY_LANGUAGES, PARTY_ROLES, type PartyLanguage, type PartyRole } from '../domain/party.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../domain/template-text.js';
import { TOLD_MEANS, type ToldMeans } from '../use-cases/mark-told.js';

const MAX_SUBJECT = 200;
const MAX_BODY = 20_000;
/** Parties in one request; longer lists come in several. */
const MAX_PARTIES = 5_000;

export class ChangeCampaignDto {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_SUBJECT)
  subject?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_BODY)
  body?: string;

  @ApiPropertyOptional({ enum: NOTICE_LANGUAGES })
  @IsOptional()
  @IsIn(NOTICE_LANGUAGES)
  language?: NoticeLanguage;
}

export class ChangeWordsDto extends ChangeCampaignDto {
  // Without it the answer is 428 and says where to get it, not 400.
  @ApiProperty({
    type: String,
    description: '`version` of the words that were read; 428 without, 409 when others stand there',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  seen?: string;
}

export class NewCampaignDto extends ChangeCampaignDto {
  @ApiPropertyOptional({ type: String, description: 'Starting text; see GET /notice-templates' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  templateId?: string;

  @ApiPropertyOptional({ enum: CAMPAIGN_PURPOSES, description: '`first` passes over whom another campaign told' })
  @IsOptional()
  @IsIn(CAMPAIGN_PURPOSES)
  purpose?: CampaignPurpose;
}

export class PartyDto {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ type: String, description: 'Without an address a person must tell the party' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @Length(26, 26)
  complaintId?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  kana?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ type: String, description: 'Seven digits' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  postalCode?: string;

  @ApiPropertyOptional({ type: [String], description: 'Lines of the postal address' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  address?: string[];

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  customerNo?: string;

  @ApiPropertyOptional({ type: [String], description: 'Affected lines' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  lines?: string[];

  @ApiPropertyOptional({ type: [String], description: 'Affected accounts' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  accounts?: string[];

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  @ApiPropertyOptional({ enum: PARTY_LANGUAGES })
  @IsOptional()
  @IsIn(PARTY_LANGUAGES)
  language?: PartyLanguage;

  @ApiPropertyOptional({ enum: PARTY_ROLES, description: 'Which end of the communication; subscriber unless said' })
  @IsOptional()
  @IsIn(PARTY_ROLES)
  role?: PartyRole;
}

export class AddPartiesDto {
  @ApiProperty({ type: () => [PartyDto] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PARTIES)
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties!: PartyDto[];
}

export class ApprovalDto {
  @ApiPropertyOptional({ type: String, description: 'bindingHash of what the approver looked at' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  bindingHash?: string;
}

export class ToldDto {
  @ApiProperty({ enum: TOLD_MEANS })
  @IsIn(TOLD_MEANS)
  means!: ToldMeans;

  @ApiProperty({ type: String, example: '2026-11-25', description: 'Day on which the person was told' })
  @IsCivilDate()
  on!: string;

  @ApiProperty({
    type: String,
    description: 'What can be checked afterwards: who spoke, from where, what was answered',
  })
  @IsString()
  @Matches(/\S/)
  @MaxLength(2_000)
  note!: string;
}

export class NoticePageDto {
  @ApiPropertyOptional({ type: Number, default: 100, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Length(26, 26)
  cursor?: string;
}
