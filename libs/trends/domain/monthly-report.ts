import type { Instant } from '#kernel';
import { durationStatistics, type DurationStatistics } from './duration-statistics.js';
import type { ReportMonth } from './report-month.js';
import { countStatutoryReports, type StageFacts, type StatutoryCounts } from './statutory-reports.js';

/** Rows counted under a key. */
export type Counts = readonly { key: string; n: number }[];

/** What the report is made of; everything but `notYetTold`, `incidentsOpen` and `faults` belongs to the month. */
export interface MonthFacts {
  byChannel: Counts;
  byCategory: Counts;
  humanMustRead: number;
  flagged: number;
  /** Clause ids of the latest assessment of each complaint. */
  clauses: readonly string[][];
  times: readonly {
    receivedAt: Instant;
    acknowledgedAt: Instant | null;
    firstReplyAt: Instant | null;
    closedAt: Instant | null;
  }[];
  signalsByKind: Counts;
  signalsByState: Counts;
  decisionsByReason: Counts;
  incidentsByState: Counts;
  incidentsOpen: number;
  stages: readonly StageFacts[];
  noticesByState: Counts;
  notYetTold: number;
  arrivalsByOutcome: Counts;
  /** Arrivals without their case and cases without their arrival; must be 0. */
  faults: number;
}

export type Unit = 'count' | 'hours' | 'yes_no';

/** One number of the report; `words` names the group in which its label is found. */
export interface Figure {
  key: string;
  words: string;
  value: number | boolean | null;
  unit: Unit;
}

export interface Section {
  id: string;
  figures: Figure[];
}

const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];
const OUTCOMES = ['complaint', 'reply', 'parked', 'repeat', 'pending'];
const NOTICE_STATES = [
  ...['pending', 'sending', 'accepted', 'unknown', 'bounced', 'failed', 'returned', 'acknowledged', 'misdelivered'],
];
const SIGNAL_STATES = ['open', 'set_aside', 'suspected'];
const INCIDENT_STATES = ['lead', 'suspected', 'confirmed', 'closed', 'unfounded'];

/** All sections in order. The same sections are printed as JSON, CSV and PDF. */
export function monthlySections(facts: MonthFacts, month: ReportMonth, now: Instant): Section[] {
  const total = sum(facts.byChannel);
  const arrived = sum(facts.arrivalsByOutcome);
  const settledOrWaiting = sum(facts.arrivalsByOutcome.filter(({ key }) => OUTCOMES.includes(key)));
  return [
    section('received', 'received', [
      ['total', total],
      ['human_must_read', facts.humanMustRead],
      ['flagged', facts.flagged],
    ]),
    { id: 'by_channel', figures: counted('channel', facts.byChannel, CHANNELS) },
    { id: 'by_category', figures: counted('category', facts.byCategory) },
    { id: 'by_clause', figures: counted('clause', clauseCounts(facts.clauses)) },
    { id: 'times', figures: timeFigures(facts.times) },
    {
      id: 'signals',
      figures: [
        ...counted('kind', facts.signalsByKind),
        ...counted('signal_state', facts.signalsByState, SIGNAL_STATES),
      ],
    },
    { id: 'decisions', figures: counted('reason', facts.decisionsByReason) },
    {
      id: 'incidents',
      figures: [
        ...counted('incident_state', facts.incidentsByState, INCIDENT_STATES),
        figure('incident', 'open_now', facts.incidentsOpen),
      ],
    },
    section('statutory', 'statutory', entries(countStatutoryReports(facts.stages, month.month, now))),
    {
      id: 'notices',
      figures: [
        ...counted('notice_state', facts.noticesByState, NOTICE_STATES),
        figure('notice', 'not_yet_told', facts.notYetTold),
      ],
    },
    {
      id: 'ledger',
      figures: [
        figure('ledger', 'received', arrived),
        ...counted('outcome', facts.arrivalsByOutcome, OUTCOMES),
        figure('ledger', 'faults', facts.faults),
        { words: 'ledger', key: 'balanced', value: settledOrWaiting === arrived && facts.faults === 0, unit: 'yes_no' },
      ],
    },
  ];
}

function section(id: string, words: string, values: [string, number][]): Section {
  return { id, figures: values.map(([key, value]) => figure(words, key, value)) };
}

function entries(counts: StatutoryCounts): [string, number][] {
  return Object.entries(counts as unknown as Record<string, number>);
}

function figure(words: string, key: string, value: number): Figure {
  return { words, key, value, unit: 'count' };
}

/** Counts in a fixed order, zeros shown; keys that the order does not know follow. Without an order, largest first. */
function counted(words: string, counts: Counts, order: readonly string[] = []): Figure[] {
  const known = order.map((key) => figure(words, key, counts.find((count) => count.key === key)?.n ?? 0));
  const others = counts
    .filter(({ key }) => !order.includes(key))
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
    .map(({ key, n }) => figure(words, key, n));
  return [...known, ...others];
}

function clauseCounts(clauses: readonly string[][]): Counts {
  const counts = new Map<string, number>();
  for (const named of clauses) {
    for (const clause of new Set(named)) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  }
  return [...counts].map(([key, n]) => ({ key, n }));
}

function timeFigures(times: MonthFacts['times']): Figure[] {
  const measures = [
    ['acknowledged', 'acknowledgedAt'],
    ['first_reply', 'firstReplyAt'],
    ['closed', 'closedAt'],
  ] as const;
  return measures.flatMap(([name, end]) => {
    const durations = times.map((time) => {
      const ended = time[end];
      return ended === null ? null : Math.max(0, Date.parse(ended) - Date.parse(time.receivedAt));
    });
    return statisticsFigures(name, durationStatistics(durations));
  });
}

function statisticsFigures(name: string, statistics: DurationStatistics): Figure[] {
  const hours = (key: string, value: number | null): Figure => ({ words: 'time', key, value, unit: 'hours' });
  return [
    hours(`${name}.median`, statistics.medianHours),
    hours(`${name}.p90`, statistics.p90Hours),
    figure('time', `${name}.ended`, statistics.ended),
    figure('time', `${name}.open`, statistics.open),
  ];
}

function sum(counts: Counts): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
