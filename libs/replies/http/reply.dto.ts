import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { IsCode, IsFlag, IsInstant, IsLongText, IsShortText, IsWhole } from '#http';

const MAX_SUBJECT = 200;
const MAX_LETTER = 100_000;

/** A letter to be looked through. */
export class LetterDto {
  @IsShortText({ max: MAX_SUBJECT })
  subject: string;

  @IsLongText({ min: 1, max: MAX_LETTER })
  text: string;
}

/** The word of whoever sends although the letter may carry what is somebody else's. */
export class ConfirmedDto {
  @IsLongText({ min: 1, max: 2000, description: 'Why it may go out; kept sealed' })
  reason: string;

  @IsWhole({ description: 'How many places the writer was shown' })
  findings: number;
}

/** An answer by mail. */
export class NewReplyDto extends LetterDto {
  @IsCode({ optional: true, description: 'Template it was begun from' })
  templateId?: string;

  @IsFlag({ optional: true, description: 'It only tells how far things are; as its template says when absent' })
  interim?: boolean;

  @IsInstant({ optional: true, description: 'By when an interim one says that the complainant hears again' })
  nextContactAt?: string;

  @ApiPropertyOptional({ type: ConfirmedDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConfirmedDto)
  confirmed?: ConfirmedDto;
}

/** What became of an answer. */
export class ReplyRulingDto {
  @IsFlag({ description: 'It is known to have reached the complainant' })
  delivered: boolean;

  @IsLongText({ min: 1, max: 2000, description: 'How that is known; kept sealed' })
  note: string;
}
