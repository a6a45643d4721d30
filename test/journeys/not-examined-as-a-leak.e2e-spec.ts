import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyPack } from '#evidence';
import { temporaryFolder } from '#testing';
import { APPI, ART28, keep, Replay, unspaced } from './replay.js';

jest.setTimeout(240_000);

/**
 * A case of 2025 (guidance of 2025-08-19): fraudulent eSIM contracts, behind which strangers could see the call history of
 * 7,002 lines of 4,609 persons. It was handled as fraud and not examined as a leak: the facts were known on 02-27 at the
 * latest, the first report came on 06-17, 110 days later. What the ministry asked for is a step in every flow: does this
 * involve the secrecy of communications?
 */
const FRAUD = '身に覚えのないeSIMの契約が、私の名前で追加されています。契約した覚えはありません。';
const LEAK = '知らない人が私の回線にログインし、通話の履歴を見られました。いつ誰にかけたかを知られています。';
const FACTS = {
  summary: '第三者が他人の識別符号で利用者の画面に入り、通話の履歴を閲覧できる状態にあった。',
  occurred_at: '2025-02-01T00:00:00+09:00',
  discovered_at: '2025-02-27T10:00:00+09:00',
  place: '利用者向けの手続画面',
  discovery_path: '不正なeSIMの契約の申出を調べる中で把握した。漏えいの事案としては検討していなかった',
  information_content: '通話の相手先の番号、日時、利用者の識別符号',
  cause: '流用された識別符号と暗証による入口への試行を止められなかった',
  secondary_harm: '不正な回線の契約が確認されている',
  publication: '2025年6月17日に公表',
  party_response: '該当する利用者に個別に通知した',
  recurrence_prevention: 'すべての事案に、通信の秘密に当たるかを確かめる段階を設ける',
};

let replay: Replay;
let fraud: string;

beforeAll(async () => {
  replay = await Replay.begin('2025-02-12T11:00:00+09:00');
});
afterAll(() => replay.close());

