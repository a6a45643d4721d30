import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { query, run, UnitOfWork } from '#persistence';
import { PlaceHold } from '#retention';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { Vault } from '#vault';

interface Line {
  id: string;
  subjectKind: string;
  subjectId: string;
  verdict: string | null;
  carriedOut: boolean | null;
  role: string;
  lastUsedOn: string | null;
  spans: { role: string; from: string; to: string | null }[];
}
interface Review {
  id: string;
  quarter: string;
  lines: number;
  answered: number;
  signedAt: string | null;
  items: Line[];
}
interface Hold {
  id: string;
  number: string;
  state: string;
  reason: string;
}

let desk: TestDesk;
let admin: HttpClient;
let manager: HttpClient;
let second: HttpClient;
let complaint: { id: string; slipNumber: string };

beforeAll(async () => {
  desk = await startDesk();
  [admin, manager, second] = [await desk.as('admin'), await desk.as('manager'), await desk.as('manager')];
  const made = await (
    await desk.as('agent')
  ).post('/api/v1/complaints', { channel: 'phone', text: '請求書が別の家に届いた。' });
  complaint = made.as<{ id: string; slipNumber: string }>();
});
afterAll(() => desk.close());

async function me(who: HttpClient): Promise<string> {
  return (await who.get('/api/v1/session')).as<{ user: { id: string } }>().user.id;
}
const codeOf = (answer: { as<T>(): T }): string => answer.as<{ code: string }>().code;

describe('the review of who has access', () => {
  let review: Review;

  it('is due until somebody draws up the list, which has every account with its times of access', async () => {
    expect((await admin.get('/api/v1/access-reviews')).as<{ due: boolean }>().due).toBe(true);
    expect((await admin.post('/api/v1/access-reviews')).status).toBe(403);
    const { accessReview: none } = (await admin.get('/api/v1/today')).as<{ accessReview: { by: string[] } }>();
    expect(none).toMatchObject({ state: 'none', lines: 0 });
    expect(none.by).toHaveLength(2);
    // The log knows of their deeds whatever was noted of sign-ins.
    await desk.get(UnitOfWork).write((m) => run(m, 'UPDATE users SET last_login_at = NULL'));
    review = (await manager.post('/api/v1/access-reviews')).as<Review>();
    const { items: users } = (await admin.get('/api/v1/users')).as<{ items: { id: string; role: string }[] }>();
    expect(review.items.map(({ subjectId }) => subjectId).sort()).toEqual(users.map(({ id }) => id).sort());
    for (const { spans, role } of review.items) expect(spans).toMatchObject([{ role, to: null }]);
    const used = (role: string) =>
      review.items.filter((each) => each.role === role).map(({ lastUsedOn }) => lastUsedOn);
    expect(used('agent')).not.toContain(null);
    const day = (await admin.get('/api/v1/today')).as<{ accessReview: unknown; operation: unknown }>();
    expect(day.accessReview).toMatchObject({ state: 'open', lines: review.lines, answered: 0 });
    expect(day.operation).toMatchObject({
      mailboxes: 0,
      mailboxTroubles: 0,
      lastArrivalAt: expect.any(String),
      lastBackupAt: null,
    });
    const agent = (await (await desk.as('agent')).get('/api/v1/today')).as<{
      accessReview: unknown;
      operation: unknown;
    }>();
    expect([agent.accessReview, agent.operation]).toEqual([null, null]);
    expect((await admin.get('/api/v1/access-reviews')).as<{ due: boolean }>().due).toBe(false);
    expect(codeOf(await second.post('/api/v1/access-reviews'))).toBe('access.review-exists');
  });

  it('is answered line by line, never for oneself, and signed off when all is answered', async () => {
    const at = `/api/v1/access-reviews/${review.id}`;
    const mine = await me(manager);
    const line = (who: string) => review.items.find(({ subjectId }) => subjectId === who)?.id ?? '';
    expect(codeOf(await manager.put(`${at}/lines/${line(mine)}`, { verdict: 'keep' }))).toBe('access.own-line');
    expect(codeOf(await manager.post(`${at}/sign-off`))).toBe('access.review-unanswered');
    for (const { id, subjectId, role } of review.items.filter(({ subjectId: each }) => each !== mine)) {
      const verdict = role === 'agent' ? 'remove' : 'keep';
      expect([(await manager.put(`${at}/lines/${id}`, { verdict })).status, subjectId]).toEqual([200, subjectId]);
    }
    await second.put(`${at}/lines/${line(mine)}`, { verdict: 'keep' });
    const signed = (await manager.post(`${at}/sign-off`)).as<Review>();
    expect(signed).toMatchObject({ lines: review.lines, answered: review.lines });
    expect(signed.signedAt).not.toBeNull();
    expect(codeOf(await second.put(`${at}/lines/${line(mine)}`, { verdict: 'remove' }))).toBe('access.review-signed');
  });

  it('shows whether what was asked for has been carried out', async () => {
    const at = `/api/v1/access-reviews/${review.id}`;
    const leaver = review.items.find(({ role }) => role === 'agent');
    const state = async () => (await admin.get(at)).as<Review>().items.find(({ id }) => id === leaver?.id)?.carriedOut;
    expect(await state()).toBe(false);
    await admin.patch(`/api/v1/users/${leaver?.subjectId ?? ''}`, { active: false });
    expect(await state()).toBe(true);
  });
});

