import { describe, expect, it } from '@jest/globals';
import { DomainError, readSettings, Settings } from '#kernel';
import { ReportData } from './form-files.js';
import { Regimes } from './regimes.js';

const PREFECTURES = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 ' +
  '福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 ' +
  '山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ');

const dataOf = (headOfficePrefecture: string) =>
  new ReportData(Settings.from({ ...readSettings({}), headOfficePrefecture }));

describe('the bureau', () => {
  it('is found for every prefecture, and for nothing else', () => {
    expect(PREFECTURES).toHaveLength(47);
    const bureaus = PREFECTURES.map((prefecture) => dataOf(prefecture).operator.bureau);
    expect(new Set(bureaus).size).toBe(11);
    expect(() => dataOf('江戸')).toThrow('no bureau for the prefecture');
  });

  it.each([
    ['北海道', '北海道総合通信局'],
    ['福島県', '東北総合通信局'],
    ['山梨県', '関東総合通信局'],
    ['長野県', '信越総合通信局'],
    ['福井県', '北陸総合通信局'],
    ['三重県', '東海総合通信局'],
    ['滋賀県', '近畿総合通信局'],
    ['山口県', '中国総合通信局'],
    ['高知県', '四国総合通信局'],
    ['鹿児島県', '九州総合通信局'],
    ['沖縄県', '沖縄総合通信事務所'],
  ])('of %s is %s', (prefecture, bureau) => {
    expect(dataOf(prefecture).operator.bureau).toBe(bureau);
  });
});

describe('forms', () => {
  const data = dataOf('東京都');

  it('are four, in the order in which they are due, with the items that the law names', () => {
    expect(data.forms.map(({ id, items }) => [id, items.length])).toEqual([
      ['art28-first', 10],
      ['art28-detailed', 12],
      ['appi-preliminary', 9],
      ['appi-final', 9],
    ]);
  });

  it('belong to stages of regimes that name them', () => {
    const stages = new Regimes().all.flatMap((regime) =>
      regime.recipients.flatMap((recipient) => recipient.stages.map((stage) => ({ regime: regime.id, ...stage }))),
    );
    for (const form of data.forms) {
      const own = stages.filter((stage) => stage.regime === form.regime && stage.id === form.stage);
      expect(own.map((stage) => stage.form)).toEqual([form.id]);
    }
    const named = stages.map((stage) => stage.form).filter((id) => id !== null);
    for (const id of named) expect(() => data.form(id)).not.toThrow(DomainError);
  });

  it('are unverified unless somebody checked their paper', () => {
    for (const form of data.forms)
      expect([form.mark === 'verified' || form.remark.startsWith('様式は')]).toEqual([true]);
  });
});
