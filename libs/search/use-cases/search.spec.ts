import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError, newId } from '#kernel';
import { profile, query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultErrors, vaultSchema } from '#vault';
import { searchSchema } from '../index.js';
import { aoi, auditor, officer, SearchDesk } from './search-desk.fixture.js';

let db: TestDatabase;
let desk: SearchDesk;
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, accessSchema, complaintsSchema, searchSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new SearchDesk(db.uow, clock);
});
afterEach(() => db.close());

const SEGMENT = { first_seq: 9, last_seq: 9, level: 0, key_id: '', docs: 0, dead: 0, purge: false };

/** Texts of which the nth alone tells of its number; enough of them to be taken into segments. */
const nth = (n: number): string => `${String(n)}番目の苦情です。料金の明細に${String(n * 7)}円の通話が載っています。`;

async function many(count: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let n = from; n < from + count; n += 1) ids.push(await desk.complaint(nth(n)));
  await desk.indexed();
  return ids;
}

async function audited(action: string): Promise<{ purpose: string | null; facts: string | null; object: string }[]> {
  return query(db.reads, 'SELECT purpose, facts, object FROM audit_entries WHERE action = ? ORDER BY seq', [action]);
}

describe('finding', () => {
  it('finds what was said, who said it and how to reach them, in any notation', async () => {
    const id = await desk.complaint('店員が他人の通話履歴を見せました。', {
      name: '髙橋 花子',
      phone: '090-1234-5678',
      email: 'hanako@example.jp',
      address: '神奈川県横浜市中区1-1',
    });
    await desk.complaint('料金が高いです。', { name: '鈴木 一郎', phone: '080-0000-0000' });
    await desk.indexed();
    for (const question of [
      '通話履歴',
      '歴',
      '見せ 他人',
      '高橋',
      '＋８１ 90 1234 5678',
      'HANAKO@EXAMPLE.JP',
      '横浜市',
      '5678',
    ])
      expect([question, await desk.found(question)]).toEqual([question, [id]]);
    expect(await desk.found('通話履歴 料金')).toEqual([]);
  });

  it('finds notes, and what higher features keep, and no longer the words that were corrected away', async () => {
    const id = await desk.complaint('請求書の宛名が違います。');
    desk.sources.register((complaintId) => Promise.resolve(complaintId === id ? ['封筒の裏書き'] : []));
    await desk.note(id, '折り返しは夕方に希望とのこと');
    await desk.indexed();
    expect(await desk.found('夕方')).toEqual([id]);
    expect(await desk.found('裏書')).toEqual([id]);
    await desk.correct(id, '領収書の宛名が違います。');
    await desk.indexed();
    expect(await desk.found('領収書')).toEqual([id]);
    expect(await desk.found('請求書')).toEqual([]);
  });

  it('finds in segments what it found before they were made, newest first and page by page', async () => {
    const ids = await many(40);
    expect((await desk.rebuild.status()).segments).toBe(2);
    expect(await desk.found('25番目')).toEqual([ids[25]]);
    expect(await desk.found('番目の苦情', aoi, 7)).toEqual([...ids].reverse());
    const added = await desk.complaint('新しい苦情で、明細の話です。');
    await desk.indexed();
    expect((await desk.page('明細', aoi, 2)).hits.map(({ complaintId }) => complaintId)).toEqual([added, ids[39]]);
  });

  it('joins segments of one size into one of the next, and finds the same', async () => {
    const ids = await many(4 * 16 + 10);
    const segments = await desk.segments.all();
    expect(segments.map(({ level, docs }) => [level, docs])).toEqual([[1, 64]]);
    for (const n of [0, 15, 16, 40, 63, 64, 73]) expect(await desk.found(`"${String(n)}番目の"`)).toContain(ids[n]);
  });

  it('shows no hit that the index only supposes', async () => {
    await many(20);
    const words = [{ forms: ['いろは'] }];
    // Every bucket of the question is made to belong to everything.
    const real = desk.index.bucketOf.bind(desk.index);
    desk.index.bucketOf = () => real('番');
    expect((await desk.candidates.of(words)).size).toBe(20);
    expect(await desk.found('いろは')).toEqual([]);
  });

  it('comes to the same when it is made anew', async () => {
    const ids = await many(20);
    const status = await desk.rebuild.execute();
    expect(status).toMatchObject({ complaints: 20, indexed: 20, segments: 1, fresh: 4, toPurge: 0 });
    expect(await desk.found('17番目')).toEqual([ids[17]]);
  });

  it('finds what came after an erasure, or after another process made the index anew, though it looked before', async () => {
    const gone = await desk.complaint('店員の話です。');
    await desk.indexed();
    expect(await desk.found('店員')).toEqual([gone]);
    await desk.erase(gone);
    const next = await desk.complaint('通話履歴の話です。');
    await desk.indexed();
    expect(await desk.found('通話履歴')).toEqual([next]);
    const other = new SearchDesk(db.uow, new FakeClock('2026-11-25T00:00:00.000Z'), desk);
    await other.rebuild.execute();
    const last = await desk.complaint('基地局の話です。');
    await desk.indexed();
    expect(await desk.found('基地局')).toEqual([last]);
    expect(await desk.found('通話履歴')).toEqual([next]);
  });

  it('gives no half answer while the index keeps moving', async () => {
    await many(1);
    let n = 0;
    const real = desk.segments.all.bind(desk.segments);
    desk.segments.all = async () => [...(await real()), { ...SEGMENT, id: String((n += 1)) }];
    await expect(desk.found('明細')).rejects.toMatchObject({ code: 'search.index-moving' });
  });

  it('notices what committed out of turn', async () => {
    const early = newId();
    const late = await desk.complaint('あとから来た苦情です。');
    await desk.indexed();
    const first = await desk.complaint('さきに始まった苦情です。');
    await db.uow.write(async (m) => {
      const row = await desk.complaints.unseal(await desk.complaints.row(first, m));
      const sealed = await desk.complaints.reseal({ id: early, keyId: row.keyId }, row.text, row.details);
      await run(m, 'UPDATE complaints SET id = ?, sealed_text = ?, sealed_details = ? WHERE id = ?', [
        early,
        sealed.sealedText,
        sealed.sealedDetails,
        first,
      ]);
    });
    for (let looks = 0; looks < 16; looks += 1) await desk.sweep.step();
    expect((await desk.found('苦情')).sort()).toEqual([early, late].sort());
  });
});

