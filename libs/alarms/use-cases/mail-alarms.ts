import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, log, newId, nowInstant, plusMs, Settings, type Clock } from '#kernel';
import { Walls } from '#incidents';
import { Mailer } from '#notices';
import type { Alarm } from '../data/alarm.entity.js';
import { AlarmRows } from '../data/alarm-rows.js';
import { alarmMail } from '../domain/alarm-mail.js';

const HOUR_MS = 3_600_000;
/** An alarm that nobody acknowledges is mailed again after so long (ms). */
const AGAIN_MS = 4 * HOUR_MS;
/** Alarms mailed in an hour: a broken machine must not flood whoever is to mend it. */
const MOST_AN_HOUR = 12;

/** Mails open alarms to MADOGUCHI_ALARM_TO; of an incident behind a wall a mail tells no more than its reader may know. */
@Injectable()
export class MailAlarms {
  constructor(
    private readonly settings: Settings,
    private readonly rows: AlarmRows,
    private readonly mailer: Mailer,
    private readonly walls: Walls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many alarms were handed to the mail server. */
  async execute(): Promise<number> {
    if (this.settings.alarmTo.length === 0 || this.mailer.state !== 'ready') return 0;
    const now = nowInstant(this.clock);
    const room = MOST_AN_HOUR - (await this.rows.mailedSince(plusMs(now, -HOUR_MS)));
    if (room <= 0) return 0;
    let sent = 0;
    for (const alarm of await this.rows.toMail(plusMs(now, -AGAIN_MS), room)) sent += (await this.send(alarm)) ? 1 : 0;
    return sent;
  }

  private async send(alarm: Alarm): Promise<boolean> {
    const facts = JSON.parse(alarm.facts) as Record<string, string | number>;
    const { code, about, since, times } = alarm;
    // Before it is handed over: a crash between the two sends none twice.
    await this.rows.mailed(alarm.id);
    let accepted = false;
    for (const address of this.settings.alarmTo) {
      const told = await this.walls.telling(address, [about, ...Object.values(facts).map(String)]);
      if (told === 'nothing') continue;
      const seen = told === 'all' ? { about, facts } : { about: '', facts: {} };
      const mail = alarmMail({ code, since, times, ...seen }, this.settings.companyName);
      const { outcome } = await this.mailer.send({
        ...mail,
        to: { name: null, address },
        language: 'ja',
        token: `alarm-${newId().toLowerCase()}`,
        autoSubmitted: 'auto-generated',
      });
      accepted ||= outcome === 'accepted';
      if (outcome !== 'accepted') log.warn({ alarm: alarm.id, outcome }, 'an alarm could not be mailed');
    }
    return accepted;
  }
}
