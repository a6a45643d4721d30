import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, log, newId, nowInstant, plusMs, Settings, type Clock, type Instant } from '#kernel';
import { Walls } from '#incidents';
import { Mailer } from '#notices';
import type { Alarm } from '../data/alarm.entity.js';
import { AlarmRows } from '../data/alarm-rows.js';
import { alarmMail } from '../domain/alarm-mail.js';

const HOUR_MS = 3_600_000;
/** An alarm that nobody acknowledges is mailed again after so long (ms). */
const AGAIN_MS = 4 * HOUR_MS;
/** An alarm that no server took is tried again after so long (ms). */
const RETRY_MS = 5 * 60_000;
/** Alarms mailed in an hour, beside the urgent ones: a broken machine must not flood whoever is to mend it. */
const MOST_AN_HOUR = 12;
/** Urgent alarms handed over in one run; the next run goes on. */
const MOST_URGENT_A_RUN = 60;

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

  /** Urgent ones first, and outside the hour's number. Answers how many alarms the mail server took. */
  async execute(): Promise<number> {
    if (this.settings.alarmTo.length === 0 || this.mailer.state !== 'ready') return 0;
    const now = nowInstant(this.clock);
    const room = Math.max(0, MOST_AN_HOUR - (await this.rows.mailedSince(plusMs(now, -HOUR_MS))));
    return (await this.sendAll(now, true, MOST_URGENT_A_RUN)) + (await this.sendAll(now, false, room));
  }

  private async sendAll(now: Instant, urgent: boolean, limit: number): Promise<number> {
    if (limit === 0) return 0;
    const times = { mailedBefore: plusMs(now, -AGAIN_MS), triedBefore: plusMs(now, -RETRY_MS) };
    let sent = 0;
    for (const alarm of await this.rows.toMail({ ...times, urgent, limit })) sent += (await this.send(alarm)) ? 1 : 0;
    return sent;
  }

  private async send(alarm: Alarm): Promise<boolean> {
    const facts = JSON.parse(alarm.facts) as Record<string, string | number>;
    const { code, about, since, times } = alarm;
    await this.rows.tried(alarm.id);
    let refused = 0;
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
      if (outcome === 'accepted') continue;
      refused += 1;
      log.warn({ alarm: alarm.id, outcome }, 'an alarm could not be mailed; it is tried again');
    }
    // One that nobody may be told of is done with as well: it waits as long as one that was sent.
    if (accepted || refused === 0) await this.rows.mailed(alarm.id);
    return accepted;
  }
}
