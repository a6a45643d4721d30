import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, type Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { AuditLog } from '#audit';
import { ApiProblem } from '#http';
import { UnitOfWork } from '#persistence';
import type { Alarm } from '../data/alarm.entity.js';
import { AlarmRows } from '../data/alarm-rows.js';
import { alarmErrors } from '../domain/alarms.errors.js';
import { endsWhenSeen, isAboutDeedOf } from '../domain/passing-alarms.js';

/** An alarm as people see it. */
export interface AlarmView extends Omit<Alarm, 'facts'> {
  facts: Record<string, string | number>;
}

const SHOWN = 100;

/** Alarms of the desk's own running. */
@ApiTags('alarms')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(
    private readonly rows: AlarmRows,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Can('alarms:read')
  @ApiOperation({ summary: 'Open alarms, then those of the past, newest first; 100 at most, no content' })
  async list(): Promise<{ items: AlarmView[] }> {
    return { items: (await this.rows.list(SHOWN)).map(viewOf) };
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Can('alarms:acknowledge')
  @ApiOperation({
    summary:
      'Somebody has seen it and looks after it: after its first mail it is mailed no more; what happened once is put away by it',
  })
  @ApiProblem(alarmErrors['alarms.not-found'], alarmErrors['alarms.own-deed'])
  async acknowledge(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<AlarmView> {
    await this.uow.write(async () => {
      const { code, about, facts } = await this.rows.one(id);
      if (isAboutDeedOf(JSON.parse(facts) as AlarmView['facts'], actor.id))
        throw new DomainError(alarmErrors['alarms.own-deed']);
      await this.rows.acknowledge(id, actor.id);
      if (endsWhenSeen(code)) await this.rows.calm(code, about);
      await this.audit.append({ actor, action: 'alarm.acknowledged', object: `alarm:${id}`, facts: { code, about } });
    });
    return viewOf(await this.rows.one(id));
  }
}

function viewOf({ facts, ...alarm }: Alarm): AlarmView {
  return { ...alarm, facts: JSON.parse(facts) as AlarmView['facts'] };
}
