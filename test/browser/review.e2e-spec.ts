import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFaults, isBrowserPass, until } from '#testing';
import { downloadBy, openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('review by two officers in a browser');
const LEAK = '店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。';

let room: ConsoleDesk;
let t: Word;
let first: Seat;
let second: Seat;

const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });

async function openFirst(officer: Seat): Promise<void> {
  await officer.open('/review');
  await officer.page.locator('.mado-list-link').first().click();
  await button(officer.page, 'review.submit').waitFor();
  await officer.page
    .getByRole('group', { name: t('review.set_aside') })
    .getByRole('radio')
    .first()
    .check();
}

(runs ? describe : describe.skip)('a signal that one officer alone may not set aside', () => {
  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
    const agent = await room.desk.as('agent');
    await agent.post('/api/v1/complaints', { channel: 'phone', text: LEAK });
    [first, second] = [await room.seat('compliance'), await room.seat('compliance')];
  });
  afterAll(() => room.close());
  afterEach(() => {
    for (const { watch } of [first, second]) {
      expect(watch.faults).toEqual([]);
      expect(watch.refusals).toEqual([]);
    }
  });

  it('is set aside with quoted words only, and goes on waiting for a second officer', async () => {
    const { page } = first;
    await openFirst(first);
    expect(await button(page, 'review.submit').isDisabled()).toBe(true);
    await page.locator('.mado-text').first().selectText();
    await button(page, 'review.citeSelection').click();
    await page.getByText(`「${LEAK}」`, { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'review.submit').click();
    await page.getByText(t('review.doneSecond')).waitFor();
    await page.getByRole('link', { name: t('review.backToQueue') }).click();
    await page.getByText(t('review.empty')).waitFor();
  });

  it('is answered by the second one, who ticks what the engine marked and is not told what the first thought', async () => {
    const { page } = second;
    await openFirst(second);
    expect(await page.getByText(t('complaint.decisions'), { exact: true }).count()).toBe(0);
    await page
      .getByRole('group', { name: t('review.citations') })
      .getByRole('checkbox')
      .first()
      .check();
    await button(page, 'review.submit').click();
    await page.getByText(t('review.done'), { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('stands in the register twice, with the words that both quoted, and leaves as CSV', async () => {
    const { page } = second;
    await second.open('/register');
    await page.locator('tbody tr').nth(1).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    await button(page, 'register.show').last().click();
    await page.getByText(`「${LEAK}」`, { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const csv = await downloadBy(page, () => button(page, 'register.export').click());
    expect(csv.toString('utf8')).toContain(LEAK);
  });

  it('starts no clock before it was asked and answered with what begins, all by keys', async () => {
    const { page } = first;
    const agent = await room.desk.as('agent');
    await agent.post('/api/v1/complaints', { channel: 'phone', text: `${LEAK}三度目です。` });
    const posted: string[] = [];
    page.on('request', (r) => {
      if (r.method() === 'POST' && r.url().endsWith('/decision')) posted.push(r.url());
    });
    await first.open('/review');
    await page.locator('.mado-list-link').first().click();
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('8');
    await page.keyboard.press('Control+Enter');
    const question = page.getByRole('group', { name: t('deciding.ask') });
    await question.locator('.mado-due li').first().waitFor();
    expect(await question.locator('input:focus').inputValue()).toBe('new');
    expect(await accessibilityFaults(page)).toEqual([]);
    const over = question.getByText(t('deciding.past'));
    const overBefore = await over.count();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await page.locator('button:focus', { hasText: t('review.submit') }).waitFor();
    expect(posted).toEqual([]);
    // Known long ago: what begins is over already, and that is said.
    await page.getByRole('textbox', { name: t('review.knownAt') }).fill('2026-01-05 09:05');
    await page.locator('.mado-draft-line').waitFor();
    await page.keyboard.press('Control+Enter');
    await until('what begins to be over', async () => (await over.count()) > overBefore);
    const ran = '((box) => box.scrollWidth - box.clientWidth)(document.querySelector(".mado-ask"))';
    expect(['what runs out of the question', await page.evaluate(ran)]).toEqual(['what runs out of the question', 0]);
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('deciding.mistake')).waitFor();
    expect(posted).toHaveLength(1);
    expect(await page.locator('a:focus').textContent()).toBe(t('review.backToQueue'));
  });

  it('leads to an incident whose next deadline reads on a telephone, without moving the list sideways', async () => {
    const { page } = first;
    await page.setViewportSize({ width: 390, height: 844 });
    await first.open('/incidents');
    await page.locator('.mado-due-below', { hasText: t('task.late') }).waitFor();
    const sideways =
      'Array.from(document.querySelectorAll(".mado-scroll"), (box) => box.scrollWidth - box.clientWidth)';
    expect(await page.evaluate(sideways)).toEqual([0]);
    const below = page.locator('.mado-due-below').first();
    const colon = (key: string): string => `${t(key)}：`;
    for (const key of ['incidents.complaints', 'incident.knownAt']) await below.getByText(colon(key)).waitFor();
    // Paper is as narrow, and has room for the columns.
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('columnheader', { name: t('incident.knownAt') }).waitFor();
    expect(await below.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });
});
