import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SweepClusters, type ClusterView } from '#clusters';
import { APPI, ART28, keep, Replay, unspaced } from './replay.js';

jest.setTimeout(240_000);

/**
 * A case of 2024 (guidance of 2025-03-28): from 11-28 15:30 on, pictures of other users stood in people's albums, about
 * 135,000 users; mended at 23:42, the first public word at 01:01 the next day, and criticised as hard to find. The sign was
 * a crowd of the same complaint within hours of a release. The thirty days end in the days between the years.
 */
const FIRST_CALL = '2024-11-28T16:05:00+09:00';
const SAME_COMPLAINT = [
  'アルバムを開いたら、知らない人の写真が並んでいました。',
  '自分のアルバムに、他人の子どもの写真が表示されています。',
  'アルバムに見覚えのない写真があります。私の写真も誰かに見えていますか。',
  '知らない人の写真がアルバムの一覧に混ざっています。',
  'アルバムのサムネイルが別の人の写真になっています。',
  '他人の写真が自分のアルバムに出てきました。自分の写真も他人に見えているのではないですか。',
];
const FACTS = {
  summary: 'アルバム機能で、別の利用者の画像の縮小表示が表示された。11月28日23時42分に解消した。',
  occurred_at: '2024-11-28T15:30:00+09:00',
  discovered_at: FIRST_CALL,
  place: 'アルバム機能の画像変換設備',
  discovery_path: '利用者からの申出が短時間に続いた',
  information_content: '利用者がアルバムに保存した画像の縮小表示',
  cause: '11月28日の改修で、画像の一時保存の取り違えが生じた',
  secondary_harm: '確認されていない',
  publication: '11月29日1時1分にSNSで公表。見つけにくいとの指摘を受け、個別の通知に改めた',
  party_response: '該当する利用者に個別に通知する',
  recurrence_prevention: '改修の前に、別の利用者の画像が表示されないことを確かめる試験を必須とする',
};

let replay: Replay;

beforeAll(async () => {
  replay = await Replay.begin(FIRST_CALL);
  const agent = await replay.as('agent');
  const ordinary = [
    '料金の内訳を知りたい。',
    '自宅の電波が弱い。',
    '解約の電話がつながらない。',
    '下取りの金額が違う。',
  ];
  for (let day = 12; day > 0; day -= 1)
    for (const [n, text] of ordinary.entries()) {
      const receivedAt = new Date(Date.parse(FIRST_CALL) - (day * 24 - n) * 3_600_000).toISOString();
      expect((await agent.post('/api/v1/complaints', { channel: 'web', text, receivedAt })).status).toBe(201);
    }
  await replay.desk.get(SweepClusters).minute();
});
afterAll(() => replay.close());