describe('a fraud that was a leak', () => {
  it('cannot be closed as a fraud before somebody says whether it involves the secrecy of communications', async () => {
    fraud = await replay.call(FRAUD);
    const agent = await replay.as('agent');
    const close = async (more: object) => {
      const answer = await agent.post(`/api/v1/complaints/${fraud}/handling`, { to: 'closed', ...more });
      return [answer.status, answer.as<{ code?: string }>().code];
    };
    const handled = await agent.post(`/api/v1/complaints/${fraud}/handling`, { to: 'in_handling' });
    expect(handled.status).toBeLessThan(300);
    expect(await close({ outcome: 'referred' })).toEqual([422, 'complaints.secrecy-answer-missing']);
    expect(await close({ secrecy: { involved: false, reason: ' ' } })).not.toContain(200);
    const page = (await agent.get(`/api/v1/complaints/${fraud}`)).as<{ state: string }>();
    expect(page.state).toBe('in_handling');
  });

  it('is known from the day on which the facts were known, whatever they were called', async () => {
    replay.at('2025-02-27T10:00:00+09:00');
    const leak = await replay.call(LEAK);
    expect(await replay.queue()).toContain(leak);
    await replay.suspect(leak);
    expect(await replay.incident()).toMatchObject({ knownAt: '2025-02-27T01:00:00.000Z' });
    expect((await replay.act('POST', `complaints/${fraud}`, {})).status).toBe(200);
    const { firstSignalAt, knownAt, timeline } = await replay.incident();
    expect([firstSignalAt, knownAt]).toEqual(['2025-02-12T02:00:00.000Z', '2025-02-27T01:00:00.000Z']);
    expect(timeline.filter(({ action }) => action === 'complaint-linked').at(-1)?.facts).toMatchObject({
      beforeKnownAt: true,
    });
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({
      legalDue: '2025-03-31',
      workingDeadline: '2025-03-28',
    });
  });

  it('is called out on every rung of the ladder while nobody acts', async () => {
    const expected = [
      ['2025-03-14T09:00:00+09:00', 'half'],
      ['2025-03-26T09:00:00+09:00', 'h72'],
      ['2025-03-28T09:00:00+09:00', 'h24'],
      ['2025-03-29T09:00:00+09:00', 'working_passed'],
      ['2025-04-01T09:00:00+09:00', 'overdue'],
    ] as const;
    for (const [moment, rung] of expected) {
      replay.at(moment);
      await replay.sweep();
      expect((await replay.stage(ART28, 'detailed')).alerts.at(-1)).toMatchObject({ rung, acknowledgedBy: null });
      expect(await replay.sweep()).toBe(0);
    }
    const alerts = (await replay.stage(ART28, 'detailed')).alerts.map(({ rung, due }) => [rung, due]);
    expect(alerts).toEqual([
      ['half', '2025-03-28'],
      ['h72', '2025-03-28'],
      ['h24', '2025-03-28'],
      ['working_passed', '2025-03-28'],
      ['overdue', '2025-03-31'],
    ]);
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({ state: 'overdue', reportedAt: null });
  });

  it('shows after 110 days what was due when, under both laws', async () => {
    replay.at('2025-06-17T10:00:00+09:00');
    const move = { to: 'confirmed', reason: '閲覧の記録で確認した' };
    expect((await replay.act('POST', 'transition', move)).status).toBe(200);
    await replay.facts({ ...FACTS, secrecy_involved: 'yes', personal_data: 'yes', malicious_purpose: 'yes' });
    const estimate = { persons: 4_609, lines: 7_002, basis: '閲覧の記録', asOf: '2025-06-16T18:00:00+09:00' };
    expect((await replay.act('POST', 'estimates', estimate)).status).toBe(201);
    // With a malicious purpose sixty days, the first one counted: 04-27, a Sunday, rolls to Monday.
    expect(await replay.stage(APPI, 'final')).toMatchObject({
      legalDue: '2025-04-28',
      workingDeadline: '2025-04-25',
      state: 'overdue',
    });
    for (const regime of [ART28, APPI]) {
      expect((await replay.duty(regime)).proposal.decision).toBe('applies');
      await replay.decide(regime, 'applies', '通信の秘密に当たり、不正の目的による');
    }
    expect((await replay.incident()).gap).toMatchObject({
      knownToReportHours: 110 * 24,
      signalToKnownHours: 15 * 24 - 1,
    });
  });

  it('is reported late, and the desk says so; lines and persons are counted apart on paper', async () => {
    const { version, pdf, words } = await replay.report('art28-detailed');
    keep(pdf, 'not-examined-as-a-leak.pdf');
    expect(version.report.missing).toEqual([]);
    const { occurred_at, discovered_at, ...written } = FACTS;
    void [occurred_at, discovered_at];
    for (const text of [...Object.values(written), '4,609人', '7,002', '2025年2月27日']) {
      expect(words).toContain(unspaced(text));
    }
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({ state: 'reported_late' });
    expect((await replay.incident()).gap).toMatchObject({ firstReportAt: '2025-06-17T01:00:00.000Z' });
  });

  it('leaves evidence that shows each warning and who did nothing, to be checked without the desk', async () => {
    const answer = await replay.act('POST', 'evidence-pack', { purpose: '総務省の求めによる' });
    const folder = temporaryFolder();
    const file = join(folder.path, 'evidence.zip');
    writeFileSync(file, answer.bytes);
    const key = await (await replay.as('officer')).get('/api/v1/evidence-key');
    const verdict = await verifyPack(file, key.as<{ fingerprint: string }>());
    expect(verdict).toMatchObject({ ok: true, problems: [], keyCompared: true });
    expect(verdict.audit?.lines).toBeGreaterThan(20);
    folder.remove();
  });
});
