import type { Page } from 'playwright-core';
import { FakeClock, temporaryFolder, until, watchPage, type HttpClient, type PageWatch } from '#testing';
import { DemoPostbox } from '../../../apps/cli/demo/demo-postbox.js';
import { loadDemo } from '../../../apps/cli/demo/load-demo.js';
import { openConsole, type ConsoleDesk } from './console-pages.js';

/** People of the demo, by what they are called in its accounts. */
export type DemoPerson =
  'agent' | 'supervisor' | 'compliance' | 'compliance2' | 'manager' | 'manager2' | 'auditor' | 'admin';

/** Somebody of the demo at the console. */
export interface DemoSeat {
  page: Page;
  watch: PageWatch;
  /** The same person over HTTP. */
  client: HttpClient;
  open(path: string): Promise<void>;
}

/** A desk with weeks of invented life that stands still at one moment, so that its pages look the same in each run. */
export interface DemoRoom {
  room: ConsoleDesk;
  seat(person: DemoPerson): Promise<DemoSeat>;
  /** Somebody of the public; paths are those of the public pages. */
  visitor(): Promise<DemoSeat>;
  close(): Promise<void>;
}

const PASSWORD = 'tsuki-no-usagi-2026';
/** A Wednesday forenoon in Tokyo. */
export const DEMO_MOMENT = '2026-11-25T10:00:00+09:00';

/** Fills a desk with the demo and serves it. */
export async function openDemoRoom(complaints = 120): Promise<DemoRoom> {
  const folder = temporaryFolder();
  const postbox = await DemoPostbox.open(folder.path);
  const room = await openConsole({
    clock: new FakeClock(DEMO_MOMENT),
    settings: {
      demoPassword: PASSWORD,
      controlShare: 100,
      // The two engines read some words differently, and only one of them is on every machine.
      ocrEngine: 'tesseract.js',
      companyName: '窓口デモ通信株式会社（架空）',
      contactLine: 'お客様相談窓口 電話 0120-000-000（平日9時〜18時）',
      smtpUrl: postbox.url,
    },
    before: (settings) =>
      loadDemo(settings, { complaints, months: 2, seed: 1, until: new Date(DEMO_MOMENT), scans: false }),
  });
  return {
    room,
    seat: (person) => seatOf(room, person),
    visitor: () => visitorOf(room),
    close: async () => {
      await room.close();
      await postbox.close();
      folder.remove();
    },
  };
}

async function seatOf({ desk, browser }: ConsoleDesk, person: DemoPerson): Promise<DemoSeat> {
  const client = await desk.client().signIn(`${person}@example.jp`, PASSWORD);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  // Timers run on, the date stands still: what a page says about time is then the same in each run.
  await page.clock.setFixedTime(new Date(DEMO_MOMENT));
  // The console corrects its clock by the answers' Date, which the desk's clock does not make.
  await page.addInitScript(
    'const get = Headers.prototype.get; Headers.prototype.get = function (name) { return /^date$/i.test(name) ? null : get.call(this, name); };',
  );
  const pairs = client.cookieHeader.split('; ').map((pair) => pair.split('='));
  await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: desk.url })));
  return {
    page,
    watch: watchPage(page),
    client,
    open: async (path) => {
      await page.goto(`${desk.url}/console${path}`);
      await page.locator('main h1').first().waitFor();
      await quiet(page);
    },
  };
}

async function visitorOf({ desk, browser }: ConsoleDesk): Promise<DemoSeat> {
  const page = await browser.newPage({ reducedMotion: 'reduce', javaScriptEnabled: false });
  return {
    page,
    watch: watchPage(page),
    client: desk.client(),
    open: async (path) => {
      await page.goto(`${desk.url}${path}`, { waitUntil: 'networkidle' });
    },
  };
}

/** Waits until nothing loads any more; the live stream never ends, so the network alone does not tell. */
async function quiet(page: Page): Promise<void> {
  const busy = page.locator('[aria-busy=true], .mantine-Loader-root, .mantine-Skeleton-root, .mado-list-ghost');
  await until('a page that has loaded', async () => (await busy.count()) === 0);
  await page.evaluate('document.fonts.ready');
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
