import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsFlag, IsLongText } from '#http';
import { CareForCase } from '../use-cases/care-for-case.js';

const MAX_NOTE = 20_000;

/** A word to colleagues. */
export class CaseNoteDto {
  @IsLongText({ min: 1, max: MAX_NOTE })
  text: string;
}

/** The complainant takes the complaint back, or takes that back. */
export class WithdrawalDto {
  @IsFlag()
  withdrawn: boolean;

  @IsLongText({ min: 1, max: MAX_NOTE, description: 'How and why; kept sealed' })
  note: string;
}

/** Whether somebody's life or body is in danger. */
export class DangerDto {
  @IsFlag()
  present: boolean;

  @IsLongText({ min: 1, max: MAX_NOTE, description: 'What was seen and done; kept sealed' })
  note: string;
}

/** Notes of colleagues, withdrawal, danger to life. */
@ApiTags('complaints')
@Controller('api/v1/complaints/:id')
export class CaseCareController {
  constructor(private readonly care: CareForCase) {}

  @Post('notes')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Leaves a note for colleagues in the history' })
  async note(@Param('id') id: string, @Body() body: CaseNoteDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.care.note(id, body.text, actor);
  }

  @Post('withdrawal')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'The complainant takes the complaint back; signals and clocks stay as they are' })
  async withdraw(@Param('id') id: string, @Body() body: WithdrawalDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.care.withdraw(id, body, actor);
  }

  @Post('danger')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Says whether somebody’s life or body is in danger' })
  async danger(@Param('id') id: string, @Body() body: DangerDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.care.danger(id, body, actor);
  }
}
