import { Injectable } from '@nestjs/common';
import { NoticeTemplates } from '#notices';
import { ReadRetention } from '#retention';
import { ReadBound } from '#triage';
import { RotateMasterKey } from '#vault';
import { MonthlyQueries } from '../data/monthly-queries.js';
import type { Reading } from '../domain/guideline-board.js';

/** Figures of the board that other features answer by themselves. */
@Injectable()
export class OtherFigures {
  constructor(
    private readonly monthly: MonthlyQueries,
    private readonly templates: NoticeTemplates,
    private readonly bound: ReadBound,
    private readonly retention: ReadRetention,
    private readonly rotation: RotateMasterKey,
  ) {}

  /** Readers by code; incidents in `hidden` are counted nowhere. */
  of(hidden: readonly string[]): Record<string, () => Promise<Reading>> {
    return {
      'ledger-faults': () => this.monthly.faults(),
      'not-told': () => this.monthly.notYetTold(hidden),
      'template-faults': () => Promise.resolve(this.templateFaults()),
      'retention-due': () => this.kept('due'),
      'retention-held': () => this.kept('held'),
      'keys-missing': async () => {
        const missing = (await this.rotation.status()).keys.filter(({ inRing }) => !inRing);
        return missing.reduce((all, { dataKeys }) => all + dataKeys, 0);
      },
      'missed-at-most': async () => {
        const { bound } = await this.bound.execute();
        return bound.rounds === 0 ? null : Math.round(bound.rateAtMost * 10_000) / 100;
      },
    };
  }

  private async kept(what: 'due' | 'held'): Promise<number> {
    const { classes } = await this.retention.execute();
    const counted = classes.filter(({ name }) => name === 'complaint' || (what === 'held' && name === 'incident'));
    return counted.reduce((all, { count }) => all + (count?.[what] ?? 0), 0);
  }

  /** Starting texts with a fault other than the blanks that must be written for the incident at hand. */
  private templateFaults(): number {
    const faulty = this.templates
      .list()
      .filter((template) => this.templates.lint(template, template.id).some(({ code }) => code !== 'unfilled'));
    return faulty.length;
  }
}
