import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { configFile, projectRoot } from '#kernel';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { SweepSiblings } from '#siblings';
import { accessibilityFaults, isBrowserPass, type HttpClient } from '#testing';
import { downloadBy, openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('intake in a browser');
const PHOTO = readFileSync(configFile('demo/scans/letter-waiting-at-shop.jpg'));
const REGISTER = [
  '管理番号,受付日,受付経路,申出内容,詳細',
  '旧-1,令和7年4月3日,電話,請求額が違う。,割引の月が店頭の説明と違う。',
  '旧-2,令和7年13月3日,電話,端末の修理代。,見積りの倍の請求が来た。',
].join('\n');

let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let client: HttpClient;
const seats: Seat[] = [];

const seat = async (role: Parameters<ConsoleDesk['seat']>[0]): Promise<Seat> => {
  const made = await room.seat(role);
  seats.push(made);
  return made;
};
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const log = async (body: Record<string, unknown>): Promise<{ id: string; slipNumber: string }> =>
  (await client.post('/api/v1/complaints', { channel: 'phone', ...body })).as<{ id: string; slipNumber: string }>();

(runs ? describe : describe.skip)('intake in a browser', () => {
  beforeAll(async () => {
    t = await consoleWords();
    // Nothing listens there: no original gets a verdict.
    room = await openConsole({ settings: { clamd: '127.0.0.1:1' } });
    agent = await seat('agent');
    client = await room.desk.as('agent');
  });

  afterAll(() => room.close());

  afterEach(() => {
    for (const { watch } of seats) {
      expect(watch.faults).toEqual([]);
      expect(watch.refusals).toEqual([]);
    }
  });

  it('lists what was promised, the earliest first, marks what is overdue, and calls a next contact no call', async () => {
    const later = await log({ text: '折り返しを希望。', callbackAt: '2026-11-25T12:00:00+09:00', viaRelay: true });
    const late = await log({ text: '至急の折り返しを希望。', callbackAt: '2026-11-25T09:30:00+09:00' });
    const { page } = agent;
    await agent.open('/callbacks');
    const rows = page.locator('.mado-list-body [role=row]');
    await rows.nth(1).waitFor();
    expect(await rows.nth(0).textContent()).toContain(late.slipNumber);
    expect(await rows.nth(0).textContent()).toContain(t('callback.late', { time: '30分' }));
    expect(await rows.nth(0).textContent()).toContain(t('promise.call'));
    expect(await rows.nth(1).textContent()).toContain(later.slipNumber);
    expect(await rows.nth(1).textContent()).toContain(t('callback.left', { time: '2時間0分' }));
    expect(await rows.nth(1).textContent()).toContain(t('callbacks.relay'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await rows.nth(0).getByRole('link').click();
    await page.getByRole('heading', { name: t('complaint.callback') }).waitFor();
    await client.post(`/api/v1/complaints/${late.id}/replies`, { channel: 'phone', text: 'お電話した。' });
    const interim = { channel: 'phone', text: '調べている、とお伝えした。', interim: true };
    await client.post(`/api/v1/complaints/${later.id}/replies`, {
      ...interim,
      nextContactAt: '2026-11-25T02:00:00.000Z',
    });
    await agent.open('/callbacks');
    await page.getByText(later.slipNumber).waitFor();
    expect(await page.getByText(late.slipNumber).count()).toBe(0);
    expect(await rows.nth(0).textContent()).toContain(t('promise.contact'));
    await rows.nth(0).getByRole('link').click();
    await page.getByRole('heading', { name: t('complaint.contactPromise') }).waitFor();
    await page.getByRole('button', { name: t('contact.do.reached') }).waitFor();
  });

  it('keeps from a call who speaks for whom, and that nobody may be telephoned', async () => {
    const { page } = agent;
    await agent.open('/log-call');
    await page.locator('textarea').first().fill('母の代わりに電話している。');
    await page.getByText(t('log.otherFields')).click();
    await page.getByLabel(t('log.representative')).fill('代理 花子');
    await page.getByLabel(t('log.cannotSpeak')).check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: t('log.openComplaint') }).click();
    await page.getByText(t('complaint.cannotSpeak')).waitFor();
    await page.getByText('代理 花子', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('asks before it hands out a file that nobody scanned, or in which malware was found', async () => {
    const form = new FormData();
    form.append('text', '写真を付けます。');
    form.append('formId', 'with-photo');
    form.append('files', new Blob([new Uint8Array(PHOTO)]), '写真.jpg');
    const posted = await room.desk.client().send('POST', '/api/v1/intake/web', { body: form });
    const { slipNumber } = posted.as<{ slipNumber: string }>();
    const list = (await client.get('/api/v1/complaints')).as<{ items: { id: string; slipNumber: string }[] }>();
    const id = list.items.find((each) => each.slipNumber === slipNumber)?.id ?? '';
    const { page, watch } = agent;
    await agent.open(`/complaints/${id}`);
    const original = page.getByRole('button', { name: `${t('complaint.original')} 写真.jpg` });
    await original.click();
    const dialog = (risk: string) => page.getByRole('dialog', { name: t(`scan.ask.${risk}`) });
    await dialog('not-scanned').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect((await downloadBy(page, () => button(page, 'scan.take').click())).equals(PHOTO)).toBe(true);
    const found = "UPDATE original_scans SET state = 'found', finding = 'Test.Sample' RETURNING original_id";
    await room.desk.get(UnitOfWork).write((m) => query(m, found, []));
    await agent.open(`/complaints/${id}`);
    await page.getByText('Test.Sample').first().waitFor();
    await original.click();
    await dialog('malware').waitFor();
    await button(page, 'scan.leave').click();
    await dialog('malware').waitFor({ state: 'hidden' });
    expect(new Set(watch.refusals.splice(0).map((line) => line.slice(0, 24)))).toEqual(
      new Set(['409 GET /api/v1/files/01']),
    );
  });

  it('joins complaints that belong together, and takes one out again', async () => {
    const text =
      '青葉店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。';
    const first = await log({ text });
    const second = await log({ text: `前略　${text}　草々`, channel: 'letter' });
    await room.desk.get(SweepSiblings).execute();
    const { page } = agent;
    await agent.open(`/complaints/${second.id}`);
    const card = page.getByRole('region', { name: t('siblings.title') });
    await card.getByRole('link', { name: first.slipNumber }).waitFor();
    await button(page, 'siblings.accept').click();
    await card.getByText(t('siblings.groupTitle', { count: 2 })).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'siblings.leave').click();
    await card.getByText(t('siblings.groupTitle', { count: 2 })).waitFor({ state: 'detached' });
  });

  it('shows parked mail when asked, and makes it a case for a reason', async () => {
    const away = readFileSync(join(projectRoot(), 'test/fixtures/mail/auto-replied.eml'));
    await client.upload('/api/v1/intake/email', { name: 'away.eml', bytes: away, mediaType: 'message/rfc822' });
    const { page } = agent;
    await agent.open('/parked?view=everything');
    await button(page, 'parkedPage.show').click();
    await page.locator('.mado-parked-text').waitFor();
    expect(await button(page, 'parkedPage.makeCase').isDisabled()).toBe(true);
    await page.getByLabel(t('parkedPage.why')).fill('本人が書いたもの。');
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'parkedPage.makeCase').click();
    await page.getByRole('link', { name: /\d{4}-\d{2}-\d{6}/ }).click();
    await page.getByText(t('complaint.originals')).waitFor();
  });

  it('imports a register whose text stands in two columns, and says where a case came from', async () => {
    const supervisor = await seat('supervisor');
    const { page } = supervisor;
    await supervisor.open('/imports');
    const buffer = Buffer.from(REGISTER, 'utf8');
    await page.setInputFiles('input[type=file]', { name: '台帳.csv', mimeType: 'text/csv', buffer });
    const next = page.getByLabel(t('imports.nextColumn', { field: t('importField.text'), n: 2 }), { exact: true });
    await next.selectOption('詳細');
    expect(await accessibilityFaults(page)).toEqual([]);
    const jobs = room.desk.get(JobRunner);
    await button(page, 'imports.check').click();
    await page.getByRole('heading', { name: t('importState.checking') }).waitFor();
    await jobs.runDue();
    await page.getByText(t('imports.taken', { count: 1 })).waitFor();
    await page.getByText(t('importFault.bad-date')).waitFor();
    await button(page, 'imports.start').click();
    await page.getByRole('heading', { name: t('importState.running') }).waitFor();
    await jobs.runDue();
    await page.getByText(t('imports.takenDone', { count: 1 })).waitFor();
    await supervisor.open('/complaints');
    await page.getByRole('link', { name: /^2025-04-/ }).click();
    const text = page.locator('.mado-text').first();
    await text.waitFor();
    expect(await text.textContent()).toBe('請求額が違う。\n割引の月が店頭の説明と違う。');
    await page.getByText('旧-1', { exact: true }).waitFor();
    await page.getByRole('link', { name: t('complaint.importedRow', { row: 1 }) }).click();
    await page.getByRole('heading', { level: 1, name: '台帳.csv' }).waitFor();
  });

  it('shows an administrator the secret of a new endpoint once, and what was sent there', async () => {
    const { page, open } = await seat('admin');
    await open('/webhooks');
    await page.getByLabel(t('webhooks.url')).fill('https://crm.example.jp/hook');
    await button(page, 'action.add').click();
    await page.getByText(/^whsec_/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await open('/webhooks');
    await page.getByRole('region', { name: 'https://crm.example.jp/hook' }).waitFor();
    expect(await page.getByText(/whsec_/).count()).toBe(0);
    await button(page, 'webhooks.showLog').click();
    await page.getByText(t('webhooks.noDeliveries')).waitFor();
    await open('/mailboxes');
    await page.getByText(t('mailboxes.none')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
