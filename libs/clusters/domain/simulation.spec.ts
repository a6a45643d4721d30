import { describe, expect, it, jest } from '@jest/globals';
import { Detectors } from './detectors.fixture.js';
import { startOf } from './day-types.js';
import type { Trait } from './dimensions.js';
import { CLEAN_DESK, dayOf, SimulatedDesk, type DeskShape } from './simulated-desk.fixture.js';
import { WATCH } from './watch-options.js';

jest.setTimeout(3_600_000);
const IS_SOAK = process.env['MADOGUCHI_TEST_SCALE'] === 'soak';
const START = dayOf('2025-09-01');
const MINUTE_MS = 60_000;

/** Days of a desk from its first one on; `plant` may add to a day. */
function run(
  shape: DeskShape,
  days: number,
  plant: (desk: SimulatedDesk, day: number) => Trait[] = () => [],
): Detectors {
  const desk = new SimulatedDesk(shape);
  const detectors = new Detectors();
  for (let day = START; day < START + days; day += 1) {
    const arrivals = [...desk.day(day), ...plant(desk, day)];
    detectors.day(
      day,
      arrivals.sort((a, b) => a.at - b.at),
    );
  }
  return detectors;
}

describe('a desk without clusters, from its first day on', () => {
  // With MADOGUCHI_TEST_SCALE=soak 520 weeks; the figures stand in docs/clusters.md.
  const weeks = IS_SOAK ? 52 : 8;
  it.each(Array.from({ length: IS_SOAK ? 10 : 2 }, (_, n) => n + 1))(
    'raises at most one lead a week, holidays and the turn of the year among them (seed %i)',
    (seed) => {
      const { leads } = run({ ...CLEAN_DESK, seed }, weeks * 7);
      if (IS_SOAK)
        process.stderr.write(
          `${String(seed)}: ${String(leads.length)} in ${String(weeks)} weeks ${leads.map(({ finding }) => `${finding.method}/${finding.cell}/${String(finding.count)}`).join(' ')}\n`,
        );
      expect(leads.length).toBeLessThanOrEqual(weeks);
    },
  );

  it('would raise many if nothing were allowed for the number of cells (control)', () => {
    const desk = new SimulatedDesk(CLEAN_DESK);
    const careless = new Detectors({
      ...WATCH,
      budgets: { burst: 2000, release: 2000, slow: 2000, disproportion: 2000 },
    });
    for (let day = START; day < START + 42; day += 1) careless.day(day, desk.day(day));
    expect(careless.leads.length).toBeGreaterThan(6);
  });
});

describe('planted clusters', () => {
  const days = 56;
  const last = START + days - 3;
  const burst = (desk: SimulatedDesk, day: number): Trait[] =>
    day === last
      ? Array.from({ length: 12 }, (_, n) =>
          desk.trait(startOf(day) + 14 * 3_600_000 + n * 3.5 * MINUTE_MS, { service: 's3' }, 'weak'),
        )
      : [];

  it('twelve weak complaints about one service within forty minutes, among 5,000', () => {
    const { leads } = run(CLEAN_DESK, days, burst);
    const found = leads.find(({ finding }) => finding.method === 'burst' && finding.cell.includes('service=s3'));
    expect(found?.finding.count).toBeGreaterThanOrEqual(6);
    expect(found?.at).toBe(startOf(last + 1));
  });

  it('not when the same twelve come on as many days (control)', () => {
    const spread = (desk: SimulatedDesk, day: number): Trait[] =>
      day > START + 20 && day % 3 === 0 && day <= START + 56
        ? [desk.trait(startOf(day) + 14 * 3_600_000, { service: 's3' }, 'weak')]
        : [];
    const { leads } = run(CLEAN_DESK, days, spread);
    expect(leads.filter(({ finding }) => finding.cell.includes('service=s3'))).toEqual([]);
  });
});
