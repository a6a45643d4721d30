import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { projectRoot, type Role } from '#kernel';
import {
  openBrowser,
  startDesk,
  watchPage,
  type DeskOptions,
  type PageWatch,
  type TestBrowser,
  type TestDesk,
} from '#testing';

/** Somebody at the console: their page and what went wrong on it. */
export interface Seat {
  page: Page;
  watch: PageWatch;
  name: string;
  /** Opens a page of the console by its path under /console. */
  open(path: string): Promise<void>;
}

/** A desk with its console, seen through a browser. */
export interface ConsoleDesk {
  desk: TestDesk;
  browser: TestBrowser;
  /** A seat of a new person with this role, signed in. */
  seat(role: Role): Promise<Seat>;
  close(): Promise<void>;
}

/** Starts a desk that serves the built console, and a browser. */
export async function openConsole(options: DeskOptions = {}): Promise<ConsoleDesk> {
  const built = join(projectRoot(), 'dist/console/index.html');
  if (!existsSync(built)) throw new Error('the console is not built: run `npm test`, or `npx vite build apps/console`');
  const [desk, browser] = [await startDesk(options), await openBrowser()];
  return {
    desk,
    browser,
    seat: async (role) => {
      const user = await desk.addUser(role);
      const client = await desk.client().signIn(user.email, user.password);
      const page = await browser.newPage();
      const pairs = client.cookieHeader.split('; ').map((pair) => pair.split('='));
      await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: desk.url })));
      const { user: me } = (await client.get('/api/v1/session')).as<{ user: { name: string } }>();
      const open = async (path: string): Promise<void> => {
        await page.goto(`${desk.url}/console${path}`);
        await page.locator('main h1').waitFor();
      };
      return { page, watch: watchPage(page), name: me.name, open };
    },
    close: async () => {
      await browser.close();
      await desk.close();
    },
  };
}

/** Presses what starts a download and answers its bytes. */
export async function downloadBy(page: Page, press: () => Promise<unknown>): Promise<Buffer> {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path());
}
