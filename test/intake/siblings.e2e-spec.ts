import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncidentView } from '#incidents';
import { RepeatsOf, SweepSiblings, type Siblings } from '#siblings';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { setAside } from '../support/set-aside.js';

/** The desk's clock stands at 2026-11-25 10:00 in Tokyo. */
const EARLY = '2026-11-03T00:00:00.000Z';
const LATE = '2026-11-20T00:00:00.000Z';

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let serial = 0;

beforeAll(async () => {
  desk = await startDesk();
  [agent, officer] = [await desk.as('agent'), await desk.as('compliance')];
}, 300_000);
afterAll(() => desk.close());

interface Logged {
  id: string;
  slipNumber: string;
}

async function log(body: Record<string, unknown>): Promise<Logged> {
  const answer = await agent.post('/api/v1/complaints', { channel: 'phone', ...body });
  expect(answer.status).toBe(201);
  return answer.as<Logged>();
}

/** A leak told twice: a call that arrived late, and a letter in nearly the same words that had arrived early. */
async function toldTwice(): Promise<{ call: Logged; letter: Logged }> {
  serial += 1;
  const town = ['青葉', '緑', '若葉', '桜', '楓', '欅', '梅'][serial % 7] ?? '';
  const text = `${town}店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。${town}店に伝えました。`;
  const letter = await log({ text: `前略　${text}　草々`, channel: 'letter', receivedAt: EARLY });
  const call = await log({ text, receivedAt: LATE, contact: { phone: `090-0000-${String(1000 + serial)}` } });
  await desk.get(SweepSiblings).execute();
  return { call, letter };
}

async function siblingsOf(id: string): Promise<Siblings> {
  return (await agent.get(`/api/v1/complaints/${id}/siblings`)).as<Siblings>();
}

/** Answers the suggestion about the pair. */
async function answer(
  id: string,
  other: string,
  how: 'accept' | 'reject',
): Promise<{ status: number; view: Siblings }> {
  const found = (await siblingsOf(id)).suggestions.find(({ complaint }) => complaint.complaintId === other);
  const done = await agent.post(`/api/v1/complaints/${id}/siblings/${found?.id ?? 'none'}/${how}`);
  return { status: done.status, view: done.as<Siblings>() };
}

async function suspect(id: string, more: Record<string, unknown> = {}): Promise<string> {
  const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', ...more };
  const decided = await officer.post(`/api/v1/review/${id}/decision`, sheet);
  expect(decided.status).toBe(200);
  return decided.as<{ incidentId: string }>().incidentId;
}

async function incident(id: string): Promise<IncidentView> {
  return (await officer.get(`/api/v1/incidents/${id}`)).as<IncidentView>();
}

describe('siblings of a complaint', () => {
  it('are suggested with reasons and no content, and neither is changed by it', async () => {
    const { call, letter } = await toldTwice();
    const { group, suggestions } = await siblingsOf(call.id);
    expect(group).toBeNull();
    expect(suggestions[0]).toMatchObject({
      complaint: { complaintId: letter.id, slipNumber: letter.slipNumber, channel: 'letter', flagged: true },
      reasons: [{ kind: 'near-text' }],
      state: 'open',
    });
    expect(JSON.stringify(suggestions)).not.toContain('係員');
  });

  it('are grouped by a person, with the signals and the earliest arrival of both, and taken apart again', async () => {
    const { call, letter } = await toldTwice();
    const { status, view } = await answer(call.id, letter.id, 'accept');
    expect(status).toBe(200);
    expect(view.group).toMatchObject({ receivedAt: EARLY, flagged: true });
    expect(view.group?.members.map(({ complaintId }) => complaintId)).toEqual([letter.id, call.id]);
    expect(view.group?.members.every(({ signals }) => signals.length > 0)).toBe(true);
    expect(view.group?.firstSignalAt).not.toBeNull();
    const shown = (await agent.get(`/api/v1/complaints/${letter.id}`)).as<{ group: Siblings['group'] }>();
    expect(shown.group?.id).toBe(view.group?.id);
    const left = await agent.post(`/api/v1/complaints/${letter.id}/siblings/leave`);
    expect([left.status, left.as<Siblings>().group]).toEqual([200, null]);
    expect((await agent.post(`/api/v1/complaints/${letter.id}/siblings/leave`)).status).toBe(409);
    const history = (await agent.get(`/api/v1/complaints/${call.id}`)).as<{ history: { action: string }[] }>().history;
    expect(history.map(({ action }) => action)).toEqual(expect.arrayContaining(['grouped', 'ungrouped']));
  });

  it('are not suggested again once a person said that they do not belong together', async () => {
    const { call, letter } = await toldTwice();
    await answer(call.id, letter.id, 'reject');
    await log({ text: '何か別の用件です。' });
    const { version } = (await agent.get(`/api/v1/complaints/${call.id}`)).as<{ version: number }>();
    await agent.put(`/api/v1/complaints/${call.id}`, { version, contact: { name: '若葉 次郎' } });
    await desk.get(SweepSiblings).execute();
    const again = (await siblingsOf(call.id)).suggestions.find(({ complaint }) => complaint.complaintId === letter.id);
    expect(again?.state).toBe('rejected');
    expect((await answer(call.id, letter.id, 'reject')).status).toBe(409);
  });

  it('are nobody’s to group who does not handle complaints', async () => {
    const { call } = await toldTwice();
    const manager = await desk.as('manager');
    expect((await manager.get(`/api/v1/complaints/${call.id}/siblings`)).status).toBe(403);
    expect((await manager.post(`/api/v1/complaints/${call.id}/siblings/leave`)).status).toBe(403);
  });

  it('tell when a complaint comes again after it was set aside', async () => {
    const { call, letter } = await toldTwice();
    expect(await desk.get(RepeatsOf).execute(call.id)).toEqual([]);
    await setAside([officer, await desk.as('compliance')], letter.id);
    expect(await desk.get(RepeatsOf).execute(call.id)).toMatchObject([
      { complaintId: letter.id, answered: 'set-aside', grouped: false },
    ]);
  });
});

