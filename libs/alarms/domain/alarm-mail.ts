/** What an alarm's mail is made of; no content of complaints stands in it. */
export interface AlarmFacts {
  code: string;
  about: string;
  facts: Record<string, string | number>;
  since: string;
  times: number;
}

/** Where in the console an alarm is looked into, by the beginning of its code; the list of alarms has all of them. */
const PLACES: readonly { code: string; ja: string; en: string }[] = [
  { code: 'incidents.', ja: '「事案」', en: 'incidents page' },
  { code: 'notices.', ja: '「事案」（通知のタブ）', en: 'incidents page (notices)' },
  { code: 'clusters.', ja: '「集中の検知」', en: 'clusters page' },
  { code: 'triage.certificate', ja: '「判定基準の証明」', en: 'certificate page' },
  { code: 'webhooks.', ja: '「外部連携」', en: 'webhooks page' },
  { code: '', ja: '「受付台帳」', en: 'ledger page' },
];

/** Subject and text in both languages: whoever is on call may read either. */
export function alarmMail(alarm: AlarmFacts, company: string | null): { subject: string; text: string } {
  const name = alarm.about === '' ? alarm.code : `${alarm.code} (${alarm.about})`;
  const facts = Object.entries(alarm.facts).map(([key, value]) => `  ${key}: ${String(value)}`);
  const place = PLACES.find(({ code }) => alarm.code.startsWith(code)) ?? { ja: '', en: '' };
  const text = [
    `${company === null ? '' : `${company} `}窓口システムの警報です。コンソールの${place.ja}で確認してください。`,
    `An alarm of the complaints desk. Please look at the ${place.en} of the console.`,
    '',
    `警報 / alarm: ${name}`,
    `発生 / since: ${alarm.since}`,
    `回数 / times raised: ${String(alarm.times)}`,
    ...facts,
    '',
    'このメールに苦情の内容は含まれていません。 / This mail carries no content of complaints.',
  ].join('\n');
  return { subject: `[Madoguchi] 警報 ${name}`, text };
}
