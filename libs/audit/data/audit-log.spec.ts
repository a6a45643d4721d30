import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { systemActor } from '#kernel';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { newRing, RingMasterKey, vaultSchema } from '#vault';
import { AuditLog, auditSchema } from '#audit';
import { GENESIS, hashOf, signHead, type AuditLine } from '../domain/chain.js';

const ring = newRing('2026-11-25T00:00:00.000Z');
const clock = new FakeClock();
let db: TestDatabase;
let audit: AuditLog;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema]);
  audit = anotherProcess();
});
afterEach(() => db.close());

function anotherProcess(): AuditLog {
  return new AuditLog(db.uow, new RingMasterKey(ring), clock);
}

function look(n: number): Parameters<AuditLog['append']>[0] {
  return {
    actor: { kind: 'user', id: `user-${String(n)}` },
    action: 'complaint.read',
    object: `complaint:${String(n)}`,
    purpose: '折り返しのため',
    facts: { n, first: n === 1 },
  };
}

async function fill(n: number): Promise<void> {
  for (let i = 1; i <= n; i += 1) await audit.append(look(i));
}

function tamper(sql: string, params: unknown[] = []): Promise<number> {
  return db.uow.write((m) => run(m, sql, params));
}

function lines(): Promise<AuditLine[]> {
  const columns = `seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, object, purpose, facts,
    prev_hash AS "prevHash", hash`;
  return query<AuditLine>(db.reads, `SELECT ${columns} FROM audit_entries ORDER BY seq`);
}

describe('the audit log', () => {
  it('is sound when empty and after entries, whoever wrote them', async () => {
    expect(await audit.verify()).toEqual({ ok: true, rows: 0, head: GENESIS, firstBad: null });
    const other = anotherProcess();
    for (let n = 1; n <= 30; n += 1) await (n % 3 === 0 ? other : audit).append(look(n));
    const head = await audit.head();
    expect(head.seq).toBe(30);
    expect(await anotherProcess().verify()).toEqual({ ok: true, rows: 30, head: head.hash, firstBad: null });
  });

  it('keeps one unbroken chain when many write at once, within one unit and over many', async () => {
    const other = anotherProcess();
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? other : audit).append(look(n))));
    await db.uow.write(async () => {
      await Promise.all([audit.append(look(1)), other.append(look(2)), audit.append(look(3))]);
    });
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 43 });
  });

  it('loses an entry with the unit that failed, and stays whole', async () => {
    await fill(2);
    const units = Array.from({ length: 20 }, (_, n) =>
      db.uow.write(async () => {
        await audit.append(look(n));
        await audit.append(look(n));
        if (n % 3 === 0) throw new Error('refused');
      }),
    );
    const refused = (await Promise.allSettled(units)).filter((unit) => unit.status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 2 + 13 * 2 });
  });

  it('gives back every text as it was hashed, half surrogates and control characters included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), async (text) => {
        await audit.append({ actor: systemActor(text), action: text, object: text, facts: { [text]: text } });
      }),
      { numRuns: 50 },
    );
    await audit.append({ ...look(1), purpose: 'a\ud800b\u0000c' });
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 51 });
  });

  it('reads a log of many pages', async () => {
    await db.uow.write(async () => {
      for (let n = 1; n <= 2_020; n += 1) await audit.append(look(n));
    });
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 2_020 });
    await tamper('UPDATE audit_entries SET object = ? WHERE seq = 2010', ['complaint:other']);
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 2_010, why: 'this line was altered' } });
  });
});

