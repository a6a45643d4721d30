import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#kernel';
import { AuditLog } from '#audit';
import { startDesk, type TestDesk } from '#testing';

describe('what an operator is alarmed by', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await startDesk();
  });

  afterAll(() => desk.close());

  const checks = async (): Promise<unknown> => (await desk.client().get('/readyz')).as<{ checks: unknown }>().checks;

  it('names the clock when it was set back behind the newest audit entry', async () => {
    await desk.get(AuditLog).append({ actor: systemActor('test'), action: 'test.now', object: 'test:1' });
    expect(await checks()).toMatchObject({ clock: true, database: true, 'intake-pending': true });
    desk.clock.set('2026-11-25T09:00:00+09:00');
    expect(await checks()).toMatchObject({ clock: false, database: true });
  });
});
