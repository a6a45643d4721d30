import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFaults, isBrowserPass } from '#testing';
import { CONSOLE_ROUTES, routesOfConsole, uncoveredRoutes } from './support/console-routes.js';
import { openDemoRoom, type DemoPerson, type DemoRoom, type DemoSeat } from './support/demo-room.js';
import { firstLoadBytes, pageChunks } from './support/first-load.js';

jest.setTimeout(300_000);

const runs = isBrowserPass('the gates of the console');
/** Pages that the demo cannot open; each has a spec of its own elsewhere. */
const NOT_IN_DEMO = ['/party-lists/:id'];
const FIRST_LOAD_LIMIT = 250 * 1024;

let demo: DemoRoom;
const seats = new Map<DemoPerson, DemoSeat>();
const seat = async (person: DemoPerson): Promise<DemoSeat> => {
  const found = seats.get(person) ?? (await demo.seat(person));
  seats.set(person, found);
  return found;
};

/** How far the page can be scrolled sideways, in CSS pixels. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

(runs ? describe : describe.skip)('every page of the console', () => {
  beforeAll(async () => {
    demo = await openDemoRoom();
  });

  afterAll(() => demo.close());

  it('is walked below', () => {
    expect(routesOfConsole().length).toBeGreaterThan(30);
    expect(uncoveredRoutes()).toEqual([]);
  });

  it.each(CONSOLE_ROUTES.filter(({ route }) => !NOT_IN_DEMO.includes(route)))(
    '$route: accessible in light and dark, reads on a telephone and at 400 %, and nothing goes wrong',
    async ({ person, path }) => {
      const { page, watch, client, open } = await seat(person);
      const to = await path(client);
      expect(to).not.toBeNull();
      watch.faults.length = 0;
      watch.refusals.length = 0;
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.emulateMedia({ colorScheme: 'light' });
      await open(to ?? '/');
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toMatch(/.+窓口|窓口.+/);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await accessibilityFaults(page)).toEqual([]);
      // 320 CSS pixels: a telephone in the hand, or 1280 pixels at 400 % (WCAG 1.4.10).
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await page.emulateMedia({ forcedColors: 'none' });
      expect(watch.faults).toEqual([]);
      expect(watch.refusals).toEqual([]);
    },
  );
});

describe('the first load of the console', () => {
  (runs ? it : it.skip)('weighs at most 250 KiB after gzip for each page', () => {
    const pages = pageChunks();
    expect(pages.length).toBeGreaterThan(25);
    const heavy = pages
      .map((page) => ({ page, bytes: firstLoadBytes(page) }))
      .filter((o) => o.bytes > FIRST_LOAD_LIMIT);
    expect(heavy).toEqual([]);
  });
});
