import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFaults, isBrowserPass, until } from '#testing';
import { openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { pressPair } from './support/keyboard.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('what stands round every page, in a browser');
const LEAK = '店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。';

let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let officer: Seat;
let slip = '';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement?.tagName ?? ""');

(runs ? describe : describe.skip)('the console', () => {
  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole({ settings: { reviewBlindPercent: 0 } });
    [agent, officer] = [await room.seat('agent'), await room.seat('compliance')];
    const client = await room.desk.as('agent');
    const made = await client.post('/api/v1/complaints', { channel: 'phone', text: LEAK });
    slip = made.as<{ slipNumber: string }>().slipNumber;
    await client.post('/api/v1/complaints', { channel: 'phone', text: `${LEAK}二度目です。` });
  });
  afterAll(() => room.close());
  afterEach(() => {
    for (const { watch } of [agent, officer]) {
      expect(watch.faults).toEqual([]);
      expect(watch.refusals).toEqual([]);
    }
  });

  it('goes from page to page by two keys and puts the focus on the heading, the title without content', async () => {
    const { page } = agent;
    await agent.open('/today');
    expect(await accessibilityFaults(page)).toEqual([]);
    await pressPair(page, 'g', 'c');
    await heading(page, t('list.title')).waitFor();
    await until('the focus is on the heading', async () => (await focused(page)) === 'H1');
    await until('the title of the page', async () => (await page.title()) === `${t('list.title')} | ${t('app.name')}`);
    // Dark and back needs no style that the page's policy refuses.
    await page.getByRole('button', { name: t('app.dark'), exact: true }).click();
    await page.getByRole('button', { name: t('app.light'), exact: true }).click();
    await page.keyboard.press('Alt+n');
    await heading(page, t('log.title')).waitFor();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('g c ?');
    expect(await heading(page, t('log.title')).count()).toBe(1);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('lists its keys under ?, those of the page first, and lets single keys be switched off', async () => {
    const { page } = agent;
    await agent.open('/today');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: t('keys.title') });
    await sheet.getByText(t('keys.goTo', { page: t('today.title') }), { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await sheet.getByRole('switch').press('Space');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await pressPair(page, 'g', 'c');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: t('palette.title') }).waitFor();
    expect(await heading(page, t('today.title')).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.evaluate('localStorage.clear()');
  });

  it('opens a complaint by its slip number in full-width digits, and an Enter of a conversion opens nothing', async () => {
    const { page } = agent;
    await agent.open('/today');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: t('palette.title') });
    await field.fill(slip.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
    await page.getByRole('option', { name: t('palette.slip', { slip }) }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    expect(await field.count()).toBe(1);
    await field.press('Enter');
    await heading(page, slip).waitFor();
  });

  it('keeps keys that are typed while the palette is still being loaded off the page behind, and gives them to its field', async () => {
    const { page } = agent;
    const loading = { go: (): void => undefined };
    const gate = new Promise<void>((resolve) => {
      loading.go = resolve;
    });
    await page.route(/\/assets\/palette-[^/]*\.js$/, async (route) => {
      await gate;
      await route.continue();
    });
    await agent.open('/today');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gc11-');
    expect(await page.getByRole('dialog').count()).toBe(0);
    loading.go();
    const field = page.getByRole('combobox', { name: t('palette.title') });
    await field.waitFor();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('146');
    expect(await field.inputValue()).toBe('gc11-146');
    expect(await heading(page, t('today.title')).count()).toBe(1);
    await page.unroute(/\/assets\/palette-[^/]*\.js$/);
    const [, month = '', number = ''] = slip.split('-');
    await field.fill(`${String(Number(month))}-${String(Number(number))}`);
    // The year is that of the latest such month by the browser's clock, which is not the test's.
    const latest = new RegExp(t('palette.slip', { slip: `\\d{4}-${month}-${number}` }));
    await page.getByRole('option', { name: latest }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('takes the focus from the field behind as soon as it is asked for, and gives it back when it is left', async () => {
    const { page } = officer;
    // It never comes.
    await page.route(/\/assets\/palette-[^/]*\.js$/, () => undefined);
    await officer.open('/search');
    const behind = page.locator('main input').first();
    await behind.focus();
    await page.keyboard.press('Control+k');
    await page.locator('main input:focus').waitFor({ state: 'detached' });
    await page.keyboard.type('abc');
    expect(await behind.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('main input:focus').waitFor();
    await page.unroute(/\/assets\/palette-[^/]*\.js$/);
  });

  it('finds a page by its name in either language, and takes other words to the search', async () => {
    const { page } = agent;
    await agent.open('/today');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: t('palette.title') });
    await field.fill('ぴぴぴ');
    await page.getByRole('option', { name: t('palette.search', { words: 'ぴぴぴ' }) }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await field.fill('ｌｏｇ ａ call');
    await field.press('Enter');
    await heading(page, t('log.title')).waitFor();
  });

  it('shows the officer what waits, and lets them decide one signal by three keys and go on by a fourth', async () => {
    const { page } = officer;
    await officer.open('/today');
    await page.getByRole('link', { name: t('today.toReview') }).click();
    await heading(page, t('review.title')).waitFor();
    await page.getByRole('link', { name: slip }).first().click();
    // Each reason brings its digit.
    await page
      .getByRole('group', { name: t('review.set_aside') })
      .getByRole('radio')
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const answer = page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith('/decision'));
    await page.keyboard.press('e');
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    expect((await answer).status()).toBe(200);
    await page.getByText(t('review.doneSecond')).waitFor();
    expect(await page.locator('a:focus').textContent()).toBe(t('review.backToQueue'));
    await page.locator(`a:focus[href*="/review/"]`).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('group', { name: t('review.set_aside') })
      .getByRole('radio')
      .first()
      .waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByText(t('review.similar')).waitFor();
  });

  it('folds the menu at 390 pixels, where nothing runs over', async () => {
    const { page } = agent;
    await page.setViewportSize({ width: 390, height: 844 });
    await agent.open('/today');
    const menu = page.getByRole('navigation', { name: t('app.menu') });
    expect(await menu.count()).toBe(0);
    await page.getByRole('button', { name: t('app.menu') }).click();
    await menu.getByRole('link', { name: t('today.title') }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: t('app.language') }).click();
    await page.locator('html[lang=en]').waitFor();
  });
});
