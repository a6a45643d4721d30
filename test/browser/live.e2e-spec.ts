import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LiveHub } from '#live';
import { accessibilityFaults, isBrowserPass, until, type HttpClient } from '#testing';
import { openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('two people at one complaint in a browser');

let room: ConsoleDesk;
let t: Word;
let sato: Seat;
let suzuki: Seat;
let client: HttpClient;
let id: string;

const bar = (page: Page) => page.getByRole('region', { name: t('claim.title') });
const press = (page: Page, key: string) =>
  bar(page)
    .getByRole('button', { name: t(key), exact: true })
    .click();
/** Until the bar says something, without the page being loaded anew. */
const says = (page: Page, words: string) => bar(page).getByText(words).waitFor();

(runs ? describe : describe.skip)('two people at one complaint in a browser', () => {
  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
    client = await room.desk.as('agent');
    const receivedAt = room.desk.clock.now().toISOString();
    const complaint = { channel: 'phone', text: '請求の内訳を知りたいとのこと。', receivedAt };
    id = (await client.post('/api/v1/complaints', complaint)).as<{ id: string }>().id;
    [sato, suzuki] = [await room.seat('agent'), await room.seat('agent')];
    const hub = room.desk.get(LiveHub);
    for (const [n, { open }] of [sato, suzuki].entries()) {
      await open(`/complaints/${id}`);
      await until('the page to hear what is told', () => hub.listeners === n + 1);
    }
  });

  afterAll(() => room.close());

  afterEach(() => {
    for (const { watch } of [sato, suzuki]) expect([watch.faults, watch.refusals]).toEqual([[], []]);
  });

  it('see each other, and who has begun to work on it', async () => {
    await sato.page.getByText(t('presence.others', { names: suzuki.name })).waitFor();
    await press(sato.page, 'claim.take');
    await says(sato.page, t('claim.mine'));
    await says(suzuki.page, t('claim.held', { name: sato.name, at: '10:00' }));
    expect(await accessibilityFaults(suzuki.page)).toEqual([]);
  });

  it('ask and answer each other, by keys, with the focus staying where the work is', async () => {
    await bar(suzuki.page)
      .getByRole('button', { name: t('claim.ask') })
      .press('Enter');
    const inBar = async () => (await bar(suzuki.page).and(suzuki.page.locator(':focus-within')).count()) > 0;
    await until('the focus to be in the bar', inBar);
    await bar(sato.page)
      .getByRole('button', { name: t('claim.handOver') })
      .waitFor();
    expect(await accessibilityFaults(sato.page)).toEqual([]);
    await bar(sato.page)
      .getByRole('button', { name: t('keepWord.on-the-phone') })
      .press('Enter');
    await says(suzuki.page, t('claim.kept', { name: sato.name, word: t('keepWord.on-the-phone') }));
    expect(await inBar()).toBe(true);
    await says(sato.page, t('claim.mine'));
  });

  it('change hands when nobody answers for a minute, and both are told', async () => {
    await press(suzuki.page, 'claim.ask');
    await says(suzuki.page, t('claim.asking', { until: '10:01' }));
    await bar(sato.page)
      .getByRole('button', { name: t('claim.handOver') })
      .waitFor();
    room.desk.clock.advance(61_000);
    // Whoever looks next finds that the minute is over; on a page that is open its own clock does.
    await client.get(`/api/v1/complaints/${id}/claim`);
    await says(suzuki.page, t('claim.mine'));
    await says(sato.page, t('claim.held', { name: suzuki.name, at: '10:01' }));
  });

  it('see what the other did without loading the page anew', async () => {
    await client.post(`/api/v1/complaints/${id}/handling`, { to: 'acknowledged' });
    for (const { page } of [sato, suzuki])
      await page.locator('main').getByText(t('state.acknowledged')).first().waitFor();
  });

  it('hear of what changed between the first read of a page and the opening of its stream', async () => {
    const receivedAt = room.desk.clock.now().toISOString();
    const complaint = { channel: 'phone', text: '住所の変更を伝えたいとのこと。', receivedAt };
    const { id: other } = (await client.post('/api/v1/complaints', complaint)).as<{ id: string }>();
    const hub = room.desk.get(LiveHub);
    const listeners = hub.listeners;
    const { page, open, watch } = await room.seat('agent');
    const opening = Promise.withResolvers<undefined>();
    const asked = page.waitForRequest(/\/api\/v1\/live/);
    await page.route(/\/api\/v1\/live/, async (route) => {
      await opening.promise;
      await route.continue();
    });
    await open(`/complaints/${other}`);
    await page.locator('main').getByText(t('state.received')).first().waitFor();
    await client.post(`/api/v1/complaints/${other}/handling`, { to: 'acknowledged' });
    await hub.flush();
    expect(hub.listeners).toBe(listeners);
    // From the place of the first read, for without one the page would read all anew.
    expect(new URL((await asked).url()).searchParams.get('after')).toMatch(/./);
    opening.resolve(undefined);
    await page.locator('main').getByText(t('state.acknowledged')).first().waitFor();
    expect([watch.faults, watch.refusals]).toEqual([[], []]);
    await page.close();
    await until('the page to be gone', () => hub.listeners === listeners);
  });

  it('need one connection for all tabs of a browser, and another tab takes over when the first is closed', async () => {
    const hub = room.desk.get(LiveHub);
    const second = await sato.page.context().newPage();
    await second.goto(sato.page.url());
    await bar(second).waitFor();
    expect(hub.listeners).toBe(2);
    const takesOver = second.waitForResponse((r) => new URL(r.url()).pathname === '/api/v1/live');
    await sato.page.close();
    await takesOver;
    await until('the first tab to be gone', () => hub.listeners === 2);
    await client.post(`/api/v1/complaints/${id}/handling`, { to: 'in_handling' });
    await second.locator('main').getByText(t('state.in_handling')).first().waitFor();
  });
});
