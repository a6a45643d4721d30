import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  accessibilityFaults,
  expectInk,
  isBrowserPass,
  openBrowser,
  startDesk,
  watchPage,
  type HttpClient,
  type TestBrowser,
  type TestDesk,
} from '#testing';
import { TEXTS } from '../../apps/desk/public/texts.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('the public pages in a browser');
const STORY = '先週から、知らない人の通話明細が\nマイページに表示されています。「名前」も<見えます>。';

let desk: TestDesk;
let browser: TestBrowser;
let reader: HttpClient;

/** A page of somebody whose browser runs no script. */
const scriptless = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${desk.url}${path}`);
  return page;
};

interface Case {
  text: string;
  contact: Record<string, string>;
}

/** The complaint behind a slip number, as the desk's people read it. */
async function caseOf(slip: string): Promise<Case> {
  const found = await reader.post('/api/v1/complaints/lookup', { kind: 'slip', value: slip });
  const [{ id } = { id: '' }] = found.as<{ items: { id: string }[] }>().items;
  return (await reader.get(`/api/v1/complaints/${id}`)).as<Case>();
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name });
/** The word for a name is part of other labels too. */
const nameField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const shown = async (page: Page, label: string): Promise<string> =>
  ((await page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]').textContent()) ?? '').trim();

(runs ? describe : describe.skip)('the public pages in a browser', () => {
  beforeAll(async () => {
    [desk, browser] = [await startDesk(), await openBrowser()];
    reader = await desk.as('supervisor');
  });

  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  describe.each(['ja', 'en'] as const)('without script (%s)', (language) => {
    const t = TEXTS[language];

    it('give back what was typed when the complaint itself is missing, and take it then', async () => {
      const page = await scriptless(t.paths.form);
      await nameField(page, t.name).fill('架空 花子');
      await field(page, t.phone).fill('０９０－００００－５６７８');
      await page.getByLabel(t.relay).check();
      await page.getByRole('button', { name: t.send }).click();
      expect(await page.getByRole('alert').textContent()).toContain(t.empty.replace('{send}', t.send));
      expect(await page.title()).toContain(t.notSent);
      expect(await nameField(page, t.name).inputValue()).toBe('架空 花子');
      expect(await page.getByLabel(t.relay).isChecked()).toBe(true);
      await field(page, t.text).fill(STORY);
      await page.getByRole('button', { name: t.send }).click();
      const slip = await shown(page, t.slip);
      expect(slip).toMatch(/^\d{4}-\d{2}-\d{6}$/);
      expect(await caseOf(slip)).toMatchObject({
        text: STORY,
        contact: { name: '架空 花子', phone: '０９０－００００－５６７８' },
      });
      await page.context().close();
    });

    it('tell with slip number and secret how far it is, to nobody else, and none of the content', async () => {
      const page = await scriptless(t.paths.form);
      await field(page, t.text).fill(STORY);
      await page.getByRole('button', { name: t.send }).click();
      const [slip, secret] = [await shown(page, t.slip), await shown(page, t.secret)];
      await page.getByRole('main').getByRole('link', { name: t.navStatus }).click();
      const ask = async (word: string): Promise<void> => {
        await field(page, t.slip).fill(slip);
        await field(page, t.secret).fill(word);
        await page.getByRole('button', { name: t.statusSend }).click();
      };
      await ask('ABCD-EFGH-JKMN-PQRS');
      expect(await page.getByRole('alert').textContent()).toContain(t.unknown);
      expect(await field(page, t.slip).inputValue()).toBe(slip);
      await ask(secret);
      expect(await shown(page, t.statusState)).toBe(t.states.received);
      expect(await page.content()).not.toContain('通話明細');
      await page.context().close();
    });
  });

  it('take 200,000 characters whole', async () => {
    const page = await scriptless('/');
    const long = '隣の家の明細がうちに届きました。\n'.repeat(11_765).slice(0, 200_000).replace(/\n$/, '。');
    // Set, not typed: Chromium takes half a minute to type so much into a field.
    await field(page, TEXTS.ja.text).evaluate((area: unknown, value) => {
      (area as { value: string }).value = value;
    }, long);
    await page.getByRole('button', { name: TEXTS.ja.send }).click();
    const stored = await caseOf(await shown(page, TEXTS.ja.slip));
    expect([stored.text.length, stored.text === long]).toEqual([200_000, true]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('are legible and usable for everybody (%s)', async (colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 844 } });
    const watch = watchPage(page);
    const faults: Record<string, string[]> = {};
    for (const path of ['/', '/en', '/status', '/en/status']) {
      await page.goto(`${desk.url}${path}`);
      faults[path] = await accessibilityFaults(page);
    }
    await page.goto(`${desk.url}/`);
    await expectInk(page);
    await page.getByRole('button', { name: TEXTS.ja.send }).click();
    faults['with a notice'] = await accessibilityFaults(page);
    await field(page, TEXTS.ja.text).fill(STORY);
    await page.getByRole('button', { name: TEXTS.ja.send }).click();
    await page.getByText(TEXTS.ja.secretHint).waitFor();
    faults['done'] = await accessibilityFaults(page);
    expect(Object.values(faults).flat()).toEqual([]);
    expect(watch.faults).toEqual([]);
    expect(watch.refusals).toEqual(['422 POST /']);
    await page.context().close();
  });

  it('run no script, not even one that somebody planted (control of the watch)', async () => {
    const page = await browser.newPage();
    const watch = watchPage(page);
    await page.goto(`${desk.url}/`);
    expect(await page.locator('script').count()).toBe(0);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'planted = 1' }))`,
    );
    expect(await page.evaluate('typeof planted')).toBe('undefined');
    expect(watch.faults).toEqual([expect.stringContaining('Content Security Policy')]);
    await page.context().close();
  });
});
