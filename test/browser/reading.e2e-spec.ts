import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { accessibilityFaults, expectInk, isBrowserPass, until, type HttpClient } from '#testing';
import { openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(240_000);

const runs = isBrowserPass('the reading desk in a browser');
const FAX = readFileSync(join(projectRoot(), 'test/fixtures/fax/fax-upsidedown-fine.tif'));

const READ_MS = 200_000;

let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let complaintId = '';

const caseOf = async (client: HttpClient, arrivalId: string): Promise<string | null | undefined> =>
  (await client.get('/api/v1/arrivals'))
    .as<{ items: { id: string; complaintId: string | null }[] }>()
    .items.find(({ id }) => id === arrivalId)?.complaintId;
const text = async (): Promise<string> => {
  const client = await room.desk.as('supervisor');
  return (await client.get(`/api/v1/complaints/${complaintId}`)).as<{ text: string }>().text;
};

(runs ? describe : describe.skip)('the reading desk in a browser', () => {
  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
    agent = await room.seat('agent');
    const client = await room.desk.as('agent');
    const taken = await client.upload('/api/v1/intake/fax', { name: 'fax.tif', bytes: FAX, mediaType: 'image/tiff' });
    // On a busy machine the upload is answered before its page is read.
    const { arrivalId } = taken.as<{ arrivalId: string }>();
    complaintId = await until('the fax was read', async () => caseOf(client, arrivalId), READ_MS);
    // Whatever today's engine is sure of: the first word is to be looked at, and the page waits for a person.
    await room.desk
      .get(UnitOfWork)
      .write((m) => query(m, 'UPDATE read_pages SET needs_person = ? WHERE source = ? RETURNING id', [true, 'ocr']));
  });

  afterAll(() => room.close());

  afterEach(() => {
    expect(agent.watch.faults).toEqual([]);
    expect(agent.watch.refusals).toEqual([]);
  });

  it('leads from the queue to the page, and shows the scan beside its text', async () => {
    const { page } = agent;
    await agent.open('/reading');
    await page.locator('.mado-list-link').first().click();
    await page.locator('.mado-scan-view image').waitFor();
    await expectInk(page);
    expect(await page.locator('.mado-words').innerText()).toContain('給食');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('frames a word on the scan when it is chosen in the text, and marks it in the text when chosen on the scan', async () => {
    const { page } = agent;
    await page.locator('.mado-word').nth(3).click();
    expect(await page.locator('.mado-word-box[data-chosen=true]').count()).toBe(1);
    const other = page.locator('.mado-word-box[data-chosen=false]').nth(8);
    await other.click();
    await page.locator('.mado-word').nth(3).and(page.locator('[data-chosen=false]')).waitFor();
    const chosen = page.locator('.mado-word[data-chosen=true]');
    await chosen.waitFor();
    expect(await page.locator('.mado-word-field input').inputValue()).toBe(await chosen.innerText());
  });

  it('takes an Enter that ends a kana-kanji conversion for what it is, and the next one for "go on"', async () => {
    const { page } = agent;
    const field = page.locator('.mado-word-field input');
    await field.fill('訂正済');
    await field.dispatchEvent('keydown', { bubbles: true, key: 'Enter', isComposing: true });
    expect(await field.inputValue()).toBe('訂正済');
    expect(await page.locator('.mado-word[data-fixed=true]').innerText()).toBe('訂正済');
    expect(await text()).not.toContain('訂正済');
    await field.press('Enter');
  });

  it('is worked by keys: the word has the focus, Shift+Enter goes back, Alt zooms and turns the picture', async () => {
    const { page } = agent;
    await page.locator('.mado-word').nth(3).click();
    await until(
      'the word to have the focus',
      async () => (await page.locator('.mado-word-field input:focus').count()) > 0,
    );
    const zoom = page.locator('.mado-scan .mado-number');
    const percent = async (): Promise<number> => parseInt(await zoom.innerText(), 10);
    const fit = await percent();
    expect(fit).toBeGreaterThanOrEqual(100);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await percent()).toBeGreaterThan(fit);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    expect(await percent()).toBeLessThan(fit + 1);
    await page.getByRole('button', { name: t('reading.fit') }).click();
    expect(await percent()).toBe(fit);
    await page.locator('.mado-word').nth(3).click();
    const sheet = page.locator('.mado-scan-view svg > g');
    await page.keyboard.press('Alt+r');
    expect(await sheet.getAttribute('transform')).toContain('rotate(90)');
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('Alt+r');
    await page.keyboard.press('Alt+t');
    await page.getByRole('textbox', { name: t('reading.wholeText') }).waitFor();
    await page.keyboard.press('Alt+t');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('saves with Ctrl+Enter: the words put right are in the case, and the page is confirmed', async () => {
    const { page } = agent;
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('pageHow.confirmed'), { exact: true }).waitFor();
    await until('the case has the word', async () => (await text()).includes('訂正済'));
    await page.getByText(t('reading.allDone')).waitFor();
    expect(await page.getByRole('button', { name: t('reading.saveAgain') }).isDisabled()).toBe(true);
    expect(await page.locator('.mado-words [data-doubtful=true]').count()).toBe(0);
    await page.locator('button:focus', { hasText: t('reading.nextCase') }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(t('reading.empty')).waitFor();
  });
});
