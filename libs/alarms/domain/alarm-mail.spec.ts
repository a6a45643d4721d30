import { describe, expect, it } from '@jest/globals';
import { alarmMail } from './alarm-mail.js';

const mailOf = (code: string) =>
  alarmMail({ code, about: '', facts: {}, since: '2026-11-26T00:00:00.000Z', times: 1 }, null).text;

describe('the mail of an alarm', () => {
  it.each([
    ['incidents.clock-overdue', '「事案」', 'incidents page'],
    ['clusters.opened', '「集中の検知」', 'clusters page'],
    ['webhooks.endpoint-disabled', '「外部連携」', 'webhooks page'],
    ['intake.mailbox-gap', '「受付台帳」', 'ledger page'],
  ])('sends whoever reads of %s to %s, and nowhere else', (code, ja, en) => {
    const text = mailOf(code);
    expect(text).toContain(`コンソールの${ja}で`);
    expect(text).toContain(en);
    expect([...text.matchAll(/ page/g)]).toHaveLength(1);
  });
});