describe('pictures of strangers after a release', () => {
  it('make an incident of the first call, before there is a crowd', async () => {
    const first = await replay.call('アルバムを開いたら、知らない人の写真が出ました。友だちではない人の写真です。');
    expect(await replay.queue()).toContain(first);
    replay.at('2024-11-28T16:30:00+09:00');
    await replay.suspect(first);
    expect(await replay.incident()).toMatchObject({ state: 'suspected', knownAt: '2024-11-28T07:05:00.000Z' });
  });

  it('come by mail all afternoon: the crowd shows, and each joins the incident without moving its clock', async () => {
    for (const [n, text] of SAME_COMPLAINT.entries()) {
      replay.at(new Date(Date.parse('2024-11-28T16:40:00+09:00') + n * 12 * 60_000).toISOString());
      const id = await replay.mail(`user-${String(n)}@example.net`, '写真が違う', text);
      expect(await replay.queue()).toContain(id);
      await replay.suspect(id);
    }
    await replay.desk.get(SweepClusters).minute();
    const clusters = (await (await replay.as('officer')).get('/api/v1/clusters?state=open')).as<{
      items: ClusterView[];
    }>();
    expect(clusters.items.length).toBeGreaterThan(0);
    const { complaints, knownAt, firstSignalAt } = await replay.incident();
    expect(complaints).toHaveLength(SAME_COMPLAINT.length + 1);
    expect([knownAt, firstSignalAt]).toEqual(['2024-11-28T07:05:00.000Z', '2024-11-28T07:05:00.000Z']);
  });

  it('are due over the turn of the year: the law’s date after the holidays, the working deadline before', async () => {
    expect(await replay.stage(ART28, 'first')).toMatchObject({
      legalDue: null,
      workingDeadline: '2024-11-29T07:05:00.000Z',
    });
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({
      legalDue: '2025-01-06',
      workingDeadline: '2024-12-27',
    });
    expect(await replay.stage(APPI, 'preliminary')).toMatchObject({ legalDue: null, workingDeadline: '2024-11-30' });
    expect(await replay.stage(APPI, 'final')).toMatchObject({ legalDue: '2024-12-27', workingDeadline: '2024-12-27' });
  });

  it('are reported under both laws the next morning, while nobody knows how many persons it concerns', async () => {
    replay.at('2024-11-29T09:30:00+09:00');
    const move = { to: 'confirmed', reason: '改修の記録と画面の記録で確認した' };
    expect((await replay.act('POST', 'transition', move)).status).toBe(200);
    await replay.facts({ ...FACTS, secrecy_involved: 'yes', personal_data: 'yes', malicious_purpose: 'no' });
    const estimate = { accounts: 300_000, basis: '影響し得る利用者の上限', asOf: '2024-11-29T09:00:00+09:00' };
    expect((await replay.act('POST', 'estimates', estimate)).status).toBe(201);
    await replay.decide(ART28, 'applies', '通信の秘密の漏えい');
    await replay.decide(APPI, 'applies', '千人を超えるおそれがある。おそれの段階で報告する');
    const first = await replay.report('art28-first');
    expect(first.version.report.missing.map(({ key }) => key)).toEqual(['persons']);
    expect(first.words).toContain('300,000');
    await replay.report('appi-preliminary');
    expect((await replay.stage(ART28, 'first')).state).toBe('reported');
    expect((await replay.stage(APPI, 'preliminary')).state).toBe('reported');
  });

  it('concern 135,000 persons as is found later; the earlier figure stays, and the data propose what was decided', async () => {
    replay.at('2024-12-05T17:00:00+09:00');
    const estimate = { persons: 135_000, basis: '表示の記録の突合', asOf: '2024-12-05T16:00:00+09:00' };
    expect((await replay.act('POST', 'estimates', estimate)).status).toBe(201);
    const { estimates } = await replay.incident();
    expect(estimates).toMatchObject([{ accounts: 300_000, persons: null }, { persons: 135_000 }]);
    expect(await replay.duty(APPI)).toMatchObject({ decision: 'applies', proposal: { decision: 'applies' } });
  });

  it('warn at half-time and again before the offices close for the year', async () => {
    const rungs = async () => (await replay.stage(ART28, 'detailed')).alerts.map((alert) => alert.rung);
    replay.at('2024-12-14T09:00:00+09:00');
    await replay.sweep();
    expect(await rungs()).toEqual(['half']);
    replay.at('2024-12-25T09:00:00+09:00');
    await replay.sweep();
    expect(await rungs()).toEqual(['half', 'h72']);
  });

  it('get both last reports before the year ends, complete', async () => {
    replay.at('2024-12-26T14:00:00+09:00');
    const detailed = await replay.report('art28-detailed');
    const final = await replay.report('appi-final');
    keep(detailed.pdf, 'pictures-of-strangers.pdf');
    keep(final.pdf, 'pictures-of-strangers-appi.pdf');
    for (const { version, words } of [detailed, final]) {
      expect(version.report.missing).toEqual([]);
      for (const text of [
        '135,000',
        '2024年11月28日15時30分',
        FACTS.cause,
        FACTS.recurrence_prevention,
        FACTS.publication,
      ]) {
        expect(words).toContain(unspaced(text));
      }
    }
    expect(detailed.words).toContain('300,000');
    expect((await replay.stage(ART28, 'detailed')).state).toBe('reported');
    expect((await replay.stage(APPI, 'final')).state).toBe('reported');
  });
});
