import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ShutGate } from '#incidents';
import { APPI, ART28, keep, OPERATOR, Replay, unspaced } from './replay.js';

jest.setTimeout(240_000);

/**
 * A case of 2008 (guidance of 2008-08-28): in a webmail the mail of others could be read, three persons, since 02-29. A
 * user complained on 07-18, the operator confirmed on 07-24: 140 days of silence, then six days from one complaint to
 * certainty. Played again in 2028, the next year with a 29 February, under the law as it is now.
 */
const COMPLAINED = '2028-07-18T10:20:00+09:00';
const FACTS = {
  summary: 'ウェブメールの画面に、別の利用者が受信したメールが表示される状態であった。',
  occurred_at: '2028-02-29T03:00:00+09:00',
  discovered_at: COMPLAINED,
  place: 'ウェブメール設備（メール表示機能）',
  discovery_path: '利用者からの電話による申出',
  information_content: 'メールの本文、件名、差出人及び宛先',
  cause: '2028年2月29日の改修で、表示の際の利用者の照合を誤った',
  secondary_harm: '確認されていない',
  publication: '2028年7月25日に公表',
  party_response: '該当する3名に電話で説明し、謝罪した',
  recurrence_prevention: '改修時に、他人の利用者番号で表示を試みる試験を必須とする',
};

let replay: Replay;
let complaintId: string;

beforeAll(async () => {
  replay = await Replay.begin(COMPLAINED);
});
afterAll(() => replay.close());

describe('the mail of others in a webmail', () => {
  it('is a sign in a single call: flagged, and first in the queue', async () => {
    complaintId = await replay.call(
      'ウェブメールを開いたら、知らない人のメールの本文が表示されました。宛先も差出人も私ではありません。',
    );
    expect(await replay.queue()).toEqual([complaintId]);
  });

  it('is a suspicion twenty minutes later, known since the call, and the board says what is due when', async () => {
    replay.at('2028-07-18T10:40:00+09:00');
    await replay.suspect(complaintId);
    expect(await replay.incident()).toMatchObject({
      state: 'suspected',
      knownAt: '2028-07-18T01:20:00.000Z',
      firstSignalAt: '2028-07-18T01:20:00.000Z',
    });
    expect(await replay.duty(ART28)).toMatchObject({ ifConfirmed: true, decision: 'undecided' });
    expect(await replay.stage(ART28, 'first')).toMatchObject({
      kind: 'soft',
      legalDue: null,
      workingDeadline: '2028-07-19T01:20:00.000Z',
      state: 'due_soon',
    });
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({
      kind: 'hard',
      legalDue: '2028-08-17',
      workingDeadline: '2028-08-16',
      state: 'open',
    });
    expect(await replay.stage(APPI, 'final')).toMatchObject({ legalDue: '2028-08-16', workingDeadline: '2028-08-16' });
  });

  it('warns when the operator’s own target of the first report passes, long before any date of the law', async () => {
    replay.at('2028-07-19T10:21:00+09:00');
    expect(await replay.sweep()).toBeGreaterThan(0);
    const first = await replay.stage(ART28, 'first');
    expect([first.state, first.alerts.map((alert) => alert.rung)]).toEqual(['overdue', ['overdue']]);
    expect((await replay.stage(ART28, 'detailed')).alerts).toEqual([]);
    expect(await replay.sweep()).toBe(0);
  });

  it('is confirmed after six days; with three persons the duty under Article 28 stands and the other does not', async () => {
    replay.at('2028-07-24T15:00:00+09:00');
    const move = { to: 'confirmed', reason: '改修の記録と表示の記録で確認した' };
    expect((await replay.act('POST', 'transition', move)).status).toBe(200);
    await replay.facts({
      ...FACTS,
      publication: '公表を予定している',
      secrecy_involved: 'yes',
      personal_data: 'yes',
      special_care_data: 'no',
      property_harm: 'no',
      malicious_purpose: 'no',
      unintelligible: 'no',
      recovered_unseen: 'no',
    });
    const estimate = { persons: 3, messages: 11, basis: '表示の記録', asOf: '2028-07-24T14:00:00+09:00' };
    expect((await replay.act('POST', 'estimates', estimate)).status).toBe(201);
    expect(await replay.duty(ART28)).toMatchObject({ ifConfirmed: false, proposal: { decision: 'applies' } });
    expect((await replay.duty(APPI)).proposal.decision).not.toBe('applies');
    await replay.decide(ART28, 'applies', '通信の秘密の漏えい。人数の下限はない');
    await replay.decide(APPI, 'does_not', '3名、要配慮個人情報等に当たらず、不正の目的もない');
    expect((await replay.incident()).gap).toMatchObject({ signalToKnownHours: 0, knownToReportHours: 148 });
  });

  it('cannot end while reports are owed, whoever asks', async () => {
    const end = { to: 'closed', reason: '終わった', secrecy: { involved: true, reason: 'メールの本文' } };
    const refused = await replay.act('POST', 'transition', end);
    expect(refused.body).toMatchObject({ status: 409, code: 'incidents.gates-shut' });
    const shut = (await replay.incident()).closingGates.map((gate: ShutGate) => gate.name);
    expect(shut).toEqual(expect.arrayContaining(['obligations-decided', 'reports-made']));
    expect((await replay.incident()).state).toBe('confirmed');
  });

  it('is reported the same day, late by the operator’s own target and by no law', async () => {
    const { version, words } = await replay.report('art28-first');
    expect(version.report.missing).toEqual([]);
    expect(words).toContain(unspaced(FACTS.discovery_path));
    expect(await replay.stage(ART28, 'first')).toMatchObject({
      state: 'reported_late',
      reportedAt: '2028-07-24T06:00:00.000Z',
    });
  });

  it('gets its detailed report in time, complete on paper with the mark of what nobody could verify', async () => {
    replay.at('2028-08-10T11:00:00+09:00');
    await replay.facts({ publication: FACTS.publication });
    const { version, pdf, words } = await replay.report('art28-detailed');
    keep(pdf, 'webmail-of-others.pdf');
    expect(version.report.missing).toEqual([]);
    const { companyName, registrationNo, representativeName, contactLine } = OPERATOR;
    const printed = [companyName, registrationNo, representativeName, contactLine, '総務大臣', '様式第50の2'];
    for (const text of [...printed, '様式は総務省配布の最新版と照合のこと']) expect(words).toContain(unspaced(text));
    const { occurred_at, discovered_at, ...written } = FACTS;
    void [occurred_at, discovered_at];
    for (const text of Object.values(written)) expect(words).toContain(unspaced(text));
    for (const text of ['2028年2月29日', '2028年7月18日', '3人', '11']) expect(words).toContain(text);
    expect(await replay.stage(ART28, 'detailed')).toMatchObject({ state: 'reported' });
  });
});
