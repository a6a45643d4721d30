import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { configFile, projectRoot } from '#kernel';
import { SweepSearch } from '#search';
import { accessibilityFaults, expectInk, isBrowserPass, until, watchPage } from '#testing';
import { downloadBy, openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('the console in a browser');
const NOTE =
  '主人の携帯の通話明細が、別居中の義母の家に届いたとのこと。番号と時刻が全部載っていて、誰に電話したか知られてしまった。';
const LETTER = readFileSync(configFile('demo/scans/letter-waiting-at-shop.jpg'));
const SLIP = /^\d{4}-\d{2}-\d{6}$/;

let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let officer: Seat;
const seats: Seat[] = [];
let complaintPath = '';

const seat = async (role: Parameters<ConsoleDesk['seat']>[0]): Promise<Seat> => {
  const made = await room.seat(role);
  seats.push(made);
  return made;
};
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const field = (page: Page, key: string) => page.getByLabel(t(key), { exact: true });
const note = (page: Page) => page.locator('textarea').first();

(runs ? describe : describe.skip)('the console in a browser', () => {
  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
    agent = await seat('agent');
    officer = await seat('compliance');
  });

  afterAll(() => room.close());

  afterEach(() => {
    for (const { watch } of seats) {
      expect(watch.faults).toEqual([]);
      expect(watch.refusals).toEqual([]);
    }
  });

  it('signs somebody in with their password, and says so when it is wrong', async () => {
    const user = await room.desk.addUser('supervisor');
    const page = await room.browser.newPage();
    const watch = watchPage(page);
    await page.goto(`${room.desk.url}/console/`);
    await page.getByLabel(t('login.email')).fill(user.email);
    await page.locator('input[type=password]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('input[type=password]').fill(user.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: t('today.title') }).waitFor();
    expect(watch.faults).toEqual([]);
    expect(new Set(watch.refusals)).toEqual(new Set(['401 GET /api/v1/session', '401 POST /api/v1/session']));
    await page.context().close();
  });

  it('shows the signal and the questions while the call is being written, in Japanese letters', async () => {
    const { page } = agent;
    await agent.open('/log-call');
    await expectInk(page);
    await note(page).fill(NOTE);
    await page.getByText(t('log.previewFlagged')).waitFor();
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    await page.getByText(t('log.questions')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('takes an Enter that ends a kana-kanji conversion for what it is, with Ctrl held or not', async () => {
    const { page } = agent;
    for (const key of [
      { key: 'Enter', ctrlKey: true, isComposing: true },
      { key: 'Enter', ctrlKey: true, keyCode: 229 },
      { key: 'Enter' },
    ]) {
      await note(page).dispatchEvent('compositionstart');
      await note(page).dispatchEvent('keydown', { bubbles: true, ...key });
      await note(page).dispatchEvent('compositionend');
    }
    await field(page, 'field.phone').fill('０９０－００００－１２３４');
    await field(page, 'field.phone').press('Enter');
    const saved = await room.desk.as('supervisor').then((client) => client.get('/api/v1/complaints'));
    expect(saved.as<{ items: unknown[] }>().items).toEqual([]);
    expect(await note(page).inputValue()).toBe(NOTE);
  });

  it('saves with Ctrl+Enter once, however long it is held, and shows the slip number to read out', async () => {
    const { page } = agent;
    const posted = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/api/v1/complaints'));
    await note(page).focus();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    const sent = (await posted).postDataBuffer();
    const slip = page.getByRole('status', { name: t('field.slip') });
    expect(await slip.textContent()).toMatch(SLIP);
    await page.keyboard.press('Control+Enter');
    expect(await slip.textContent()).toMatch(SLIP);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: t('log.openComplaint') }).click();
    await page.locator('.mado-text').first().waitFor();
    complaintPath = new URL(page.url()).pathname.replace('/console', '');
    const original = await downloadBy(page, () => button(page, 'complaint.original').click());
    expect(original.equals(sent ?? Buffer.alloc(0))).toBe(true);
  });

  it('finds the call by its number in full-width digits, without the number in any address', async () => {
    const { page } = agent;
    while (await room.desk.get(SweepSearch).step());
    await agent.open('/complaints');
    await field(page, 'list.find').fill('０９０ー００００ー１２３４');
    await page.keyboard.press('Enter');
    await page.locator('.mado-hit').waitFor();
    expect(await page.locator('.mado-hit').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(page.url()).not.toMatch(/0000|００００/);
    await page.goBack();
    await page.goForward();
    await page.locator('.mado-hit').waitFor();
    expect(page.url()).not.toMatch(/0000|００００/);
  });

  it('searches by / from every page, by keys alone, and shows numbers to whoever says what for', async () => {
    const { page } = await seat('agent');
    await page.goto(`${room.desk.url}/console/callbacks`);
    await page.locator('main h1').waitFor();
    await page.keyboard.press('/');
    const box = field(page, 'search.box');
    await box.waitFor();
    expect(await page.locator('.mado-search-box input:focus').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('通話明細 義母');
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
    expect(await page.locator('.mado-hit').count()).toBe(0);
    await page.keyboard.press('Enter');
    const hit = page.locator('.mado-hit');
    await hit.waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['通話明細', '義母']);
    expect(await hit.textContent()).not.toMatch(/00001234|0000-1234|００００/);
    const unmask = hit.getByRole('button');
    await unmask.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: t('search.unmaskTitle') })
      .locator('input:focus')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await hit.getByText('090-0000-1234').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await hit.locator('.mado-hit-slip:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${complaintPath}`);
    await page.context().close();
  });

  it('shows both versions when two people correct the same complaint, and keeps the chosen one', async () => {
    const { page } = agent;
    await agent.open(complaintPath);
    await officer.open(complaintPath);
    for (const { page: one } of [agent, officer]) await button(one, 'complaint.edit').click();
    await field(officer.page, 'complaint.text').fill(`${NOTE}（担当の訂正）`);
    await button(officer.page, 'action.save').click();
    await officer.page.locator('.mado-text', { hasText: '担当の訂正' }).waitFor();
    await field(page, 'complaint.text').fill(`${NOTE}（相談員の訂正）`);
    await button(page, 'action.save').click();
    const dialog = page.getByRole('dialog', { name: t('conflict.title') });
    const side = (key: string) => dialog.getByRole('region', { name: t(key) });
    expect(await side('conflict.yours').textContent()).toContain('相談員の訂正');
    expect(await side('conflict.current').textContent()).toContain('担当の訂正');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(agent.watch.refusals.splice(0)).toEqual([`409 PUT /api/v1${complaintPath}`]);
    await button(page, 'conflict.keepYours').click();
    await page.locator('.mado-text', { hasText: '相談員の訂正' }).waitFor();
    await page.getByRole('table').getByText(officer.name, { exact: true }).first().waitFor();
    await page.getByRole('table').getByText(agent.name, { exact: true }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('lets the officer read, decide, and see the clocks of the incident run', async () => {
    const { page } = officer;
    await officer.open('/review');
    await page.locator('.mado-list-link').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('.mado-list-link').first().click();
    await page
      .getByRole('group', { name: t('review.suspected') })
      .getByRole('radio')
      .first()
      .check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'review.submit').click();
    await page
      .getByRole('group', { name: t('deciding.ask') })
      .locator('.mado-due li')
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'deciding.confirm').click();
    await page.getByRole('link', { name: t('review.openIncident') }).click();
    await page.getByRole('tab', { name: t('incident.tab.deadlines') }).click();
    await page.locator('.mado-clock').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: t('incident.tab.reports') }).click();
    await page.locator('.mado-form-line button').first().click();
    const pdf = await downloadBy(page, () => page.getByRole('button', { name: 'PDF', exact: true }).first().click());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('tab', { name: t('incident.tab.investigation') }).click();
    await button(page, 'task.new').click();
    await page.getByRole('textbox', { name: t('task.subject') }).waitFor();
    await page.getByRole('textbox', { name: t('task.due') }).fill('そのうち');
    await page.getByText(t('date.unreadMoment')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: t('task.due') }).fill('令和８年１２月１日　１５時半');
    await page.getByText('12月1日（火）15:30').waitFor();
    await page.getByText(t('date.unreadMoment')).waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: t('incident.tab.prevention') }).click();
    await button(page, 'cause.add').click();
    await field(page, 'cause.code').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: t('incident.timeline') }).click();
    await page.getByRole('table').getByText(officer.name, { exact: true }).first().waitFor();
    await officer.open('/review');
    await page.getByText(t('review.empty')).waitFor();
  });

  it('reads an uploaded photograph of a letter and says what became of it', async () => {
    const { page } = agent;
    await agent.open('/upload');
    await page.setInputFiles('input[type=file]', { name: '手紙.jpg', mimeType: 'image/jpeg', buffer: LETTER });
    await page.getByRole('button', { name: t('upload.submit', { count: 1 }) }).click();
    await page.getByText(t('upload.results')).waitFor({ timeout: 120_000 });
    await page.getByText(t('outcomeOf.complaint'), { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: /\d{4}-\d{2}-\d{6}/ }).click();
    await page.getByText('手紙.jpg').waitFor();
    const original = await downloadBy(page, () => button(page, 'complaint.original').click());
    expect(original.equals(LETTER)).toBe(true);
  });

  it('shows what was parked and why, with its original, and a ledger that balances', async () => {
    const supervisor = await seat('supervisor');
    const parked = readFileSync(join(projectRoot(), 'test/fixtures/mail/auto-replied.eml'));
    const client = await room.desk.as('supervisor');
    await client.upload('/api/v1/intake/email', { name: 'away.eml', bytes: parked, mediaType: 'message/rfc822' });
    const { page } = supervisor;
    await supervisor.open('/ledger');
    await page.getByText(t('proof.balanced')).waitFor();
    await field(page, 'ledger.outcome').selectOption('parked');
    const line = page.getByRole('row', { name: t('parked.auto-reply') });
    await line.waitFor();
    const arrivals = page.getByRole('region', { name: t('ledger.arrivals') });
    await until('nothing but the parked mail', async () => (await arrivals.locator('tbody tr').count()) === 1);
    expect(await accessibilityFaults(page)).toEqual([]);
    const original = await downloadBy(page, () => line.getByRole('button').click());
    expect(original.equals(parked)).toBe(true);
  });

  it('shows further incidents, a notice as it arrives, and further people of its list when asked', async () => {
    const client = await room.desk.as('compliance');
    let incidentId = '';
    for (let n = 1; n <= 50; n += 1) {
      const made = await client.post('/api/v1/incidents', { title: `架空の事案 ${String(n)}`, complaintIds: [] });
      incidentId = made.as<{ id: string }>().id;
    }
    const { page } = officer;
    const rows = page.locator('tbody tr');
    await officer.open('/incidents');
    await button(page, 'action.more').click();
    await rows.nth(50).waitFor();
    expect([await rows.count(), await button(page, 'action.more').count()]).toEqual([51, 0]);
    expect(await accessibilityFaults(page)).toEqual([]);
    const body = { subject: '大切なお知らせ', body: '{{name}} 様\n〔事情〕', language: 'ja' };
    const made = await client.post(`/api/v1/incidents/${incidentId}/campaigns`, body);
    const { id } = made.as<{ id: string }>();
    const parties = Array.from({ length: 101 }, (_, n) => ({ name: '架空 花子', email: `p${String(n)}@example.jp` }));
    expect((await client.post(`/api/v1/campaigns/${id}/parties`, { parties })).status).toBe(200);
    await officer.open(`/campaigns/${id}`);
    await page.getByText('架*** 様').waitFor();
    expect(await button(page, 'campaign.approve').isDisabled()).toBe(true);
    // Whoever fills in a place has a hand in the words, and is not asked to approve them.
    await page.getByRole('textbox', { name: '事情' }).fill('調べています。');
    // Refused because others wrote meanwhile: it says what became of what was filled in, and offers no choice that is not there.
    const current = { subject: body.subject, body: body.body, version: 'theirs' };
    const problem = {
      status: 409,
      title: 'どちらを残すか選んでください',
      code: 'notices.words-changed',
      data: { current },
    };
    const refuse = (route: Route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) })
        : route.fallback();
    await page.route(`**/api/v1/campaigns/${id}`, refuse);
    await button(page, 'campaign.fillInSave').click();
    await page.getByText(t('campaign.fillInRefused')).waitFor();
    expect(await page.getByText(problem.title).count()).toBe(0);
    expect(officer.watch.refusals.splice(0)).toEqual([`409 PUT /api/v1/campaigns/${id}`]);
    await page.unroute(`**/api/v1/campaigns/${id}`, refuse);
    await button(page, 'campaign.fillInSave').click();
    await page.getByText(t('campaign.ownWork')).waitFor();
    expect(await button(page, 'campaign.approve').count()).toBe(0);
    // Somebody else saves other words meanwhile: both are laid side by side, and one is chosen.
    await button(page, 'campaign.editBody').click();
    await page.getByRole('textbox', { name: t('campaign.body') }).fill('{{name}} 様\nわたしの文面');
    const { version: seen } = (await client.get(`/api/v1/campaigns/${id}`)).as<{ version: string }>();
    const others = await client.put(`/api/v1/campaigns/${id}`, { body: '{{name}} 様\nほかの人の文面', seen });
    expect(others.status).toBe(204);
    await button(page, 'action.save').click();
    await page
      .getByRole('dialog', { name: t('conflict.title') })
      .getByText('ほかの人の文面')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(officer.watch.refusals.splice(0)).toEqual([`409 PUT /api/v1/campaigns/${id}`]);
    await button(page, 'conflict.keepYours').click();
    await button(page, 'campaign.editBody').waitFor();
    expect((await client.get(`/api/v1/campaigns/${id}`)).body).toMatchObject({ body: '{{name}} 様\nわたしの文面' });
    await button(page, 'action.more').click();
    const listed = page.locator('tbody').last().locator('tr');
    await listed.nth(100).waitFor();
    expect([await listed.count(), await button(page, 'action.more').count()]).toEqual([101, 0]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('opens the monthly report to the manager and the proof to the auditor', async () => {
    const [manager, auditor] = [await seat('manager'), await seat('auditor')];
    await manager.open('/reports?month=2026-11');
    await manager.page.locator('.mado-sections').waitFor();
    expect(await accessibilityFaults(manager.page)).toEqual([]);
    const pdf = await downloadBy(manager.page, () => button(manager.page, 'report.pdf').click());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await auditor.open('/proof');
    await auditor.page.getByText(t('proof.balanced')).waitFor();
    await button(auditor.page, 'proof.verify').click();
    const intact = t('proof.intact').split('{rows}').at(-1) ?? '';
    await auditor.page.getByRole('status').filter({ hasText: intact }).waitFor();
    expect(await accessibilityFaults(auditor.page)).toEqual([]);
  });

  it('shows people only what their role may open', async () => {
    const admin = await seat('admin');
    await admin.open('/users');
    await admin.page.getByRole('table').first().waitFor();
    expect(await accessibilityFaults(admin.page)).toEqual([]);
    // A role is asked for once more; nothing is changed by choosing it alone.
    const role = admin.page.locator('select.mado-role, .mado-role select').first();
    const before = await role.inputValue();
    await role.selectOption('auditor');
    const question = admin.page.getByRole('alert').filter({ hasText: t('role.auditor') });
    await question.waitFor();
    expect(await accessibilityFaults(admin.page)).toEqual([]);
    await question.getByRole('button', { name: t('action.cancel') }).click();
    expect(await role.inputValue()).toBe(before);
    await admin.page.goto(`${room.desk.url}/console/complaints`);
    await admin.page.getByText(t('app.noPermission')).waitFor();
  });

  it('would notice a breach of the security policy, an uncaught error and a field without a name (control)', async () => {
    const { page, watch } = await room.seat('agent');
    await page.goto(`${room.desk.url}/console/log-call`);
    await note(page).waitFor();
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<input style="color:red">')`);
    await page.evaluate(`setTimeout(() => { throw new Error('planted'); })`);
    expect((await accessibilityFaults(page)).join()).toContain('label: <input');
    expect(watch.faults).toEqual([expect.stringContaining('Content Security Policy'), 'uncaught: planted']);
  });
});
