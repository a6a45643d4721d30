import { describe, expect, it } from '@jest/globals';
import { alarms } from '../../i18n/ja/alarms';
import { alarmAbout, alarmPlace, alarmText, type AlarmView, type Telling } from './alarm-text';

const USER = '01M8BHQ5VV59YW1DQK5JBECBXV';
const WORDS: Record<string, string | undefined> = {
  ...alarms,
  'regime.jp-appi-26': '個人情報保護法 第26条報告',
  'stage.final': '確報',
};
const telling: Telling = {
  language: 'ja',
  word: (area, code) => WORDS[`${area}.${code}`] ?? code,
  nameOf: (id) => (id === USER ? '法務 さくら' : null),
};
const alarm = (code: string, facts: AlarmView['facts'], about = '2026-0001'): AlarmView => ({
  ...{ id: 'a', code, about, facts, since: '2026-08-31T23:55:00.000Z', calmedAt: null, acknowledgedAt: null },
});

describe('the text of an alarm', () => {
  it.each<[string, AlarmView['facts'], string]>([
    [
      'incidents.wall-undecided',
      { wallId: '01M8BHQCH3SRE3GRAY573XNZ80', since: '2026-08-30T23:55:00.000Z', by: USER },
      '法務 さくらさんが2026年8月31日 08:55に申請しましたが、まだ決定されていません。',
    ],
    [
      'incidents.clock',
      { rung: 'half', due: '2026-12-01', regime: 'jp-appi-26', stage: 'final', kind: 'hard', clocks: 2 },
      '個人情報保護法 第26条報告 確報：半分を経過（法定の期限 2026年12月1日）。該当する期限は2件です。',
    ],
    [
      'incidents.task-overdue',
      { task: 2, due: '2026-09-04T18:31:00.034Z' },
      '依頼2の回答期限は2026年9月5日 03:31でした。',
    ],
  ])('of %s says in a sentence who, what and when', (code, facts, text) => {
    expect(alarmText(alarm(code, facts), telling)).toBe(text);
  });

  it('names its figures where there is no sentence, or the facts do not fill it; no identifier stands in it', () => {
    expect(alarmText(alarm('intake.mailbox-gap', { missing: 3, onServer: 10 }), telling)).toBe(
      '台帳にない数：3 ／ 受信箱：10',
    );
    const stranger = alarm('incidents.wall-undecided', {
      by: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
      since: '2026-08-30T23:55:00.000Z',
    });
    expect(alarmText(stranger, telling)).toBe('いつから：2026年8月31日 08:55');
  });

  it('leads to where its cause can be looked into, for who may open that', () => {
    const all = (): boolean => true;
    expect(alarmPlace(alarm('incidents.wall-undecided', {}), all)?.to).toBe('/walls');
    expect(alarmPlace(alarm('incidents.wall-undecided', {}), (p) => p === 'incidents:read')?.to).toBe(
      '/incidents/2026-0001?tab=walls',
    );
    expect(alarmPlace(alarm('incidents.clock', {}), all)?.to).toBe('/incidents/2026-0001?tab=deadlines');
    expect(alarmPlace(alarm('incidents.clock', {}), () => false)).toBeNull();
    expect(alarmAbout(alarm('clusters.raised', {}, USER), telling)).toBe('');
  });
});
