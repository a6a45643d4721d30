import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import { dayNumber } from '../domain/day-types.js';
import type { Trait } from '../domain/dimensions.js';
import { scanTable, TABLES } from '../domain/disproportion-scan.js';
import { FARRINGTON } from '../domain/farrington.js';
import type { Finding } from '../domain/finding.js';
import { DayBook, type DayIndex } from '../domain/day-book.js';
import { DayScan } from '../domain/slow-clusters.js';
import { watchFile, watchOptions } from '../domain/watch-file.js';
import { OpenLeads } from './open-leads.js';

/** Days that are made up for after downtime; windows of a week and a month still see what lies before. */
const MOST_DAYS = 7;
/** Complaints that are entered, and cells that are judged, before others have the loop. */
const ENTERED_AT_ONCE = 500;
const CELLS_AT_ONCE = 100;

/** Looks for slow clusters once a day, after midnight in Tokyo, for each whole day that was not judged yet. */
@Injectable()
export class WatchDays {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly traits: TraitRows,
    private readonly registers: RegisterRows,
    private readonly leads: OpenLeads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many days were judged and how many leads are new. */
  async execute(): Promise<{ days: number; opened: number }> {
    const yesterday = dayNumber(this.clock.now().getTime()) - 1;
    const done = Number((await this.registers.progress('days')) ?? 0);
    if (done >= yesterday) return { days: 0, opened: 0 };
    const from = Math.max(done + 1, yesterday - MOST_DAYS + 1);
    const later: Trait[] = [];
    const book = await this.bookAt(from, yesterday, later);
    let opened = 0;
    for (let day = from; day <= yesterday; day += 1) {
      book.add(
        later.filter(({ knownOn }) => knownOn === day),
        day,
      );
      const findings = await this.judge(book.index(day));
      opened += await this.uow.write(async () => {
        const result = await this.leads.execute(findings);
        await this.registers.setProgress('days', String(day));
        return result.opened;
      });
    }
    return { days: yesterday - from + 1, opened };
  }

  /** All that was known before `day`; what the desk learnt later goes to `later`. */
  private async bookAt(day: number, upTo: number, later: Trait[]): Promise<DayBook> {
    const book = new DayBook(watchOptions());
    const earliest = day - (FARRINGTON.years * 366 + 60);
    for await (const page of this.traits.pages(earliest, upTo, watchFile().weak_from)) {
      const known = page.filter(({ knownOn }) => knownOn < day);
      later.push(...page.filter(({ knownOn }) => knownOn >= day));
      for (let at = 0; at < known.length; at += ENTERED_AT_ONCE) {
        book.add(known.slice(at, at + ENTERED_AT_ONCE), day);
        await setImmediate();
      }
    }
    return book;
  }

  private async judge(index: DayIndex): Promise<Finding[]> {
    const options = watchOptions();
    const scan = new DayScan(index, options);
    const findings: Finding[] = [];
    for (let at = 0; at < scan.size; at += CELLS_AT_ONCE) {
      findings.push(...scan.judge(at, at + CELLS_AT_ONCE));
      await setImmediate();
    }
    for (const table of TABLES) {
      await setImmediate();
      findings.push(...scanTable(table, index, options));
    }
    return findings;
  }
}
