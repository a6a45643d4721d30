import { tokyoDate } from '#kernel';
import { JapaneseDocument } from '#documents';
import { japaneseDate, japaneseDateTime } from '../domain/japanese-time.js';
import type { Report, ReportItem } from '../domain/report.js';

const STATES = {
  lead: '端緒',
  suspected: 'おそれあり',
  confirmed: '確認済み',
  unfounded: '該当せず',
  closed: '終了',
} as const;

/** Prints a filled form on A4; what is unverified or missing is printed as such. */
export async function renderReportPdf(report: Report): Promise<Buffer> {
  const { form } = report;
  const page = new JapaneseDocument({
    title: form.title.ja,
    subject: `${report.incident.number} ${form.id} ${form.version}`,
    createdAt: new Date(report.generatedAt),
    footer: `${form.title.ja}\u3000事案番号 ${report.incident.number}\u3000様式データ ${form.id} ${form.version}`,
  });
  page.paragraph(japaneseDate(tokyoDate(report.generatedAt)), { align: 'right' });
  page.paragraph(`${report.addressee.bureau}\u3000御中`, { size: 11 });
  page.heading(form.title.ja, 1);
  for (const text of warnings(report)) page.callout(text);
  page.paragraph(
    `事案番号 ${report.incident.number}\u3000状態：${STATES[report.incident.state]}\u3000作成 ${japaneseDateTime(report.generatedAt)}（日本時間）\u3000把握している範囲で記載`,
    { size: 9, muted: true },
  );
  page.keyValues(
    report.items.map((item) => ({
      key: `${String(item.no)}\u3000${item.title}`,
      value: valueOf(item),
      note: sourcesOf(item),
    })),
  );
  page.paragraph(`連絡先：${report.operator.contactLine}`);
  if (report.missing.length > 0) {
    page.heading('未記入の項目', 2);
    page.paragraph(report.missing.map((field) => field.ja).join('、'));
  }
  page.paragraph(`様式の出典：${form.source}（${form.checkedOn} 確認）。${form.remark}`, { size: 8, muted: true });
  return page.bytes();
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
  if (item.value === '') return '（調査中・未記入）';
  const lacking = item.parts.filter((part) => item.missing.includes(part.field)).map((part) => part.label);
  return lacking.length === 0 ? item.value : `${item.value}\n（未記入：${lacking.join('、')}）`;
}

function sourcesOf(item: ReportItem): string {
  const sources = new Set(item.parts.map((part) => part.source).filter((source) => source !== null));
  return sources.size === 0 ? '' : `出典：${[...sources].join('／')}`;
}
