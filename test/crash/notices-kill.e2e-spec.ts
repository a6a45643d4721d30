import { describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { NoticeState } from '#notices';
import { query } from '#persistence';
import { until, type HttpClient } from '#testing';
import { BuiltDesk } from './support/built-desk.js';
import { openReader } from './support/whole.js';
import { WildServer } from './support/wild-server.js';

jest.setTimeout(1_200_000);

const SOAK = process.env['MADOGUCHI_TEST_SCALE'] === 'soak';
const PEOPLE = SOAK ? 10_000 : 600;
const KILLS = SOAK ? 10 : 3;
const CONNECTIONS = 4;
/** A process that dies leaves at most what it had taken: eight for each connection. */
const TAKEN = CONNECTIONS * 8;
const PER_REQUEST = 2000;

const body = `{{name}} 様

■ 概要
2026年11月20日、試験用の事象がありました。
■ 漏えいした情報の項目
通信の日時。
■ 原因
設定の誤り。
■ 二次被害又はそのおそれ
確認されていません。
■ その他お客様へのお願い
不審な連絡にご注意ください。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00`;

interface Progress {
  hold: string | null;
  stage: string | null;
  remaining: number;
}
interface Row {
  token: string;
  state: NoticeState;
}

const addressOf = (i: number) => `p${String(i)}@d${String(i % 7)}.example.jp`;

describe('a campaign whose desk is killed again and again, to a server in a bad mood', () => {
  it('gives each person exactly one end, nobody a second message, and everybody else the next step', async () => {
    const server = await WildServer.listen(20261126);
    const desk = await BuiltDesk.make({
      env: {
        MADOGUCHI_SMTP_URL: server.url,
        MADOGUCHI_MAIL_CONNECTIONS: String(CONNECTIONS),
        MADOGUCHI_MAIL_PER_MINUTE: '100000',
        MADOGUCHI_MAIL_RETRY_SECONDS: '1',
        MADOGUCHI_UNDO_SECONDS: '0',
      },
    });
    let reader: DataSource | undefined;
    try {
      await desk.start();
      desk.startWorker();
      const officer = await desk.person('compliance');
      const id = await approvedCampaign(desk, officer);
      await throughTrial(officer, id);
      server.wild = true;
      const ownAndTen = server.taken.size;
      await release(officer, id);

      for (let kill = 1; kill <= KILLS; kill += 1) {
        const enough = ownAndTen + Math.floor((kill * (PEOPLE - ownAndTen)) / (KILLS + 1)) * 0.85;
        await until('the campaign to be in its middle', () => server.taken.size >= enough, 300_000);
        await desk.killAll();
        await desk.start();
        desk.startWorker();
      }
      reader = await openReader(desk.settings);
      const { manager } = reader;
      await until('nothing to be on its way', async () => (await progress(officer, id)).remaining === 0, 600_000);

      // Exactly one end for each, by e-mail.
      const rows = await query<Row>(manager, "SELECT token, state FROM notices WHERE step = 'email'");
      expect(rows).toHaveLength(PEOPLE);
      const ended = (state: NoticeState) => rows.filter((row) => row.state === state);
      const [accepted, bounced, unknown] = [ended('accepted'), ended('bounced'), ended('unknown')];
      expect(accepted.length + bounced.length + unknown.length).toBe(PEOPLE);

      // The server's book against the rows: never two messages to one person, and what the rows say is true.
      expect([...server.mailboxes.values()].filter((times) => times > 1)).toEqual([]);
      expect(rows.filter(({ token }) => (server.taken.get(token) ?? 0) > 1)).toEqual([]);
      expect(accepted.filter(({ token }) => !server.answered.has(token))).toEqual([]);
      expect(bounced.filter(({ token }) => server.taken.has(token))).toEqual([]);
      // All moods were met, and what is unknown is bounded by the kills and the connections that were cut.
      expect(bounced.length).toBeGreaterThan(0);
      expect(server.silent).toBeGreaterThan(0);
      expect(unknown.length).toBeGreaterThanOrEqual(server.silent);
      expect(unknown.length).toBeLessThanOrEqual(KILLS * TAKEN + server.silent);

      // The ladder reached everybody whom no mail reached; what is unknown waits for a person.
      const below = `SELECT COUNT(*) AS n FROM notices e WHERE e.step = 'email' AND e.state = 'bounced'
        AND NOT EXISTS (SELECT 1 FROM notices l WHERE l.party_id = e.party_id AND l.step <> 'email')`;
      expect(Number((await query<{ n: number | string }>(manager, below))[0]?.n)).toBe(0);
      const work = await officer.get(`/api/v1/incidents/${await incidentOf(officer, id)}/not-yet-told?limit=1`);
      expect(work.as<{ total: number }>().total).toBe(bounced.length + unknown.length);
    } finally {
      await reader?.destroy();
      await desk.remove();
      await server.close();
    }
  });
});

async function approvedCampaign(desk: BuiltDesk, officer: HttpClient): Promise<string> {
  const incident = await officer.post('/api/v1/incidents', { title: '試験の事案', complaintIds: [] });
  const incidentId = incident.as<{ id: string }>().id;
  const text = { subject: 'お知らせ', body, language: 'ja' };
  const begun = await officer.post(`/api/v1/incidents/${incidentId}/campaigns`, text);
  const id = begun.as<{ id: string }>().id;
  for (let from = 0; from < PEOPLE; from += PER_REQUEST) {
    const parties = Array.from({ length: Math.min(PER_REQUEST, PEOPLE - from) }, (_, i) => ({
      name: `試験 ${String(from + i)}`,
      email: addressOf(from + i),
    }));
    const added = await officer.post(`/api/v1/campaigns/${id}/parties`, { parties });
    expect(added.body).toMatchObject({ added: parties.length });
  }
  for (const approver of [await desk.person('compliance', 'second'), await desk.person('manager')]) {
    expect((await approver.post(`/api/v1/campaigns/${id}/approvals`, {})).status).toBe(204);
  }
  expect((await officer.post(`/api/v1/campaigns/${id}/start`)).status).toBe(204);
  return id;
}

async function throughTrial(officer: HttpClient, id: string): Promise<void> {
  for (const stage of ['own', 'ten']) {
    await until(
      `the trial run to wait after ${stage}`,
      async () => {
        const now = await progress(officer, id);
        return now.stage === stage && now.hold === 'release';
      },
      120_000,
    );
    if (stage === 'own') await release(officer, id);
  }
}

async function release(officer: HttpClient, id: string): Promise<void> {
  expect((await officer.post(`/api/v1/campaigns/${id}/release`, {})).status).toBe(204);
}

async function progress(officer: HttpClient, id: string): Promise<Progress> {
  return (await officer.get(`/api/v1/campaigns/${id}/progress`)).as<Progress>();
}

async function incidentOf(officer: HttpClient, id: string): Promise<string> {
  return (await officer.get(`/api/v1/campaigns/${id}`)).as<{ incidentId: string }>().incidentId;
}
