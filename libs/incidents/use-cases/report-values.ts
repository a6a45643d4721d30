import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { ReportData } from '../data/form-files.js';
import { IncidentRecords, type Estimate } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentComplaintRow, IncidentRow } from '../data/incident.entity.js';
import { newestLast } from '../domain/estimates.js';
import { japaneseDateTime } from '../domain/japanese-time.js';
import type { FieldValue, OperatorFacts, ReportField } from '../domain/report.js';
import { FactHistory, type WrittenFact } from '../report/data/fact-history.js';
import { OtherReports } from '../report/other-reports.js';
import { ReportEvidence } from '../report/report-evidence.js';

type Values = Record<string, FieldValue | undefined>;

/** Collects the canonical fields of an incident, each with its source. */
@Injectable()
export class ReportValues {
  constructor(
    private readonly data: ReportData,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly facts: FactHistory,
    private readonly others: OtherReports,
    private readonly evidence: ReportEvidence,
  ) {}

  /** `evidence: false` leaves out what other parts of the desk know: no form insists on it, and it counts many rows. */
  async of(incident: IncidentRow, o: { evidence: boolean } = { evidence: true }): Promise<Values> {
    const by = await this.facts.moments(incident.id);
    return {
      ...operatorValues(this.data.operator),
      occurred_at: instant(incident.occurredAt, '事案の記録', by['occurred_at']),
      discovered_at: instant(incident.discoveredAt, '事案の記録', by['discovered_at']),
      known_at: instant(incident.knownAt, '事案の記録（期限の起点）', by['known_at']),
      first_signal_at: instant(incident.firstSignalAt, '関連付けた苦情の受付日時（最も早いもの）'),
      linked_complaints: complaints(await this.incidents.links(incident.id)),
      ...estimateValues(await this.records.estimates(incident)),
      other_reports: await this.others.of(incident),
      ...(o.evidence ? await this.evidence.of(incident) : {}),
      ...factValues(await this.facts.of(incident), this.data.fields),
    };
  }
}

function operatorValues(operator: OperatorFacts): Values {
  const source = operator.sample ? '事業者情報（見本の値）' : '事業者情報（設定）';
  const set = (value: string | null) => (value === null ? undefined : { value, source });
  return {
    operator_name: set(operator.companyName),
    registration_no: set(operator.registrationNo),
    contact_line: set(operator.contactLine),
    operator_address: set(operator.address),
    operator_representative: set(operator.representative),
    registration_date: set(operator.registrationDate),
  };
}

function factValues(facts: Record<string, WrittenFact>, fields: readonly ReportField[]): Values {
  return Object.fromEntries(
    Object.entries(facts).map(([id, { value, revision, by, at }]) => {
      const labels = fields.find((field) => field.id === id)?.choiceLabels;
      const source = `担当者の入力（第${String(revision)}版 ${japaneseDateTime(at)}）`;
      return [id, { value: labels?.[value] ?? value, source, by }];
    }),
  );
}

function instant(at: Instant | null, source: string, by: string | null = null): FieldValue | undefined {
  return at === null ? undefined : { value: japaneseDateTime(at), source, by };
}

/** More complaints than this are counted, not listed. */
const LISTED_COMPLAINTS = 20;

function complaints(links: IncidentComplaintRow[]): FieldValue | undefined {
  if (links.length === 0) return undefined;
  const earliest = [...links].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const lines = earliest
    .slice(0, LISTED_COMPLAINTS)
    .map((link) => `受付番号 ${link.slipNumber}（${japaneseDateTime(link.receivedAt)} 受付）`);
  const more = links.length - lines.length;
  const rest = more > 0 ? [`ほか${String(more)}件`] : [];
  return { value: [...lines, ...rest].join('、'), source: `関連付けた苦情 ${String(links.length)}件` };
}

/** The newest estimate fills the form; the earlier ones stay readable beside it. */
function estimateValues(added: readonly Estimate[]): Values {
  const estimates = newestLast(added);
  const latest = estimates.at(-1);
  if (latest === undefined) return {};
  const edition = ({ id }: Estimate): number => added.findIndex((each) => each.id === id) + 1;
  const source = `見積り 第${String(edition(latest))}版`;
  const by = latest.addedBy;
  const asOf = `\u3000${japaneseDateTime(latest.asOf)}時点。根拠：${latest.basis}`;
  const people = personsOf(latest);
  const more = counts(latest);
  const earlier = estimates.slice(0, -1);
  const history = earlier.map((each) => `${japaneseDateTime(each.asOf)}時点：${summary(each)}`);
  const editions = earlier.map(edition).sort((one, other) => one - other);
  return {
    persons: people === null ? undefined : { value: `${people}${asOf}`, source, by },
    counts: more === '' ? undefined : { value: people === null ? `${more}${asOf}` : more, source, by },
    estimate_history:
      history.length === 0 ? undefined : { value: history.join('\n'), source: `見積り ${spanOf(editions)}` },
  };
}

/** `第1版～第3版`, or each of them where they do not follow one another. */
function spanOf(editions: readonly number[]): string {
  const [first, last] = [editions[0] ?? 1, editions.at(-1) ?? 1];
  const name = (edition: number): string => `第${String(edition)}版`;
  if (first === last) return name(first);
  return last - first === editions.length - 1 ? `${name(first)}～${name(last)}` : editions.map(name).join('、');
}

/** Persons may be unknown while lines are counted already. */
function personsOf({ persons }: { persons: number | null }): string | null {
  return persons === null ? null : `${persons.toLocaleString('ja-JP')}人`;
}

function counts({ lines, accounts, messages }: Pick<Estimate, 'lines' | 'accounts' | 'messages'>): string {
  const parts = [
    lines === null ? null : `回線 ${lines.toLocaleString('ja-JP')}`,
    accounts === null ? null : `アカウント ${accounts.toLocaleString('ja-JP')}`,
    messages === null ? null : `通信 ${messages.toLocaleString('ja-JP')}件`,
  ];
  return parts.filter((text) => text !== null).join('、');
}

function summary(estimate: Estimate): string {
  return [personsOf(estimate) ?? '人数は未確定', counts(estimate)].filter((text) => text !== '').join('、');
}
