import type { INestApplication } from '@nestjs/common';
import { CLOCK, plusMs, toInstant, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import { Metrics, Readiness } from '#http';
import { UnitOfWork } from '#persistence';

/** How far (ms) the clock may stand before the newest audit entry: two machines on one database may differ a little. */
const CLOCK_TOLERANCE_MS = 120_000;

/** What an operator is alarmed by beside database, disk and pending arrivals: a clock that was set back. */
export function watchOperations(app: INestApplication): void {
  const uow = app.get(UnitOfWork);
  const audit = app.get(AuditLog, { strict: false });
  const clock = app.get<Clock>(CLOCK, { strict: false });
  app.get(Metrics).gauge({ name: 'madoguchi_commits_total', help: 'Durable commits of the writer' }, () => uow.commits);
  // Statutory deadlines count from this clock; an entry of the future shows that it once ran ahead or now runs behind.
  app.get(Readiness).register('clock', async () => {
    const { at } = await audit.head();
    return at <= plusMs(toInstant(clock.now()), CLOCK_TOLERANCE_MS);
  });
}
