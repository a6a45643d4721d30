import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import type { Actor } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '../index.js';
import { aoi, hana, TriageDesk } from '../use-cases/triage-desk.fixture.js';
import { veiled } from './veil.js';

jest.setTimeout(60_000);

const ren: Actor = { ...hana, id: 'ren' };
const yui: Actor = { kind: 'user', id: 'yui', role: 'manager' };
const PAGE = { limit: 50, after: null };

let db: TestDatabase;
let desk: TriageDesk;
/** Flagged, unflagged with a blind reading each; then the same without one. */
let [flagged, quiet, seenFlagged, seenQuiet] = ['', '', '', ''];

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  desk = new TriageDesk(db.uow, new FakeClock('2026-11-25T00:00:00.000Z'));
  desk.openIncidents();
  [flagged, quiet] = [await desk.complaint('signals: misdelivery'), await desk.complaint('料金が高い')];
  [seenFlagged, seenQuiet] = [await desk.complaint('signals: misdelivery'), await desk.complaint('料金が高い')];
  for (const id of [flagged, seenFlagged])
    await desk.decide.execute(id, { decision: 'suspected', reasonCode: 'leak-suspected' }, hana);
  await db.uow.write(async (m) => {
    await desk.tasks.add(m, { complaintId: flagged, purpose: 'control', blind: true });
    await desk.tasks.add(m, { complaintId: quiet, purpose: 'elusion', blind: true });
  });
});
afterEach(() => db.close());

const listed = async (actor: Actor, wanted?: boolean): Promise<string[]> =>
  (await desk.list.page({ flagged: wanted }, actor, PAGE)).map(({ id }) => id).sort();
const registered = async (actor: Actor): Promise<string[]> =>
  (await desk.decisions.page({}, actor, PAGE)).map(({ complaintId }) => complaintId).sort();

describe('a blind reading that waits', () => {
  it('keeps the labels of its complaint out of lists and look-ups of whom it is offered, and of nobody else', async () => {
    const [hidden, plain] = [
      { category: null, severity: null, flagged: null },
      { category: 'other', severity: 'high', flagged: true },
    ];
    const lineOf = async (actor: Actor, id: string): Promise<unknown> =>
      (await desk.list.page({}, actor, PAGE)).find((line) => line.id === id);
    const slip = (await desk.repository.row(flagged)).slipNumber;
    expect(await lineOf(ren, flagged)).toMatchObject(hidden);
    expect(await lineOf(ren, quiet)).toMatchObject(hidden);
    expect(await lineOf(ren, seenFlagged)).toMatchObject(plain);
    expect(await desk.list.lookUp('slip', slip, ren)).toMatchObject([hidden]);
    // Who decided it is barred from the control reading; an agent and a manager answer none.
    for (const actor of [hana, aoi, yui]) {
      expect(await lineOf(actor, flagged)).toMatchObject(plain);
      expect(await desk.list.lookUp('slip', slip, actor)).toMatchObject([plain]);
    }
  });

  it('is not told apart by narrowing the list by flags', async () => {
    expect(await listed(ren, true)).toEqual([flagged, quiet, seenFlagged].sort());
    expect(await listed(ren, false)).toEqual([flagged, quiet, seenQuiet].sort());
    expect(await listed(aoi, true)).toEqual([flagged, seenFlagged].sort());
    expect(await listed(aoi, false)).toEqual([quiet, seenQuiet].sort());
  });

  it('keeps earlier decisions out of the register and its export until it is answered', async () => {
    expect(await registered(yui)).toEqual([flagged, seenFlagged].sort());
    expect(await registered(hana)).toEqual([flagged, seenFlagged].sort());
    expect(await registered(ren)).toEqual([seenFlagged]);
    expect((await desk.decisions.all({}, ren)).map(({ complaintId }) => complaintId)).toEqual([seenFlagged]);
    const first = (await desk.decisions.page({}, yui, PAGE)).find(({ complaintId }) => complaintId === flagged);
    const id = first?.id ?? '';
    await expect(desk.decisions.one(id, ren)).rejects.toMatchObject({ code: 'triage.decision-not-found' });
    expect(await desk.decisions.one(id, hana)).toMatchObject({ complaintId: flagged });
    await desk.seen.opened(flagged, 'ren', true);
    const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', assessmentId: null } as const;
    await desk.decide.execute(flagged, sheet, ren);
    expect(await registered(ren)).toEqual([flagged, flagged, seenFlagged].sort());
    expect(await desk.decisions.one(id, ren)).toMatchObject({ complaintId: flagged });
  });
});

describe('the veil', () => {
  it('hides on the page, too, whether secrecy was said to be involved; the handling stays', () => {
    const page = { state: 'closed', secrecyInvolved: true };
    expect(veiled(page, 'page')).toEqual({ state: 'closed', secrecyInvolved: null });
    expect(veiled(page, 'review')).toEqual({ state: null, secrecyInvolved: null });
  });

  it('shows what the complainant said, and nothing that a colleague answered or noted', () => {
    const page = {
      text: '料金が高い',
      mailReplies: [{ text: '調査の結果、閲覧が確認されました。' }],
      replies: [
        { direction: 'in', text: 'まだですか' },
        { direction: 'out', text: '調査中です' },
      ],
      history: [
        { action: 'note', note: '店員の閲覧を疑う' },
        { action: 'decided', note: null },
      ],
    };
    for (const place of ['review', 'page'] as const)
      expect(veiled(page, place)).toEqual({
        text: '料金が高い',
        mailReplies: [],
        replies: [{ direction: 'in', text: 'まだですか' }],
        history: [{ action: 'note', note: null }],
      });
  });

  it('hides a part that nobody has thought about yet', () => {
    const page = { id: '1', newList: [{ verdict: 'leak' }], newThing: { verdict: 'leak' }, newMark: true };
    for (const place of ['review', 'page'] as const)
      expect(veiled(page, place)).toEqual({ id: '1', newList: [], newThing: null, newMark: null });
  });
});
