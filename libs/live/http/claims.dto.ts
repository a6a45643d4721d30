import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf } from '#http';
import { KEEP_WORDS, type KeepWord } from '../domain/claim-state.js';

export class KeepDto {
  @IsOneOf(KEEP_WORDS)
  word: KeepWord;
}

/** A colleague by name. */
export class WhoDto {
  @ApiProperty({ type: String }) id: string;
  @ApiProperty({ type: String }) name: string;
}

export class AskDto {
  @ApiProperty({ type: WhoDto }) by: WhoDto;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Without an answer it changes hands then' })
  until: string;
}

export class KeptDto {
  @ApiProperty({ enum: KEEP_WORDS }) word: string;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
}

export class ClaimDto {
  @ApiProperty({ type: WhoDto, nullable: true }) holder: WhoDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) claimedAt: string | null;
  @ApiProperty({ type: AskDto, nullable: true }) asked: AskDto | null;
  @ApiProperty({ type: KeptDto, nullable: true, description: "The holder's answer, for whoever asked" })
  kept: KeptDto | null;
}

export class PresenceDto {
  @ApiProperty({ type: [WhoDto] }) items: WhoDto[];
}
