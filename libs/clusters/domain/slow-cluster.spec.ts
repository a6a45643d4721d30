import { describe, expect, it, jest } from '@jest/globals';
import { startOf } from './day-types.js';
import type { Trait } from './dimensions.js';
import { scanTable, TABLES } from './disproportion-scan.js';
import { strongest, type Finding } from './finding.js';
import { CLEAN_DESK, dayOf, SimulatedDesk } from './simulated-desk.fixture.js';
import { DayBook } from './day-book.js';
import { scanDays } from './slow-clusters.js';

jest.setTimeout(600_000);
const START = dayOf('2026-02-01');
/** At about 85 complaints a day: 20,000. */
const DAYS = 236;
const TODAY = START + DAYS - 1;

function findingsOf(planted: (desk: SimulatedDesk) => Trait[]): { n: number; findings: Finding[] } {
  const desk = new SimulatedDesk({ ...CLEAN_DESK, seed: 7 });
  const traits = [...desk.days(START, DAYS), ...planted(desk)];
  const book = new DayBook();
  book.add(
    traits.filter(({ knownOn }) => knownOn <= TODAY),
    TODAY,
  );
  const index = book.index(TODAY);
  const tables = TABLES.flatMap((table) => scanTable(table, index));
  return { n: traits.length, findings: strongest([...scanDays(index), ...tables]) };
}

/** Nine complaints with a weak sign about a shop, `apart` days from one to the next, the last of them yesterday. */
function nine(shop: string, apart: number): (desk: SimulatedDesk) => Trait[] {
  return (desk) =>
    Array.from({ length: 9 }, (_, n) =>
      desk.trait(startOf(TODAY - Math.round(n * apart)) + 11 * 3_600_000, { shop }, 'weak'),
    ).map((trait) => ({ ...trait, channel: 'phone', knownOn: trait.day }));
}

describe('nine complaints with a weak sign from one shop', () => {
  it('within thirty days are found among 20,000, by name of the shop and with most of them as members', () => {
    const { n, findings } = findingsOf(nine('p60', 29 / 8));
    expect(n).toBeGreaterThan(19_000);
    const found = findings.filter(({ cell }) => cell.includes('shop=p60'));
    expect(found).toHaveLength(1);
    expect(found[0]?.count).toBeGreaterThanOrEqual(8);
    expect(found[0]?.bound).toBeLessThanOrEqual(found[0]?.count ?? 0);
  });

  it('are not when they come over eight months (control)', () => {
    const { findings } = findingsOf(nine('p60', 28));
    expect(findings.filter(({ cell }) => cell.includes('shop=p60'))).toEqual([]);
  });

  it('are not when nothing was planted (control)', () => {
    expect(findingsOf(() => []).findings).toEqual([]);
  });
});