describe('what was set aside', () => {
  it('is read again when the same story becomes an incident elsewhere, also one opened by hand', async () => {
    const second = await desk.as('compliance');
    for (const how of ['by decision', 'by hand']) {
      const { call, letter } = await toldTwice();
      await setAside([officer, second], letter.id);
      const waiting = async (): Promise<string[]> =>
        (await officer.get('/api/v1/review/queue'))
          .as<{ items: { complaintId: string }[] }>()
          .items.map((item) => item.complaintId);
      expect(await waiting()).not.toContain(letter.id);
      if (how === 'by decision') await suspect(call.id);
      else {
        const opened = await officer.post('/api/v1/incidents', { title: '明細の口外', complaintIds: [call.id] });
        expect(opened.status).toBe(201);
      }
      expect(await waiting()).toContain(letter.id);
      const { signals } = (await officer.get(`/api/v1/review/${letter.id}`)).as<{ signals: { state: string }[] }>();
      expect(new Set(signals.map(({ state }) => state))).toEqual(new Set(['open']));
    }
  });
});

describe('the clock of an incident', () => {
  it('starts at the earliest complaint of the group, whichever of them is suspected', async () => {
    const { call, letter } = await toldTwice();
    await answer(call.id, letter.id, 'accept');
    const id = await suspect(call.id);
    expect(await incident(id)).toMatchObject({ knownAt: EARLY, firstSignalAt: EARLY });
    await agent.post(`/api/v1/complaints/${letter.id}/siblings/leave`);
    expect(await incident(id)).toMatchObject({ knownAt: EARLY, firstSignalAt: EARLY });
  });

  it('starts at the complaint itself without a group', async () => {
    const { call } = await toldTwice();
    expect(await incident(await suspect(call.id))).toMatchObject({ knownAt: LATE, firstSignalAt: LATE });
  });

  it('has its first signal earlier when an earlier complaint is grouped later, and says that a person must look', async () => {
    const { call, letter } = await toldTwice();
    const id = await suspect(call.id);
    await answer(letter.id, call.id, 'accept');
    const view = await incident(id);
    expect(view).toMatchObject({ knownAt: LATE, firstSignalAt: EARLY });
    expect(JSON.stringify(view)).toContain('"action":"complaints-grouped"');
    await agent.post(`/api/v1/complaints/${call.id}/siblings/leave`);
    expect((await incident(id)).firstSignalAt).toBe(EARLY);
  });

  it('takes no later moment of knowledge than the group’s without a reason', async () => {
    const { call, letter } = await toldTwice();
    await answer(call.id, letter.id, 'accept');
    const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', knownAt: LATE };
    expect((await officer.post(`/api/v1/review/${call.id}/decision`, sheet)).status).toBe(422);
    await suspect(call.id, { knownAt: LATE, knownAtReason: '書面は別部署に届いていた' });
  });
});
