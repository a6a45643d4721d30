import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { projectRoot, type Role } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { SweepSearch } from '#search';
import { isBrowserPass, SmtpSink, until, type HttpClient } from '#testing';
import { downloadBy, openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { Keyboard, pressPair, report } from './support/keyboard.js';
import { scrollThrough, spread } from './support/measure.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(300_000);

const runs = isBrowserPass('journeys by keyboard alone');
const NOTE =
  '主人の携帯の通話明細が、別居中の義母の家に届いたとのこと。番号と時刻が全部載っていて、誰に電話したか知られてしまった。昨日の夕方に義母から電話があり、勤め先の番号まで言い当てられた。番号が漏れた訳を調べて、早めに電話で知らせてほしいとのこと。';
const LEAK = '店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。';
const FAX = readFileSync(join(projectRoot(), 'test/fixtures/fax/fax-upsidedown-fine.tif'));
const NOTICE = `{{name}} 様

■ 概要
2026年11月20日、試験用の事象がありました。
■ 漏えいした情報の項目
通信の日時。
■ 原因
設定の誤り。
■ 二次被害又はそのおそれ
確認されていません。
■ その他お客様へのお願い
不審な連絡にご注意ください。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00`;
const MANY = 2_100;

let room: ConsoleDesk;
let smtp: SmtpSink;
let t: Word;
let clerk: HttpClient;
let officer: HttpClient;
const seats: { seat: Seat; keys: Keyboard }[] = [];

/** Somebody new with this role, signed in, at the page where their day starts. */
async function sitDown(role: Role): Promise<{ page: Page; keys: Keyboard }> {
  const seat = await room.seat(role);
  const keys = await Keyboard.of(seat.page);
  seats.push({ seat, keys });
  await seat.open('/');
  await heading(seat.page, t('today.title')).waitFor();
  await seat.page.locator('main .mado-card, main .mado-empty').first().waitFor();
  keys.begin();
  return { page: seat.page, keys };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const log = async (text: string, contact: object = {}): Promise<{ id: string; slipNumber: string }> =>
  (await clerk.post('/api/v1/complaints', { channel: 'phone', text, contact })).as<{
    id: string;
    slipNumber: string;
  }>();
const readBack = async (id: string): Promise<{ text: string }> =>
  (await clerk.get(`/api/v1/complaints/${id}`)).as<{ text: string }>();

/** A notice to two persons that waits for its approvals. */
async function draftCampaign(): Promise<string> {
  const about = { title: '架空の事案', complaintIds: [(await log('別の方の明細が届きました。')).id] };
  const incident = (await officer.post('/api/v1/incidents', about)).as<{ id: string }>();
  const words = { subject: '大切なお知らせ', body: NOTICE, language: 'ja' };
  const made = await officer.post(`/api/v1/incidents/${incident.id}/campaigns`, words);
  const { id } = made.as<{ id: string }>();
  const parties = [1, 2].map((n) => ({ name: `架空 ${String(n)}子`, email: `party-${String(n)}@example.jp` }));
  expect((await officer.post(`/api/v1/campaigns/${id}/parties`, { parties })).body).toMatchObject({ added: 2 });
  return id;
}

/** A fax whose one page waits for a person, with its first word marked; answers its complaint. */
async function faxToRead(): Promise<string> {
  const file = { name: 'fax.tif', bytes: FAX, mediaType: 'image/tiff' };
  const { arrivalId } = (await clerk.upload('/api/v1/intake/fax', file)).as<{ arrivalId: string }>();
  const arrivals = async () =>
    (await clerk.get('/api/v1/arrivals')).as<{ items: { id: string; complaintId: string | null }[] }>().items;
  const one = async () => (await arrivals()).find(({ id }) => id === arrivalId)?.complaintId;
  const complaintId = await until('the fax was read', one, 200_000);
  // Whatever today's engine is sure of: the page waits for a person.
  await room.desk
    .get(UnitOfWork)
    .write((m) => query(m, 'UPDATE read_pages SET needs_person = ? WHERE source = ? RETURNING id', [true, 'ocr']));
  return complaintId;
}

(runs ? describe : describe.skip)('the console', () => {
  beforeAll(async () => {
    t = await consoleWords();
    smtp = await SmtpSink.listen();
    room = await openConsole({ settings: { reviewBlindPercent: 0, smtpUrl: smtp.url, bounceDomain: 'b.example.jp' } });
    [clerk, officer] = [await room.desk.as('supervisor'), await room.desk.as('compliance')];
  });

  afterAll(async () => {
    await room.close();
    await smtp.close();
  });

  describe('by keyboard alone, from the page where the day starts,', () => {
    afterEach(async () => {
      for (const { seat, keys } of seats.splice(0)) {
        expect(keys.pointers).toEqual([]);
        expect(seat.watch.faults).toEqual([]);
        expect(seat.watch.refusals).toEqual([]);
        await seat.page.context().close();
      }
    });

    it('an agent logs a call with a note of 120 characters and begins the next, in at most 25 actions', async () => {
      expect([...NOTE.slice(0, 120)]).toHaveLength(120);
      const { page, keys } = await sitDown('agent');
      await keys.press('F2');
      await keys.focusIn('the note', '#call-note');
      await keys.type(NOTE.slice(0, 120));
      await page.locator('.mado-questions li').first().waitFor();
      await keys.press('F8');
      await keys.type('義母。だれにも話していない');
      await keys.press('Tab');
      await keys.type('０３（００００）１２３４');
      await keys.press('Tab');
      await keys.type('架空 花子');
      await keys.press('Tab');
      await keys.type('明日１５時');
      await keys.press('Control+Enter');
      const slip = page.getByRole('status', { name: t('field.slip') });
      expect(await slip.textContent()).toMatch(/^\d{4}-\d{2}-\d{6}$/);
      await keys.press('F2');
      await keys.focusIn('the next note', '#call-note');
      expect(keys.end('log a phone complaint').actions).toBeLessThanOrEqual(25);
    });

    it('an officer reviews a signal in at most 4 keys, and Enter leads to the next', async () => {
      await log(LEAK);
      await log(`${LEAK}二度目です。`);
      const { page, keys } = await sitDown('compliance');
      await keys.press('n');
      await page.getByRole('radio').first().waitFor();
      const { pathname } = new URL(page.url());
      expect(pathname).toMatch(/\/review\/[0-9A-Z]{26}$/);
      const answer = page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith('/decision'));
      await keys.press('e', '1', 'Control+Enter');
      expect((await answer).status()).toBe(200);
      await page
        .locator('a:focus')
        .filter({ hasText: t('review.backToQueue') })
        .waitFor();
      expect(keys.end('review a signal').actions).toBeLessThanOrEqual(4);
      await page.locator('a:focus[href*="/review/"]').waitFor();
      await keys.press('Enter');
      await page.getByRole('radio').first().waitFor();
      expect(page.url()).toMatch(/\/review\/[0-9A-Z]{26}$/);
      expect(page.url()).not.toContain(pathname);
    });

    it.each(['０３１２３４５６７８', '03-1234-5678', '+81 3 1234 5678'])(
      'an agent finds a complaint by the number %s, and asks for another over it',
      async (number) => {
        const made = await log('電話がつながりません。', { phone: '03(1234)5678' });
        while (await room.desk.get(SweepSearch).step());
        const { page, keys } = await sitDown('agent');
        await keys.press('/');
        await keys.focusIn('the box', '[role=search] input');
        await keys.type(number);
        await keys.press('Enter');
        await page.locator('.mado-hit-slip').first().waitFor();
        await keys.press('Tab');
        await keys.press('j');
        await page.locator('.mado-hit-slip:focus').filter({ hasText: made.slipNumber }).waitFor();
        await keys.press('Enter');
        await heading(page, made.slipNumber).waitFor();
        expect(keys.end(`find a complaint by ${number}`).actions).toBeLessThanOrEqual(6);
        await keys.press('/');
        await keys.focusIn('the box', '[role=search] input');
        await keys.type('つながりません');
        expect(await page.locator('[role=search] input').first().inputValue()).toBe('つながりません');
      },
    );

    it('an agent puts a word of a fax right and confirms its page', async () => {
      const complaintId = await faxToRead();
      const { page, keys } = await sitDown('agent');
      await keys.pressPair('g', 'f');
      await page.locator('.mado-list-body [role=row]').first().waitFor();
      await keys.press('Enter');
      await keys.focusIn('the first word to look at', '.mado-word-field input, .mado-reading-text button');
      if ((await keys.focused()) !== 'INPUT') {
        // The engine is sure of every word: one is chosen all the same.
        await keys.press('Shift+Tab', 'Enter');
        await keys.focusIn('the word', '.mado-word-field input');
      }
      await keys.type('訂正済');
      await keys.press('Enter', 'Control+Enter');
      await page.getByText(t('pageHow.confirmed'), { exact: true }).waitFor();
      const figures = keys.end('correct a fax');
      await until('the case has the word', async () => (await readBack(complaintId)).text.includes('訂正済'));
      expect(figures.actions).toBeLessThanOrEqual(8);
    });

    it('one officer approves a notice, another approves and starts it', async () => {
      const campaignId = await draftCampaign();
      for (const [who, starts] of [
        ['approve a notice', false],
        ['approve and start a notice', true],
      ] as const) {
        const { page, keys } = await sitDown('compliance');
        await page.getByRole('link', { name: t('second.campaign') }).waitFor();
        await keys.press('s', 'Enter');
        await heading(page, t('incident.campaigns')).waitFor();
        const approve = page.getByRole('button', { name: t('campaign.approve'), exact: true });
        await approve.waitFor();
        await keys.press('a');
        await keys.focusIn('the button', 'button');
        await keys.press('Enter');
        await page.getByText(t('campaign.approvals', { count: starts ? 2 : 1 })).waitFor();
        await keys.focusIn('what it waits for now', '[role=group]');
        if (starts) {
          await page.getByRole('button', { name: t('campaign.start'), exact: true }).waitFor();
          await keys.press('s', 'Enter');
          await page.getByRole('button', { name: t('campaign.cancelStart'), exact: true }).waitFor();
          await keys.focusIn('what is done next', '[role=group]');
        }
        expect(keys.end(who).actions).toBeLessThanOrEqual(starts ? 6 : 4);
      }
      expect((await officer.get(`/api/v1/campaigns/${campaignId}`)).body).toMatchObject({ state: 'scheduled' });
    });

    it('the manager prints the monthly report', async () => {
      const { page, keys } = await sitDown('manager');
      await keys.pressPair('g', 'p');
      await heading(page, t('nav.reports')).waitFor();
      await page.locator('.mado-sections').waitFor();
      const pdf = await downloadBy(page, () => keys.press('p'));
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(keys.end('print the monthly report').actions).toBeLessThanOrEqual(3);
      expect(await keys.focused()).toBe('H1');
    });

    it('would notice a mouse (control)', async () => {
      const { page, keys } = await sitDown('agent');
      await page.getByRole('link', { name: t('app.skip') }).waitFor({ state: 'attached' });
      await page.mouse.click(5, 5);
      await until('the pointer was told', () => keys.pointers.includes('click'));
      keys.pointers.length = 0;
    });
  });

  describe('is measured in the browser, no limit asserted on a time:', () => {
    it('the round trip of the reading while somebody types', async () => {
      const seat = await room.seat('agent');
      await seat.open('/log-call');
      const { page } = seat;
      const took: number[] = [];
      page.on('requestfinished', (r) => {
        if (r.url().endsWith('/triage/preview')) took.push(r.timing().responseEnd);
      });
      await page.locator('#call-note:focus').waitFor();
      for (let n = 0; n < 28; n += 1) {
        const before = took.length;
        await page.keyboard.insertText(NOTE.slice(n * 4, n * 4 + 4));
        if (n > 1) await until('the reading is there', () => took.length > before);
      }
      const figures = spread(took.slice(2));
      report({ measured: 'preview', ...figures.of }, `preview in the browser: ${figures.words}`);
      expect(figures.of.n).toBeGreaterThanOrEqual(20);
      await page.context().close();
    });

    it('how soon a list of thousands shows its lines, and how evenly it scrolls with few of them on the page', async () => {
      const { slipNumber } = await log('請求書の日付が毎月ちがいます。');
      const copy = `INSERT INTO complaints (id, slip_number, arrival_id, key_id, channel, language, received_at, registered_at,
      state, category, severity, flagged, human_must_read, via_relay, version, sealed_text, sealed_details)
      SELECT ?, ?, arrival_id, key_id, channel, language, ?, registered_at, state, category, severity, flagged,
      human_must_read, via_relay, version, sealed_text, sealed_details FROM complaints WHERE slip_number = ? RETURNING id`;
      await room.desk.get(UnitOfWork).write(async (m) => {
        for (let n = 1; n <= MANY; n += 1) {
          const serial = String(n).padStart(6, '0');
          const at = `2024-01-01T00:0${String(Math.floor(n / 1000))}:00.${serial.slice(3)}Z`;
          await query(m, copy, [`01J00000000000000000${serial}`, `2024-01-${serial}`, at, slipNumber]);
        }
      });
      const seat = await room.seat('agent');
      const { page } = seat;
      const lines = page.locator('.mado-list-body [role=row]');
      const [shown, answered]: number[][] = [[], []];
      page.on('requestfinished', (r) => {
        if (new URL(r.url()).pathname === '/api/v1/complaints') answered?.push(r.timing().responseEnd);
      });
      for (let n = 0; n < 11; n += 1) {
        await seat.open('/today');
        const from = performance.now();
        await pressPair(page, 'g', 'c');
        await lines.first().waitFor();
        shown?.push(performance.now() - from);
      }
      const [first, server] = [spread(shown?.slice(1) ?? []), spread(answered?.slice(1) ?? [])];
      report(
        { measured: 'first rows', ...first.of },
        `first lines of ${String(MANY)}, from the key on: ${first.words}`,
      );
      report({ measured: 'first page', ...server.of }, `its first page from the desk: ${server.words}`);
      const { words, of } = await scrollThrough(page);
      report({ measured: 'scroll', ...of }, `scroll: ${words}`);
      expect(of.end).toBeGreaterThanOrEqual(MANY);
      expect(of.mostRows).toBeLessThan(60);
      expect(seat.watch.faults).toEqual([]);
    });
  });
});