describe('a complaint that cannot be entered', () => {
  const failing = (id: string, error: Error): (() => void) => {
    const real = desk.cases.of.bind(desk.cases);
    desk.cases.of = (ids) => (ids.includes(id) ? Promise.reject(error) : real(ids));
    return () => {
      desk.cases.of = real;
    };
  };
  const later = async (): Promise<void> => {
    clock.advance(3_600_000);
    await desk.indexed();
  };

  it('is entered once a failure has passed, and keeps no other from it', async () => {
    const [id, other] = [await desk.complaint('無言電話です。'), await desk.complaint('無言電話が続きます。')];
    const mended = failing(id, new Error('SQLITE_BUSY'));
    await desk.indexed();
    expect(await desk.found('無言電話')).toEqual([other]);
    expect((await desk.rebuild.status()).troubles).toEqual([{ complaintId: id, code: 'internal', tries: 1 }]);
    mended();
    await later();
    expect((await desk.found('無言電話')).sort()).toEqual([id, other].sort());
    expect((await desk.rebuild.status()).troubles).toEqual([]);
  });

  it('is an alarm when it fails again and again, until it stands in the index', async () => {
    const told: string[] = [];
    desk.events.on('operations.alarm', ({ code, facts }) =>
      Promise.resolve(void told.push(`${code} ${String(facts['complaints'])}`)),
    );
    desk.events.on('operations.calm', ({ code }) => Promise.resolve(void told.push(`calm ${code}`)));
    const id = await desk.complaint('無言電話です。');
    const mended = failing(id, new DomainError(vaultErrors['vault.tampered']));
    await desk.indexed();
    for (let tries = 0; tries < 3; tries += 1) await later();
    expect(told).toEqual([]);
    await later();
    expect(told).toEqual(['search.not-entered 1']);
    expect((await desk.rebuild.status()).troubles).toMatchObject([
      { complaintId: id, code: 'vault.tampered', tries: 5 },
    ]);
    mended();
    await later();
    expect(told).toEqual(['search.not-entered 1', 'calm search.not-entered']);
  });

  it('does not count as seen when not even the failure can be written', async () => {
    const id = await desk.complaint('無言電話です。');
    const real = db.uow.write.bind(db.uow);
    db.uow.write = () => Promise.reject(new Error('disk full'));
    await expect(desk.sweep.step()).rejects.toThrow('disk full');
    db.uow.write = real;
    await desk.indexed();
    expect(await desk.found('無言電話')).toEqual([id]);
  });

  it('is looked for when nothing is known of it', async () => {
    const id = await desk.complaint('無言電話です。');
    await desk.indexed();
    await db.uow.write((m) => run(m, 'DELETE FROM search_docs WHERE complaint_id = ?', [id]));
    expect(await desk.index.missing(newId())).toEqual([id]);
    expect(await desk.index.missing(id)).toEqual([]);
  });
});

