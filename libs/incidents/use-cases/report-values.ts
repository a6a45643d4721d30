import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { ReportData } from '../data/form-files.js';
import { IncidentRecords, type Estimate } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentComplaintRow, IncidentRow } from '../data/incident.entity.js';
import { japaneseDateTime } from '../domain/japanese-time.js';
import type { FieldValue } from '../domain/report.js';

/** Collects the canonical fields of an incident, each with its source. */
@Injectable()
export class ReportValues {
  constructor(
    private readonly data: ReportData,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
  ) {}

  async of(incident: IncidentRow): Promise<Record<string, FieldValue | undefined>> {
    const { operator } = this.data;
    const from = operator.sample ? '事業者情報（見本の値）' : '事業者情報（設定）';
    const facts = await this.records.facts(incident);
    const savedAt =
      facts.savedAt === null ? '' : `（第${String(facts.revision)}版 ${japaneseDateTime(facts.savedAt)}）`;
    const estimates = await this.records.estimates(incident);
    const values: Record<string, FieldValue | undefined> = {
      operator_name: { value: operator.companyName, source: from },
      registration_no: { value: operator.registrationNo, source: from },
      contact_line: { value: operator.contactLine, source: from },
      occurred_at: instant(incident.occurredAt, '事案の記録'),
      discovered_at: instant(incident.discoveredAt, '事案の記録'),
      known_at: instant(incident.knownAt, '事案の記録（期限の起点）'),
      first_signal_at: instant(incident.firstSignalAt, '関連付けた苦情の受付日時（最も早いもの）'),
      linked_complaints: complaints(await this.incidents.links(incident.id)),
      persons: persons(estimates),
    };
    for (const [id, value] of Object.entries(facts.values)) values[id] = { value, source: `担当者の入力${savedAt}` };
    return values;
  }
}

function instant(at: Instant | null, source: string): FieldValue | undefined {
  return at === null ? undefined : { value: japaneseDateTime(at), source };
}

function complaints(links: IncidentComplaintRow[]): FieldValue | undefined {
  if (links.length === 0) return undefined;
  const lines = links.map((link) => `受付番号 ${link.slipNumber}（${japaneseDateTime(link.receivedAt)} 受付）`);
  return { value: lines.join('、'), source: `関連付けた苦情 ${String(links.length)}件` };
}

function persons(estimates: Estimate[]): FieldValue | undefined {
  const latest = estimates.at(-1);
  if (!latest) return undefined;
  const counts = [
    latest.lines === null ? null : `回線 ${latest.lines.toLocaleString('ja-JP')}`,
    latest.accounts === null ? null : `アカウント ${latest.accounts.toLocaleString('ja-JP')}`,
    latest.messages === null ? null : `通信 ${latest.messages.toLocaleString('ja-JP')}件`,
  ].filter((text) => text !== null);
  const more = counts.length === 0 ? '' : `（${counts.join('、')}）`;
  const value = `${latest.persons.toLocaleString('ja-JP')}人${more}\u3000${japaneseDateTime(latest.asOf)}時点。根拠：${latest.basis}`;
  return { value, source: `見積り 第${String(estimates.length)}版` };
}
