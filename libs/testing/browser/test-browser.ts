import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumFile } from './chromium-file.js';
import { japaneseFonts } from './japanese-fonts.js';

/** A headless browser that draws Japanese with Noto Sans JP. */
export interface TestBrowser {
  browser: Browser;
  /** A page in a session of its own: Japanese, Tokyo, 1280 × 800 unless said otherwise. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** How long (ms) a page may take for what it is asked: a slow machine is no failure. */
const PATIENCE_MS = 90_000;

/** Looks for nothing outside: the machine may have no network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Starts the browser (CHROMIUM_PATH, else the one that came with the packages). */
export async function openBrowser(): Promise<TestBrowser> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: await chromiumFile(),
    args: FLAGS,
    env: { ...definedOf(process.env), FONTCONFIG_FILE: japaneseFonts() },
  });
  return {
    browser,
    newPage: async (options = {}) => {
      const context = await browser.newContext({
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/** Runs in the page; a text, because the server's types know no `document`. */
const COUNT_INK = `(words) => {
  const canvas = document.createElement('canvas');
  canvas.width = 64 * words.length;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  context.font = '48px sans-serif';
  context.fillText(words, 4, 52);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((sum, value, index) => sum + (index % 4 === 3 && value > 127 ? 1 : 0), 0);
}`;

/** How many pixels the text leaves when the page draws it alone at 48 px; a missing glyph leaves those of its box. */
export function inkOf(page: Page, text: string): Promise<number> {
  return page.evaluate<number>(`(${COUNT_INK})(${JSON.stringify(text)})`);
}

/** Fails unless the page draws the character (漏 unless said otherwise): not blank, and not the box of a missing glyph. */
export async function expectInk(page: Page, character = '漏'): Promise<void> {
  const [drawn, missing] = [await inkOf(page, character), await inkOf(page, '\u{FFFF}')];
  if (drawn < 100 || drawn === missing) {
    throw new Error(`the browser does not draw ${character}: it left ${drawn} pixels, a missing glyph ${missing}`);
  }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
