/** What an alarm's mail is made of; no content of complaints stands in it. */
export interface AlarmFacts {
  code: string;
  about: string;
  facts: Record<string, string | number>;
  since: string;
  times: number;
}

/** Subject and text in both languages: whoever is on call may read either. */
export function alarmMail(alarm: AlarmFacts, company: string | null): { subject: string; text: string } {
  const name = alarm.about === '' ? alarm.code : `${alarm.code} (${alarm.about})`;
  const facts = Object.entries(alarm.facts).map(([key, value]) => `  ${key}: ${String(value)}`);
  const text = [
    `${company === null ? '' : `${company} `}窓口システムの警報です。コンソールの「受付台帳」で確認してください。`,
    'An alarm of the complaints desk. Please look at the ledger page of the console.',
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
