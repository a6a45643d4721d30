import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '#kernel';
import { run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { newRing, RingMasterKey, vaultSchema } from '#vault';
import { AuditExtract, AuditLog, auditSchema, hashOf, isIncluded } from '#audit';

let db: TestDatabase;
let audit: AuditLog;
let extract: AuditExtract;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema]);
  audit = new AuditLog(db.uow, new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')), new FakeClock());
  extract = new AuditExtract(db.uow, audit);
});
afterEach(() => db.close());

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

/** An extract with its lines read. */
async function about(objects: Iterable<string>) {
  const { lines, ...taken } = await extract.about(objects);
  return { ...taken, lines: await all(lines) };
}

async function fill(objects: string[]): Promise<void> {
  for (const object of objects) await audit.append({ actor: systemActor('test'), action: 'looked', object });
}

describe('an extract of the log', () => {
  it('holds the lines about the objects and the last line, each proven at its place', async () => {
    await fill(['incident:a', 'complaint:x', 'incident:b', 'complaint:y', 'incident:a', 'user:z']);
    const taken = await about(['incident:a', 'complaint:y']);
    expect(taken.lines.map(({ seq, object }) => [seq, object])).toEqual([
      [1, 'incident:a'],
      [4, 'complaint:y'],
      [5, 'incident:a'],
      [6, 'user:z'],
    ]);
    expect(taken).toMatchObject({ size: 6, verdict: { ok: true, rows: 6 }, head: { seq: 6 } });
    for (const { path, ...line } of taken.lines) {
      expect(hashOf(line)).toBe(line.hash);
      expect(isIncluded({ hash: line.hash, place: line.seq - 1, path }, taken)).toBe(true);
    }
    expect(taken.lines.at(-1)?.hash).toBe(taken.head.hash);
  });

  it('proves no line that was changed, and says that the log is not sound', async () => {
    await fill(['incident:a', 'incident:a', 'incident:b']);
    await db.uow.write((m) => run(m, "UPDATE audit_entries SET actor_id = 'other' WHERE seq = 2"));
    const taken = await about(['incident:a']);
    expect(taken.verdict).toMatchObject({ ok: false, firstBad: { seq: 2 } });
    const changed = taken.lines.find(({ seq }) => seq === 2);
    expect(changed && hashOf(changed)).not.toBe(changed?.hash);
  });

  it('of an empty log is empty', async () => {
    expect(await about(['incident:a'])).toMatchObject({ size: 0, lines: [], verdict: { ok: true } });
  });

  it('takes no line that is added meanwhile', async () => {
    await fill(['incident:a', 'incident:b']);
    const { lines, head } = await extract.about(['incident:a']);
    await fill(['incident:a']);
    expect((await all(lines)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(head.seq).toBe(2);
  });

  it('asks for more objects than one statement takes', async () => {
    await fill(Array.from({ length: 30 }, (_, n) => `notice:${String(n)}`));
    const many = Array.from({ length: 1_300 }, (_, n) => `notice:${String(n)}`);
    expect((await about(many)).lines).toHaveLength(30);
  });
});