describe('a legal hold', () => {
  let hold: Hold;
  const step = (who: HttpClient, name: string, reason?: string) =>
    who.post(`/api/v1/holds/${hold.id}/step`, { step: name, ...(reason === undefined ? {} : { reason }) });

  async function keyOfComplaint(): Promise<string> {
    const reads = desk.get(UnitOfWork).reads;
    const [row] = await query<{ key: string }>(reads, 'SELECT key_id AS key FROM complaints WHERE id = ?', [
      complaint.id,
    ]);
    return row?.key ?? '';
  }

  it('keeps the vault from erasing from the moment it is asked for', async () => {
    expect(codeOf(await manager.post('/api/v1/holds', { number: '2026-01-999999', reason: 'x' }))).toBe(
      'retention.subject-unknown',
    );
    hold = (
      await manager.post('/api/v1/holds', { number: complaint.slipNumber, reason: '訴訟の準備のため' })
    ).as<Hold>();
    expect(hold).toMatchObject({ state: 'proposed', number: complaint.slipNumber, reason: '訴訟の準備のため' });
    await expect(desk.get(Vault).eraseKey(await keyOfComplaint())).rejects.toMatchObject({ code: 'vault.under-hold' });
    expect(codeOf(await second.post('/api/v1/holds', { number: complaint.slipNumber, reason: 'y' }))).toBe(
      'retention.hold-exists',
    );
  });

  it('is set and lifted by two people, and holds until the second agrees that it may be lifted', async () => {
    expect(codeOf(await step(manager, 'approve'))).toBe('retention.same-person');
    expect((await step(second, 'approve')).as<Hold>().state).toBe('standing');
    expect(codeOf(await step(second, 'ask-lift'))).toBe('retention.reason-needed');
    expect((await step(second, 'ask-lift', '和解した')).as<Hold>().state).toBe('lift-proposed');
    expect(codeOf(await step(second, 'lift'))).toBe('retention.same-person');
    await expect(desk.get(Vault).eraseKey(await keyOfComplaint())).rejects.toMatchObject({ code: 'vault.under-hold' });
    expect((await step(manager, 'lift')).as<Hold>().state).toBe('lifted');
    expect(codeOf(await step(manager, 'lift'))).toBe('retention.no-such-step');
  });

  it('keeps what another hold covers, and is counted where retention is shown', async () => {
    hold = (await manager.post('/api/v1/holds', { number: complaint.slipNumber, reason: '調査のため' })).as<Hold>();
    expect(await desk.get(PlaceHold).sweep()).toBe(0);
    type Classes = { classes: { name: string; count: { held: number; due: number } | null }[] };
    const { classes } = (await admin.get('/api/v1/retention')).as<Classes>();
    expect(classes.find(({ name }) => name === 'complaint')?.count).toMatchObject({ held: 1, due: 0 });
    expect(codeOf(await step(second, 'refuse'))).toBe('retention.reason-needed');
    const refuse = () => step(second, 'refuse', '同じ内容の保全がすでにあった');
    expect((await refuse()).as<Hold>().state).toBe('refuse-proposed');
    expect(codeOf(await step(second, 'agree-refusal'))).toBe('retention.same-person');
    await expect(desk.get(Vault).eraseKey(await keyOfComplaint())).rejects.toMatchObject({ code: 'vault.under-hold' });
    expect((await step(manager, 'ask-again')).as<Hold>()).toMatchObject({ state: 'proposed', liftReason: null });
    expect((await refuse()).as<Hold>().state).toBe('refuse-proposed');
    expect((await step(manager, 'agree-refusal')).as<Hold>()).toMatchObject({ state: 'refused' });
    await desk.get(Vault).eraseKey(await keyOfComplaint());
  });

  it('shows its reasons to those who decide, not to who only runs the desk', async () => {
    expect((await admin.get('/api/v1/holds')).status).toBe(403);
    expect((await manager.get('/api/v1/holds')).as<{ items: Hold[] }>().items).toHaveLength(2);
    const sql = "SELECT facts FROM audit_entries WHERE action = 'hold.listed'";
    expect(await query(desk.get(UnitOfWork).reads, sql, [])).toEqual([{ facts: '{"holds":2}' }]);
  });

  it('covers what is added to its subject afterwards, before anything marks it', async () => {
    const vault = desk.get(Vault);
    const [kept, free] = await desk
      .get(UnitOfWork)
      .write(async () => [await vault.newKey('complaint'), await vault.newKey('complaint')]);
    const receivedAt = desk.clock.now().toISOString();
    const made = await (
      await desk.as('agent')
    ).post('/api/v1/complaints', { channel: 'phone', text: '保全の後の申出', receivedAt });
    const { id, slipNumber } = made.as<{ id: string; slipNumber: string }>();
    expect((await manager.post('/api/v1/holds', { number: slipNumber, reason: '訴訟' })).status).toBe(201);
    const sql = 'UPDATE complaints SET key_id = ? WHERE id = ?';
    await desk.get(UnitOfWork).write((m) => run(m, sql, [kept.id, id]));
    await expect(vault.eraseKey(kept.id)).rejects.toMatchObject({ code: 'vault.under-hold' });
    await vault.eraseKey(free.id);
  });
});

