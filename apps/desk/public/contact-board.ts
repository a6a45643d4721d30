import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, loadYaml, nowInstant, Settings, tokyoDate, type CivilDate, type Clock, type Instant } from '#kernel';
import { contactPointsOf, type ContactPoints, type Span } from './contact-points.js';
import type { PublicLanguage } from './languages.js';
import { callDueAt, daysOff, presenceAt, type Presence } from './opening-hours.js';

/** What every page is framed by. */
export interface Frame {
  language: PublicLanguage;
  /** Name of the operator; null shows none. */
  company: string | null;
  /** Under which the pages are reached, for paper; absent when the desk was not told. */
  address?: string | null;
  /** By which numbers the desk is called; absent where a page does not say it. */
  phones?: DeskPhones;
}

/** The telephone numbers of the desk. */
export interface DeskPhones {
  phones: string[];
  /** Nobody is reached by these: the operator has not put down their own yet. */
  sample: boolean;
}

/** A wished call is due one hour from now at the earliest. */
const LEAD_MINUTES = 60;
const DAYS_AHEAD = 30;

/** How the desk can be reached, and whether somebody is there now. A bad file stops the start. */
@Injectable()
export class ContactBoard {
  readonly points: ContactPoints;

  constructor(
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.points = contactPointsOf(settings.contactPointsFile);
  }

  frame(language: PublicLanguage): Frame {
    const { companyName: company, publicUrl } = this.settings;
    return { language, company, address: publicUrl, phones: this.phones() };
  }

  /** What slips say, on paper and on the screen. */
  phones(): DeskPhones {
    const { ways, sample } = this.points;
    return { phones: ways.flatMap(({ kind, value }) => (kind === 'phone' && value !== null ? [value] : [])), sample };
  }

  now(): Instant {
    return nowInstant(this.clock);
  }

  today(): CivilDate {
    return tokyoDate(this.now());
  }

  presence(): Presence {
    return presenceAt(this.points.mainHours, this.points.closures, nowInstant(this.clock));
  }

  daysOff(): { on: CivilDate; name: string | null }[] {
    const { mainHours, closures } = this.points;
    return daysOff(mainHours, closures, { from: this.today(), days: DAYS_AHEAD });
  }

  /** Years that complaints are kept after they were finished; null: for ever, as far as the desk goes. */
  keepYears(): number | null {
    return loadYaml<{ classes: { complaint: { years: number | null } } }>('retention.yaml').classes.complaint.years;
  }

  /** The span of hours that a form names by its place in the list; null when it names none. */
  slot(chosen: string): Span | null {
    return /^\d$/.test(chosen) ? (this.points.callSlots[Number(chosen)] ?? null) : null;
  }

  /** By when a call that is wished now is due. */
  callDueAt(slot: Span | null): Instant | undefined {
    const { mainHours, closures } = this.points;
    return (
      callDueAt(mainHours, closures, { now: nowInstant(this.clock), slot, leadMinutes: LEAD_MINUTES }) ?? undefined
    );
  }
}
