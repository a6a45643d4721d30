import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { query, UnitOfWork } from '#persistence';
import { accessibilityFaults, isBrowserPass, until, type HttpClient } from '#testing';
import { openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(240_000);

const runs = isBrowserPass('queues in a browser');
const MANY = 260;

let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let clerk: HttpClient;

const letter = async (): Promise<string> => {
  const body = { channel: 'letter', text: '請求書の日付が毎月ちがいます。' };
  return (await clerk.post('/api/v1/complaints', body)).as<{ slipNumber: string }>().slipNumber;
};
const focused = (): Promise<string> => agent.page.evaluate<string>(`document.activeElement?.textContent ?? ''`);
const lines = () => agent.page.locator('.mado-list-body [role=row]');

(runs ? describe : describe.skip)('queues in a browser', () => {
  const slips: string[] = [];

  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
    clerk = await room.desk.as('compliance');
    for (let n = 0; n < 4; n += 1) slips.push(await letter());
    agent = await room.seat('agent');
  });

  afterAll(() => room.close());

  afterEach(() => {
    expect(agent.watch.faults).toEqual([]);
    expect(agent.watch.refusals).toEqual([]);
  });

  it('are worked by keys: down, tick, take; the focus stays in the list', async () => {
    const { page } = agent;
    await agent.open('/queues/unassigned');
    await lines().nth(3).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('j');
    await until('the first line has the focus', async () => (await focused()).includes(slips[0] ?? '?'));
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await until('the second line has the focus', async () => (await focused()).includes(slips[1] ?? '?'));
    await page.keyboard.press('x');
    await page.getByText(t('bulk.chosen', { count: 2 })).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('m');
    await page.getByText(t('bulk.done', { count: 2 })).waitFor();
    await until('they have left the queue', async () => (await lines().count()) === 2);
    await agent.open('/queues/mine');
    await until('they are mine', async () => (await lines().count()) === 2);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/complaints\/[0-9A-Z]{26}$/);
  });

  it('tell of what is new and do not move until asked', async () => {
    const { page } = agent;
    await agent.open('/complaints');
    await lines().nth(3).waitFor();
    // Names of owners come after the lines.
    await until('owners have their names', async () => (await lines().filter({ hasText: agent.name }).count()) === 2);
    const before = await lines().allTextContents();
    const slip = await letter();
    await page.getByText(t('lists.fresh', { count: 1 })).waitFor({ timeout: 90_000 });
    expect(await lines().allTextContents()).toEqual(before);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('.');
    await until('the new one is first', async () => (await lines().first().textContent())?.includes(slip) === true);
  });

  it('keep filters in the address as codes, and under a name', async () => {
    const { page } = agent;
    await page.locator('select').first().selectOption('in_handling');
    await page.getByText(t('lists.nothingFits')).waitFor();
    expect(page.url()).toMatch(/\?state=in_handling$/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: t('views.save') }).click();
    await page.getByRole('textbox', { name: t('views.name') }).fill('対応中のもの');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '対応中のもの' }).waitFor();
    await page.getByRole('button', { name: t('lists.widen') }).click();
    await lines().first().waitFor();
    await page.getByRole('link', { name: '対応中のもの' }).click();
    await page.waitForURL(/\?state=in_handling$/);
  });

  it('give what was typed for a call that was left for another list to no later call', async () => {
    const { page } = agent;
    await agent.open('/complaints');
    await lines().first().waitFor();
    const loading = Promise.withResolvers<undefined>();
    const code = /\/assets\/log-call-[^/]*\.js$/;
    const asked = page.waitForRequest(code);
    await page.route(code, async (route) => {
      await loading.promise;
      await route.continue();
    });
    await page.keyboard.press('F2');
    await asked;
    await page.keyboard.type('meant for nobody else');
    await page.locator('select').first().selectOption('in_handling');
    await page.getByText(t('lists.nothingFits')).waitFor();
    loading.resolve(undefined);
    await page.getByRole('link', { name: t('nav.logCall'), exact: true }).click();
    const note = page.locator('#call-note');
    await note.waitFor();
    expect(await note.inputValue()).toBe('');
  });

  it('put only what is seen on the page, and find the line again on the way back', async () => {
    const { page } = agent;
    const copy = `INSERT INTO complaints (id, slip_number, arrival_id, key_id, channel, language, received_at, registered_at,
      state, category, severity, flagged, human_must_read, via_relay, version, sealed_text, sealed_details)
      SELECT ?, ?, arrival_id, key_id, channel, language, ?, registered_at, state, category, severity, flagged,
      human_must_read, via_relay, version, sealed_text, sealed_details FROM complaints WHERE slip_number = ? RETURNING id`;
    await room.desk.get(UnitOfWork).write(async (m) => {
      for (let n = 1; n <= MANY; n += 1) {
        const serial = String(n).padStart(6, '0');
        const id = `01J00000000000000000${serial}`;
        await query(m, copy, [id, `2024-01-${serial}`, `2024-01-01T00:00:00.${serial.slice(3)}Z`, slips[0]]);
      }
    });
    // Copies are sealed for another row and cannot be opened: their page gets the one that they were made of.
    const [original] = await query<{ id: string }>(
      room.desk.get(UnitOfWork).reads,
      'SELECT id FROM complaints WHERE slip_number = ?',
      [slips[0]],
    );
    await page.route(/complaints\/01J0[0-9]{22}/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/01J0[0-9]{22}/, original?.id ?? ''),
      }),
    );
    await agent.open('/complaints?order=oldest');
    await lines().first().waitFor();
    expect(await lines().count()).toBeLessThan(60);
    await page.keyboard.press('j');
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('PageDown');
    const caughtUp = `document.activeElement?.getAttribute('data-active') === 'true'`;
    await until('the focus has caught up', () => page.evaluate<boolean>(caughtUp));
    expect(await focused()).toMatch(/^2024-01-0001[0-9]{2}/);
    const here = (await focused()).slice(0, 14);
    expect(await lines().count()).toBeLessThan(60);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/complaints\/[0-9A-Z]{26}$/);
    // The address is there before the page.
    await page.getByRole('heading', { level: 1, name: slips[0] ?? '?' }).waitFor();
    await page.goBack();
    await lines().filter({ hasText: here }).waitFor();
    const marked = page.locator('.mado-list-body [data-active=true]');
    await until(
      'the line that was opened is marked',
      async () => (await marked.textContent())?.startsWith(here) === true,
    );
    await until('the list is where it was left', () => page.evaluate<boolean>('window.scrollY > 0'));
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('strike out what a colleague took, wherever it stands among lines that move as they are worked on', async () => {
    const { page } = agent;
    const { user } = (await clerk.get('/api/v1/session')).as<{ user: { id: string } }>();
    const take = async (serial: string): Promise<void> => {
      const path = `/api/v1/complaints/01J00000000000000000${serial}/assign`;
      expect((await clerk.post(path, { to: user.id, seenOwner: null })).status).toBe(204);
    };
    await agent.open('/queues/unassigned?order=due');
    await lines().first().waitFor();
    await take('000080');
    await page.getByText(t('lists.gone', { count: 1 })).waitFor();
    for (const serial of ['000090', '000002']) await take(serial);
    await page.getByText(t('lists.gone', { count: 3 })).waitFor();
    await page.locator('.mado-list-body [data-gone=true]').filter({ hasText: '2024-01-000002' }).waitFor();
    await page.keyboard.press('.');
    await page.getByText(t('lists.gone', { count: 3 })).waitFor({ state: 'detached' });
    expect(await page.locator('.mado-list-body [data-gone=true]').count()).toBe(0);
  });

  it('read anew a narrowing that is come back to, of which nobody told while another was shown', async () => {
    const { page } = agent;
    const readAnew = () =>
      page.waitForResponse((r) => {
        const { pathname, searchParams: asked } = new URL(r.url());
        return pathname === '/api/v1/complaints' && asked.get('limit') === '100' && !asked.has('state');
      });
    const first = readAnew();
    await agent.open('/queues/unassigned?order=due');
    await first;
    await lines().first().waitFor();
    const state = page.locator('select').first();
    await state.selectOption('in_handling');
    await page.getByText(t('lists.nothingFits')).waitFor();
    const again = readAnew();
    await state.selectOption('');
    await lines().first().waitFor();
    expect((await again).status()).toBe(200);
  });
});