describe('who sees what', () => {
  const CONTACT = { name: '山田 太郎', phone: '090-1111-2222' };

  it('masks names and numbers but for the own case, the team, and officers', async () => {
    const id = await desk.complaint('山田です。090-1111-2222 に無言電話があります。', CONTACT);
    await desk.indexed();
    const seen = async (actor = aoi) => JSON.stringify((await desk.page('無言電話', actor)).hits);
    expect(await seen()).toContain('***2222');
    expect(await seen()).not.toMatch(/山田|太郎|090-1111/);
    expect(await seen(officer)).toContain('山田');
    await db.uow.write((m) => run(m, 'UPDATE complaints SET owner_id = ? WHERE id = ?', ['aoi', id]));
    expect(await seen()).toContain('090-1111-2222');
  });

  it('does not let a masked number be found out digit by digit', async () => {
    const id = await desk.complaint('料金が高いです。', { name: '鈴木 一郎', phone: '080-3926-5817' });
    await desk.indexed();
    const finders = async (question: string): Promise<string[]> => {
      const found = await Promise.all([aoi, officer].map((actor) => desk.found(question, actor)));
      return [aoi, officer].filter((_, n) => found[n]?.includes(id)).map((actor) => actor.id);
    };
    for (const part of ['料金 「65817」', '「9265817」', '0803926', '「木一」'])
      expect([part, await finders(part)]).toEqual([part, ['mio']]);
    for (const whole of ['080-3926-5817', '料金 5817', '＋８１ 80 3926 5817', '鈴木'])
      expect([whole, await finders(whole)]).toEqual([whole, ['aoi', 'mio']]);
  });

  it('finds for those who may not read by slip number alone, and shows them no content', async () => {
    await desk.complaint('無言電話があります。', CONTACT);
    await desk.indexed();
    expect((await desk.page('無言電話', auditor)).hits).toEqual([]);
    const { hits } = await desk.page('２０２６-11-000001', auditor);
    expect(hits).toMatchObject([{ slipNumber: '2026-11-000001', found: [], name: null, phone: null, category: null }]);
  });

  it('leaves out what is behind a wall, and notes from whoever is still to read blind', async () => {
    const hidden = await desk.complaint('無言電話があります。');
    const blind = await desk.complaint('無言電話が続きます。');
    await desk.note(blind, '漏洩の疑いあり');
    await desk.indexed();
    expect(await desk.found('疑い', officer)).toEqual([blind]);
    desk.walls.register((_, column) => Promise.resolve({ sql: `${column} = ?`, values: [hidden] }));
    desk.parts.registerLineVeil((_, column) => ({ sql: `${column} = ?`, values: [blind] }));
    expect(await desk.found('無言電話', officer)).toEqual([blind]);
    expect(await desk.found('疑い', officer)).toEqual([]);
    expect((await desk.page('無言電話', officer)).hits[0]?.category).toBeNull();
    await expect(
      desk.unmask.execute({ complaintId: hidden, purpose: '折返し', question: null }, officer),
    ).rejects.toThrow(expect.objectContaining({ code: 'search.unmask-not-found' }));
  });

  it('writes every search to the audit log without the words, and every unmasking with its purpose', async () => {
    const id = await desk.complaint('無言電話があります。', CONTACT);
    await desk.indexed();
    await desk.page('無言電話');
    await desk.page('見つからない言葉');
    const shown = await desk.unmask.execute({ complaintId: id, purpose: '折返しのため', question: '無言' }, aoi);
    expect(shown).toMatchObject({ name: '山田 太郎', phone: '090-1111-2222' });
    const ran = await audited('search.ran');
    expect(ran.map(({ facts }) => (JSON.parse(facts ?? '{}') as { shown: number }).shown)).toEqual([1, 0]);
    expect(ran[0]?.facts).toContain(id);
    expect(JSON.stringify(ran)).not.toMatch(/無言|言葉/);
    expect(await audited('search.unmasked')).toMatchObject([{ purpose: '折返しのため', object: `complaint:${id}` }]);
  });
});

