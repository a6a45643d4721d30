import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsShortText } from '#http';

/** What a pack of evidence is for, and whether originals go with it. */
export class EvidenceDto {
  @IsShortText({ max: 200, description: 'Why the evidence leaves the desk' })
  purpose: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Originals and words of complaints as well, not hashes alone' })
  @IsOptional()
  @IsBoolean()
  originals?: boolean;
}
