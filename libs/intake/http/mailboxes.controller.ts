import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, tokyoMidnight, type Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { Mailboxes, type MailboxLine, type Recheck } from '../channels/imap/mailboxes.js';
import { intakeErrors } from '../domain/intake.errors.js';
import type { AcceptHow } from '../domain/mailbox.js';
import { AcceptMailboxDto, MailboxNameDto } from './mailboxes.dto.js';

/** The watched mailboxes, for who runs the desk; no content. */
@ApiTags('intake')
@Controller('api/v1/intake/mailboxes')
export class MailboxesController {
  constructor(private readonly mailboxes: Mailboxes) {}

  @Get()
  @Can('ledger:read')
  @ApiOperation({ summary: 'Watched mailboxes: first look, start, and how they agree with the ledger' })
  async list(): Promise<{ items: MailboxLine[] }> {
    return { items: await this.mailboxes.list() };
  }

  @Post('accept')
  @HttpCode(200)
  @Can('system:operate')
  @ApiOperation({ summary: 'Let a mailbox in that was looked into' })
  accept(@Body() body: AcceptMailboxDto, @CurrentActor() actor: Actor): Promise<MailboxLine> {
    return this.mailboxes.accept(body.name, howOf(body), actor);
  }

  @Post('recheck')
  @HttpCode(200)
  @Can('system:operate')
  @ApiOperation({ summary: 'Compare a mailbox with the ledger and take what is missing' })
  recheck(@Body() { name }: MailboxNameDto, @CurrentActor() actor: Actor): Promise<Recheck> {
    return this.mailboxes.recheck(name, actor);
  }
}

function howOf({ take, from }: AcceptMailboxDto): AcceptHow {
  if (take !== 'from') return { take };
  if (from === undefined)
    throw new DomainError(intakeErrors['intake.mailbox-day-missing'], {
      errors: [{ pointer: '/from', code: 'missing' }],
    });
  return { take, from: tokyoMidnight(from) };
}