describe('how the desk is set up', () => {
  it('shows ways in with what came through them, starting texts, words and keys, and no key', async () => {
    const channels = (await admin.get('/api/v1/setup/channels')).as<{
      channels: { channel: string; traffic: { last30Days: number }[] }[];
    }>();
    expect(channels.channels.map(({ channel }) => channel)).toEqual(['phone', 'letter', 'fax', 'email', 'web']);
    expect(channels.channels[0]?.traffic[0]?.last30Days).toBe(2);
    const { texts, files } = (await admin.get('/api/v1/setup/templates')).as<{
      texts: { kind: string; faults: unknown[] }[];
      files: { name: string; sha256: string }[];
    }>();
    expect(new Set(texts.map(({ kind }) => kind))).toEqual(new Set(['acknowledgement', 'reply', 'notice', 'phone']));
    expect(texts.flatMap(({ faults }) => faults)).toEqual([]);
    expect(files.every(({ sha256 }) => /^[0-9a-f]{12}$/.test(sha256))).toBe(true);
    const lexicon = (await admin.get('/api/v1/setup/lexicon')).as<{ concepts: { terms: string[] }[] }>();
    expect(lexicon.concepts.every(({ terms }) => terms.length > 0)).toBe(true);
    const keys = (await admin.get('/api/v1/setup/keys')).as<{ active: string; keys: { inRing: boolean }[] }>();
    expect(keys.active).toMatch(/^mk_/);
    expect(Object.keys(keys.keys[0] ?? {}).sort()).toEqual(['dataKeys', 'inRing', 'masterKeyId']);
  });

  it("ends somebody's session", async () => {
    const agent = await desk.as('agent');
    const id = await me(agent);
    type Sessions = { items: { id: string; userId: string; current: boolean }[] };
    const { items } = (await admin.get('/api/v1/user-sessions')).as<Sessions>();
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const theirs = items.find(({ userId }) => userId === id);
    expect((await admin.delete(`/api/v1/user-sessions/${theirs?.id ?? ''}`)).status).toBe(204);
    expect((await agent.get('/api/v1/session')).status).toBe(401);
    expect(codeOf(await admin.delete(`/api/v1/user-sessions/${theirs?.id ?? ''}`))).toBe('access.session-not-found');
  });
});