describe('erasing a complaint', () => {
  it('takes it out of searches at once, and its documents out of the index with the next sweep', async () => {
    const ids = await many(20);
    const [old, fresh] = [ids[10] ?? '', ids[19] ?? ''];
    for (const id of [old, fresh]) await desk.erase(id);
    expect(await desk.found('"10番目の"')).not.toContain(old);
    expect(await desk.found('19番目')).toEqual([]);
    expect((await desk.rebuild.status()).toPurge).toBe(1);
    const before = await desk.segments.all();
    await desk.indexed();
    const after = await desk.segments.all();
    expect(after).toMatchObject([{ docs: 15 }]);
    expect((await desk.rebuild.status()).toPurge).toBe(0);
    expect(after[0]?.key_id).not.toBe(before[0]?.key_id);
    expect(await desk.found('"12番目の"')).toContain(ids[12]);
    const words = [{ forms: ['10番目'] }];
    const still = await desk.candidates.of(words);
    const [doc] = await query<{ n: number | string }>(db.reads, 'SELECT COUNT(*) AS n FROM search_docs WHERE seq = 11');
    expect([still.has(11), Number(doc?.n)]).toEqual([false, 0]);
  });

  it('leaves none of the sealed bytes of the index in the files', async () => {
    if (profile.kind !== 'sqlite') return;
    const ids = await many(20);
    const [doc] = await query<{ sealed: Buffer }>(
      db.reads,
      'SELECT sealed_buckets AS sealed FROM search_fresh f JOIN search_docs d ON d.seq = f.seq WHERE complaint_id = ?',
      [ids[19]],
    );
    const pages = await query<{ sealed: Buffer }>(db.reads, 'SELECT sealed FROM search_pages ORDER BY page');
    const planted = [doc, ...pages.slice(0, 40)].map((row) => row?.sealed.subarray(30, 62) ?? Buffer.alloc(0));
    const seen = (): number => {
      const files = [db.file, `${db.file}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
      return planted.filter((bytes) => files.some((file) => file.includes(bytes))).length;
    };
    expect(seen()).toBe(planted.length);
    await desk.erase(ids[19] ?? '');
    await desk.erase(ids[3] ?? '');
    await desk.indexed();
    await db.uow.settled();
    expect(seen()).toBe(0);
  });

  it('also takes out the earlier words of a complaint, wherever they stand', async () => {
    const ids = await many(16);
    await desk.correct(ids[5] ?? '', '別の言葉になりました。');
    await desk.indexed();
    expect((await desk.segments.all())[0]).toMatchObject({ docs: 16, dead: 1 });
    await desk.erase(ids[5] ?? '');
    await desk.indexed();
    expect((await desk.segments.all())[0]).toMatchObject({ docs: 15, dead: 0 });
  });

  it('is made up for when nobody told the index', async () => {
    const id = await desk.complaint('無言電話があります。');
    await desk.indexed();
    await db.uow.write((m) =>
      run(m, `UPDATE data_keys SET wrapped = NULL, erased_at = '2026-11-25T00:00:00.000Z' WHERE scope = 'complaint'`),
    );
    expect(await desk.found('無言電話')).toEqual([]);
    await desk.index.forgetErased();
    const rows = await query<{ n: number | string }>(
      db.reads,
      'SELECT COUNT(*) AS n FROM search_docs WHERE complaint_id = ?',
      [id],
    );
    expect(Number(rows[0]?.n)).toBe(0);
  });
});
