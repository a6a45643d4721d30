import type { Frame } from '../contact-board.js';
import type { ContactPoints, OutsideDoor, Way } from '../contact-points.js';
import type { Presence } from '../opening-hours.js';
import { colonOf, dayText, gapOf, momentText, spansText, spanText, weekdaysText } from './moments.js';
import { page, said, wordsOf } from './page.js';

/** What the page about ways to reach the desk is made of. */
export interface ContactFacts {
  points: ContactPoints;
  presence: Presence;
  daysOff: readonly { on: string; name: string | null }[];
}

/** Every way and hour to reach the desk, whether somebody is there now, and the doors outside. */
export function contactPage(frame: Frame, { points, presence, daysOff }: ContactFacts): string {
  const t = wordsOf(frame);
  const japanese = frame.language === 'ja';
  return page(frame, {
    title: t.reachTitle,
    template: 'CONTACT',
    page: 'contact',
    languages: 'links',
    data: {
      presence: presenceText(frame, presence),
      isOpen: presence.open,
      sample: points.sample,
      colon: colonOf(frame.language),
      gap: gapOf(frame.language),
      ways: points.ways.map((way) => wayFacts(frame, way)),
      // The names of holidays are Japanese.
      daysOff: daysOff.map(({ on, name }) =>
        said(frame, dayText(on, frame.language) + (japanese && name !== null ? `　${name}` : '')),
      ),
      outside: points.outside.map((door) => doorFacts(frame, door)),
    },
  });
}

/** What becomes of what was sent, and what its sender may ask for. */
export function privacyPage(frame: Frame, keepYears: number | null): string {
  const t = wordsOf(frame);
  const keep = keepYears === null ? t.keep.unsaid : t.keep.years.replace('{n}', String(keepYears));
  return page(frame, {
    title: t.privacyTitle,
    template: 'PRIVACY',
    page: 'privacy',
    languages: 'links',
    data: {
      lead: said(frame, t.privacyLead, { company: frame.company ?? t.thisCompany }),
      sections: t.privacySections.map(({ title, lines }) => ({
        title: said(frame, title),
        lines: lines.map((line) => said(frame, line, { keep })),
      })),
    },
  });
}

/** Instead of a page that is not there, with the way to those that are. */
export function noPage(frame: Frame): string {
  const { noPageTitle: title } = wordsOf(frame);
  return page(frame, { title, template: 'NO_PAGE', page: null, languages: 'links', data: {} });
}

function presenceText(frame: Frame, presence: Presence): unknown {
  const t = wordsOf(frame);
  if (presence.open)
    return said(frame, t.openNow, { time: momentText(presence.until, frame.language, { sameDay: true }) });
  const time = presence.next === null ? '–' : momentText(presence.next, frame.language);
  return said(frame, t.closedNow, { time });
}

function wayFacts(frame: Frame, { kind, value, hours }: Way): object {
  const t = wordsOf(frame);
  const { title, note } = t.ways[kind];
  const href = { phone: 'tel:', relay: 'tel:', mail: 'mailto:', form: '', fax: null, letter: null, person: null }[kind];
  return {
    title: said(frame, title),
    note: said(frame, note),
    value: kind === 'form' ? said(frame, t.navForm) : value,
    href: href === null ? null : kind === 'form' ? t.paths.form : `${href}${value ?? ''}`,
    hours:
      hours === null
        ? null
        : said(
            frame,
            `${weekdaysText(hours.days, frame.language)} ${spanText([hours.from, hours.to], frame.language)}`,
          ),
    offOnHolidays: hours?.offOnHolidays ?? false,
  };
}

function doorFacts(frame: Frame, door: OutsideDoor): object {
  const t = wordsOf(frame);
  const days = weekdaysText(door.days, frame.language);
  const hours = spansText(door.hours, frame.language);
  return {
    name: said(frame, t.outside[door.id]),
    phone: door.phone,
    href: `tel:${door.phone}`,
    hours: hours === '' ? null : said(frame, `${days} ${hours}`),
  };
}
