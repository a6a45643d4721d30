import type { Language, MessageKey } from '../../i18n';
import { bytes, due, duration, labelled, listed, moment } from '../../lib/format';
import { percent } from '../certificate/types';

/** An alarm of `GET /alarms`. */
export interface AlarmView {
  id: string;
  code: string;
  about: string;
  facts: Record<string, string | number>;
  since: string;
  calmedAt: string | null;
  acknowledgedAt: string | null;
}

/** What an alarm is told with. */
export interface Telling {
  language: Language;
  /** A word of the catalogue; the code itself when it has none. */
  word: (area: string, code: string) => string;
  /** Name of a colleague; null for who is unknown. */
  nameOf: (id: string) => string | null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ULIDS = /^[0-9A-HJKMNP-TV-Z]{26}( [0-9A-HJKMNP-TV-Z]{26})*$/;
/** Where the codes of facts have their words. */
const AREAS = ['alarmReason', 'regime', 'stage', 'form', 'measureKind'];

/** What the alarm is about in words: a mailbox's name, a door, a source of things unread; '' when only an id names it. */
export function alarmAbout({ code, about }: AlarmView, { word }: Telling): string {
  if (about === '' || ULIDS.test(about)) return '';
  if (code !== 'intake.oldest-unread') return word('alarmAbout', about);
  const [channel = '', source = '', what = ''] = about.split('/');
  return [word('channel', channel), word('source', source), word('unread', what)].join('・');
}

/**
 * What happened: a sentence where the catalogue has one for the code and the facts fill it, else the figures with their names.
 * Identifiers say nothing to people: those of colleagues become names, others are left out.
 */
export function alarmText(alarm: AlarmView, telling: Telling): string {
  const { word, language } = telling;
  const told = Object.entries(alarm.facts).flatMap(([name, value]): [string, string][] => {
    const said = valueOf(name, value, telling);
    return said === null ? [] : [[name, said]];
  });
  const sentence = word('alarmText', alarm.code);
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (sentence !== alarm.code && names.every((name) => told.some(([known]) => known === name)))
    return told.reduce((text, [name, said]) => text.replace(`{${name}}`, said), sentence);
  return told.map(([name, value]) => labelled(word('alarmFact', name), value, language)).join(' ／ ');
}

function valueOf(name: string, value: string | number, telling: Telling): string | null {
  const { language, word, nameOf } = telling;
  if (name.endsWith('Seconds')) return duration(Number(value) * 1000, language);
  if (/^(alpha|bestAlpha)$/.test(name)) return percent(Number(value));
  if (name.endsWith('Bytes')) return bytes(Number(value));
  if (typeof value === 'number') return value.toLocaleString();
  if (INSTANT.test(value)) return moment(value, language);
  if (CIVIL_DATE.test(value)) return due(value, language);
  if (ULIDS.test(value)) {
    const names = value.split(' ').flatMap((id) => nameOf(id) ?? []);
    return names.length === 0 ? null : listed(names, language);
  }
  return AREAS.map((area) => word(area, value)).find((said) => said !== value) ?? value;
}

/** A page on which the cause of an alarm can be looked into. */
export interface AlarmPlace {
  to: string;
  label: MessageKey;
}

/** Pages by the beginning of the code; `about` marks those of the incident that the alarm is about. */
const PLACES: readonly { code: string; can: string; to: string; label: MessageKey; about?: true }[] = [
  { code: 'incidents.wall-', can: 'walls:decide', to: '/walls', label: 'alarms.openWalls' },
  { code: 'incidents.wall-', can: 'incidents:read', to: '?tab=walls', label: 'alarms.openIncident', about: true },
  { code: 'incidents.break-glass', can: 'incidents:read', to: '?tab=walls', label: 'alarms.openIncident', about: true },
  { code: 'incidents.clock', can: 'incidents:read', to: '?tab=deadlines', label: 'alarms.openIncident', about: true },
  {
    code: 'incidents.task-',
    can: 'incidents:read',
    to: '?tab=investigation',
    label: 'alarms.openIncident',
    about: true,
  },
  { code: 'incidents.', can: 'incidents:read', to: '?tab=prevention', label: 'alarms.openIncident', about: true },
  { code: 'notices.', can: 'incidents:read', to: '?tab=notices', label: 'alarms.openIncident', about: true },
  { code: 'intake.mailbox-', can: 'ledger:read', to: '/mailboxes', label: 'alarms.openMailboxes' },
  { code: 'clusters.', can: 'clusters:read', to: '/clusters', label: 'alarms.openClusters' },
  { code: 'webhooks.', can: 'webhooks:manage', to: '/webhooks', label: 'alarms.openWebhooks' },
  { code: 'triage.certificate-', can: 'proof:read', to: '/certificate', label: 'alarms.openCertificate' },
  { code: 'triage.set-aside-', can: 'proof:read', to: '/missed-bound', label: 'alarms.openBound' },
];
const INCIDENT = /^\d{4}-\d{4,6}$/;

/** Where to look; null when there is no page for it, or none for who reads. */
export function alarmPlace({ code, about }: AlarmView, can: (permission: string) => boolean): AlarmPlace | null {
  const place = PLACES.find((each) => code.startsWith(each.code) && can(each.can));
  if (place === undefined) return null;
  if (place.about !== true) return { to: place.to, label: place.label };
  return INCIDENT.test(about) ? { to: `/incidents/${about}${place.to}`, label: place.label } : null;
}
