import { tokyoDate } from '#kernel';
import { japaneseDate, japaneseDateTime } from '../../domain/japanese-time.js';
import type { Report, ReportItem } from '../../domain/report.js';
import type { ReportEdition } from '../domain/report-edition.js';
import type { ReportKind } from '../domain/report-version.js';

/** A report as it is laid out on paper, whatever writes it. */
export interface Paper {
  title: string;
  subject: string;
  footer: string;
  date: string;
  addressee: string[];
  reporter: { label: string; value: string }[];
  warnings: string[];
  preamble: string | null;
  /** What the copy is, for whoever holds it. */
  remark: string;
  rows: { key: string; value: string; note: string }[];
  correction: { title: string; reason: string; rows: { item: string; before: string; after: string }[] } | null;
  /** Null when the form has an item for it. */
  contact: string | null;
  missing: string[];
  formSource: string;
}

const STATES = {
  lead: '端緒',
  suspected: 'おそれあり',
  confirmed: '確認済み',
  unfounded: '該当せず',
  closed: '終了',
} as const;

const KINDS = { original: '', correction: '訂正', supplement: '追完' } as const satisfies Record<ReportKind, string>;

const UNKNOWN = '（調査中・未記入）';
/** Of an item that the form does not insist on. */
const NOTHING = '（記載なし）';

/** Lays a report out. A copy that is not approved shows its sources and says that it is a draft. */
export function paperOf(edition: ReportEdition): Paper {
  const { report, version } = edition;
  const { form, incident } = report;
  const final = version?.state === 'approved' || version?.state === 'submitted';
  const kind = version === null ? '' : KINDS[version.kind];
  const number = version === null ? '案' : `第${String(version.number)}版`;
  const legal = form.legalNumber === null ? '' : `（${form.legalNumber}）`;
  return {
    title: kind === '' ? form.title.ja : `${form.title.ja}【${kind}】`,
    subject: `${incident.number} ${form.id} ${form.version}`,
    footer: `${form.title.ja}${legal}\u3000事案番号 ${incident.number}\u3000${number}\u3000様式データ ${form.version}`,
    date: japaneseDate(tokyoDate(report.generatedAt)),
    addressee: addresseeOf(report),
    reporter: report.header.map(({ label, value }) => ({ label, value: value ?? '（未設定）' })),
    warnings: [...draftWarnings(edition), ...warnings(report)],
    preamble: form.preamble,
    remark: `事案番号 ${incident.number}\u3000状態：${STATES[incident.state]}\u3000${japaneseDateTime(report.generatedAt)}（日本時間）現在\u3000把握している範囲で記載`,
    rows: report.items.map((item) => ({
      key: `${String(item.no)}\u3000${item.title}`,
      value: valueOf(item),
      note: final ? '' : sourcesOf(item),
    })),
    correction: correctionOf(edition),
    contact: asksForContact(report) ? null : report.operator.contactLine,
    missing: report.missing.map((field) => field.ja),
    formSource: `様式の出典：${form.source}（${form.checkedOn} 確認）。${form.remark}`,
  };
}

function addresseeOf({ form, addressee }: Report): string[] {
  if (form.addressedTo === null) return [`${addressee.bureau}\u3000御中`];
  return [`${form.addressedTo}\u3000殿`, `（${addressee.bureau} 経由）`];
}

function asksForContact(report: Report): boolean {
  return report.items.some((item) => item.parts.some((part) => part.field === 'contact_line'));
}

function draftWarnings({ version }: ReportEdition): string[] {
  if (version === null) return ['【案】版として記録していない写しです。提出には版を作り、2人の承認を受けてください。'];
  if (version.state === 'draft')
    return [`【案】承認 ${String(version.approvedBy)} / 2。提出できるのは承認後の版です。`];
  if (version.state === 'superseded') return ['【差替済】新しい版に差し替えられています。提出しないでください。'];
  return [];
}

function warnings(report: Report): string[] {
  const { form } = report;
  return [
    ...(form.mark === 'unverified' ? [`【未確認の様式】${form.remark}`] : []),
    ...(report.operator.sample ? ['【見本】事業者の情報に見本の値が含まれています。提出前に設定してください。'] : []),
    ...(report.addressee.mark === 'unverified'
      ? [
          `提出先（${report.addressee.bureau}）は本店所在地から定めました。提出前に総務省の最新の一覧と照合してください。`,
        ]
      : []),
  ];
}

function valueOf(item: ReportItem): string {
  if (item.value === '') return item.missing.length === 0 ? NOTHING : UNKNOWN;
  const lacking = item.parts.filter((part) => item.missing.includes(part.field)).map((part) => part.label);
  return lacking.length === 0 ? item.value : `${item.value}\n（未記入：${lacking.join('、')}）`;
}

function sourcesOf(item: ReportItem): string {
  const sources = new Set(item.parts.map((part) => part.source).filter((source) => source !== null));
  return sources.size === 0 ? '' : `出典：${[...sources].join('／')}`;
}

function correctionOf({ version, earlier }: ReportEdition): Paper['correction'] {
  if (version === null || earlier === null) return null;
  return {
    title: `${KINDS[version.kind]}の内容（${japaneseDateTime(earlier.reportedAt)} 提出の報告に対して）`,
    reason: version.reason ?? '',
    rows: earlier.changes.map(({ item, label, before, after }) => ({
      item: `${String(item)}\u3000${label}`,
      before: before ?? UNKNOWN,
      after: after ?? UNKNOWN,
    })),
  };
}
