import { afterEach, describe, expect, it } from '@jest/globals';
import { SCHEMAS } from '#assembly';
import { Mailboxes } from '#intake';
import { query, UnitOfWork } from '#persistence';
import { openTestDatabase, startDesk, type TestDatabase, type TestDesk } from '#testing';

/** The largest UID that IMAP has (RFC 9051 §2.3.1.1). */
const LAST = 4_294_967_295;
/** The largest that PostgreSQL's integer holds. */
const HALF = 2_147_483_647;

describe('UIDs beyond two thousand million', () => {
  let desk: TestDesk | null = null;
  let db: TestDatabase | null = null;

  afterEach(async () => {
    await desk?.close();
    await db?.close();
    desk = db = null;
  });

  it('are kept as a mailbox’s position, its start and the numbers of its mails, and come back as numbers', async () => {
    desk = await startDesk();
    const { store } = desk.get(Mailboxes);
    await store.acceptAlone('box', 'name', { uidValidity: String(LAST), uid: LAST, from: null });
    await store.movePoint('box', { uidValidity: String(LAST), lastUid: LAST - 1 });
    await store.movePoint('box', { uidValidity: String(LAST), lastUid: LAST });
    expect(await store.point('box')).toEqual({ uidValidity: String(LAST), lastUid: LAST });
    expect((await store.state('box'))?.start.uid).toBe(LAST);
    const taken = { mailbox: 'box', uidValidity: String(LAST), uid: LAST, arrivalId: 'none' };
    await desk.get(UnitOfWork).write(() => store.noteTaken(taken));
    const rows = await query<{ uid: number | string }>(desk.get(UnitOfWork).reads, 'SELECT uid FROM mailbox_messages');
    expect(rows.map(({ uid }) => Number(uid))).toEqual([LAST]);
  });

  it('have room in a database of an earlier version once it has migrated, and its positions stay', async () => {
    db = await openTestDatabase(SCHEMAS);
    const { writer } = db;
    const isWide = async (): Promise<boolean> => {
      const rows = await writer.query<{ name: string }[]>(`SELECT name FROM migrations`);
      return rows.some(({ name }) => name === 'WidenMailboxPositions1764000070014');
    };
    expect(await isWide()).toBe(true);
    while (await isWide()) await writer.undoLastMigration({ transaction: 'each' });
    const sql = 'INSERT INTO mailbox_positions (mailbox, uid_validity, last_uid, updated_at) VALUES';
    await writer.query(`${sql} ('old', '7', ${String(HALF)}, '2026-11-01T00:00:00.000Z')`);
    await writer.runMigrations({ transaction: 'each' });
    await writer.query(`${sql} ('new', '7', ${String(LAST)}, '2026-11-02T00:00:00.000Z')`);
    const rows = await writer.query<{ mailbox: string; uid: number | string; updated_at: string }[]>(
      'SELECT mailbox, last_uid AS uid, updated_at FROM mailbox_positions ORDER BY mailbox DESC',
    );
    expect(rows.map(({ mailbox, uid, updated_at: at }) => [mailbox, Number(uid), at])).toEqual([
      ['old', HALF, '2026-11-01T00:00:00.000Z'],
      ['new', LAST, '2026-11-02T00:00:00.000Z'],
    ]);
  });
});