describe('verification', () => {
  beforeEach(() => fill(6));

  const fields = ['at', 'actor_kind', 'actor_id', 'action', 'object', 'purpose', 'facts', 'prev_hash', 'hash'] as const;
  const everywhere = fields.flatMap((field) => [1, 3, 6].map((seq) => [field, seq] as const));

  it.each(everywhere)('finds one changed character of %s in line %i', async (field, seq) => {
    const sql = `SELECT ${field} AS value FROM audit_entries WHERE seq = ?`;
    const [row] = await query<{ value: string }>(db.reads, sql, [seq]);
    const value = row?.value ?? '';
    const flipped = String.fromCharCode(value.charCodeAt(0) ^ 1) + value.slice(1);
    await tamper(`UPDATE audit_entries SET ${field} = ? WHERE seq = ?`, [flipped, seq]);
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq } });
  });

  it('finds a renumbered line', async () => {
    await tamper('UPDATE audit_entries SET seq = 9 WHERE seq = 4');
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 4, why: 'this line is missing' } });
  });

  it('finds a line removed from the middle', async () => {
    await tamper('DELETE FROM audit_entries WHERE seq = 3');
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 3, why: 'this line is missing' } });
  });

  it.each([1, 2, 5, 6])('finds that the last %i lines were deleted', async (n) => {
    await tamper('DELETE FROM audit_entries WHERE seq > ?', [6 - n]);
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 7 - n } });
    await audit.append(look(7));
    expect(await anotherProcess().verify()).toMatchObject({ ok: false, firstBad: { seq: 7 - n } });
  });

  it('finds two lines that changed places', async () => {
    await tamper('UPDATE audit_entries SET seq = 99 WHERE seq = 2');
    await tamper('UPDATE audit_entries SET seq = 2 WHERE seq = 3');
    await tamper('UPDATE audit_entries SET seq = 3 WHERE seq = 99');
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 2 } });
  });

  it.each([0, -4, 7, 70])('finds a line slipped in as number %i', async (seq) => {
    const [line] = await lines();
    const forged = { ...line, seq } as AuditLine;
    await tamper(
      `INSERT INTO audit_entries (seq, at, actor_kind, actor_id, action, object, prev_hash, hash)
       VALUES (?, ?, 'user', 'x', 'a', 'o', ?, ?)`,
      [seq, forged.at, forged.prevHash, hashOf(forged)],
    );
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq } });
  });

  it('finds a chain recomputed without the key, also after more entries were added to it', async () => {
    await recompute(Buffer.alloc(32));
    expect(await audit.verify()).toMatchObject({
      ok: false,
      firstBad: { seq: 6, why: 'the signature of the head does not verify' },
    });
    for (const process of [audit, anotherProcess()]) {
      await process.append(look(7));
      expect(await process.verify()).toMatchObject({
        ok: false,
        firstBad: { why: expect.stringMatching(/signature/) },
      });
    }
  });

  it('takes a recomputed chain for sound only when it was signed with the key (control)', async () => {
    await recompute(new RingMasterKey(ring).derive('audit-head'));
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 6 });
  });

  it('finds a recomputed chain whose head was left as it was', async () => {
    await recompute(null);
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { seq: 6 } });
  });

  it('finds a head that was put back together with its rows when a later head was noted elsewhere', async () => {
    const before = await audit.head();
    await audit.append(look(7));
    const noted = await audit.head();
    await tamper('DELETE FROM audit_entries WHERE seq = 7');
    await tamper('UPDATE audit_heads SET seq = ?, hash = ?, at = ?, signature = ?', [
      ...[before.seq, before.hash, before.at, before.signature],
    ]);
    expect(await audit.verify()).toMatchObject({ ok: true, rows: 6 });
    expect(await audit.verify([noted])).toMatchObject({ ok: false, firstBad: { seq: 7 } });
    await audit.append(look(8));
    expect(await audit.verify([noted])).toMatchObject({ ok: false, firstBad: { seq: 7 } });
    expect(await audit.verify([before])).toMatchObject({ ok: true });
  });

  it.each([
    'DELETE FROM audit_heads',
    "UPDATE audit_heads SET seq = 0, signature = ''",
    'UPDATE audit_heads SET seq = 3',
  ])('finds a head that was lost or set back, and logging goes on: %s', async (sql) => {
    await tamper(sql);
    expect(await audit.verify()).toMatchObject({ ok: false });
    await anotherProcess().append(look(7));
    await audit.append(look(8));
    expect((await lines()).map((line) => line.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await audit.verify()).toMatchObject({ ok: false, firstBad: { why: expect.stringMatching(/signature/) } });
  });
});

/** What somebody with the database, but without the key, would do to change line 2. */
async function recompute(key: Buffer | null): Promise<void> {
  let prevHash = GENESIS;
  for (const line of await lines()) {
    const forged = { ...line, prevHash, ...(line.seq === 2 ? { actorId: 'somebody-else' } : {}) };
    prevHash = hashOf(forged);
    await tamper('UPDATE audit_entries SET actor_id = ?, prev_hash = ?, hash = ? WHERE seq = ?', [
      ...[forged.actorId, forged.prevHash, prevHash, line.seq],
    ]);
  }
  if (key === null) return;
  const { at } = await audit.head();
  const signature = signHead(createSecretKey(key), { seq: 6, hash: prevHash, at });
  await tamper('UPDATE audit_heads SET hash = ?, signature = ?', [prevHash, signature]);
}
