import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { accessibilityFaults, isBrowserPass, SmtpSink, until } from '#testing';
import { handOver, ledgerLines, mail, runJobs } from '../intake/doors.js';
import { openConsole, type ConsoleDesk, type Seat } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(240_000);

const runs = isBrowserPass('the page of a complaint in a browser');
const FROM = 'hanako@example.net';
const UNDO_MS = 20_000;

const BODY = `元夫が通話の時刻を知っていました。もう死にたいです。
https://bank.example.jp@evil.example/login にも書きました。

2026年11月20日(金) 10:12 月島 直樹 <naoki@example.org>:
> 花子さんの発信履歴を店の人が教えてくれました。
> 月島`;

let sink: SmtpSink;
let room: ConsoleDesk;
let t: Word;
let agent: Seat;
let complaintId = '';

(runs ? describe : describe.skip)('the page of a complaint in a browser', () => {
  beforeAll(async () => {
    t = await consoleWords();
    sink = await SmtpSink.listen();
    const settings = { smtpUrl: sink.url, smtpListenPort: 0, replyAddress: 'desk@example.jp', reviewBlindPercent: 0 };
    room = await openConsole({ settings });
    const head = { From: `<${FROM}>`, To: 'desk@example.jp', Subject: 'soudan', 'Message-ID': '<a1@home.example>' };
    const raw = mail({ ...head, 'Content-Type': 'text/plain; charset=utf-8' }, BODY);
    await handOver(room.desk, { from: FROM, to: 'desk@example.jp', raw });
    await runJobs(room.desk);
    agent = await room.seat('agent');
    const list = await (await room.desk.as('agent')).get('/api/v1/complaints');
    complaintId = list.as<{ items: { id: string }[] }>().items[0]?.id ?? '';
    await agent.open(`/complaints/${complaintId}`);
  });

  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  afterEach(() => {
    expect(agent.watch.faults).toEqual([]);
  });

  const text = () => agent.page.getByRole('textbox', { name: t('reply.text') });
  const answers = () => sink.mails.filter(({ raw }) => !/^Auto-Submitted:/im.test(raw));

  it('folds what is quoted, shows where an address leads and makes no link of it, and shows danger first', async () => {
    const { page } = agent;
    const quoted = page.locator('details.mado-fold', { hasText: '花子さんの発信履歴' });
    await quoted.waitFor();
    expect(await page.locator('.mado-host').first().innerText()).toContain('evil.example');
    expect(await page.locator('main a[href*="evil"]').count()).toBe(0);
    await page.getByText(t('danger.maybe')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('lets its history be moved sideways by keys where that is wider than its place, and only there', async () => {
    const { page } = agent;
    const box = page.locator('.mado-scroll', { has: page.locator('table') }).first();
    await box.waitFor();
    const stops = async () => (await box.getAttribute('tabindex')) === '0';
    const widen = (to: string) =>
      page.evaluate(`document.querySelector('.mado-scroll table').style.minWidth = '${to}'`);
    await until('no stop where all is seen', async () => !(await stops()));
    await widen('3000px');
    await until('a stop', stops);
    expect(await box.getAttribute('aria-label')).toBe(t('complaint.history'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await widen('');
    await until('no stop again', async () => !(await stops()));
  });

  it('goes into the words of an answer as soon as they may be written, when R was pressed before', async () => {
    const { page } = agent;
    let letIn = (): void => undefined;
    const held = new Promise<void>((resolve) => (letIn = resolve));
    const start = '**/mail-replies/start';
    await page.route(start, async (route) => {
      await held;
      await route.continue();
    });
    await agent.open(`/complaints/${complaintId}`);
    await page.getByRole('region', { name: t('compose.title') }).waitFor();
    await page.keyboard.press('r');
    expect(await text().count()).toBe(0);
    letIn();
    await text().and(page.locator(':focus')).waitFor();
    await page.unroute(start);
    await page.locator('main h1').click();
  });

  it('answers by keys alone: R, words, Ctrl+Enter; Z takes it back with its words and the focus in them', async () => {
    const { page } = agent;
    await page.keyboard.press('r');
    await until('the field to have the focus', async () => (await text().and(page.locator(':focus')).count()) === 1);
    await page.keyboard.type('料金を確かめました。');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('回答');
    await text().focus();
    await text().dispatchEvent('keydown', { bubbles: true, key: 'Enter', ctrlKey: true, isComposing: true });
    expect(await page.getByText(t('reply.waiting'), { exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('reply.waiting'), { exact: true }).waitFor();
    // Off the fields: else the next key would be a letter.
    await page.locator('.mado-sent-line:focus').waitFor();
    expect(await text().inputValue()).toBe('');
    expect(await accessibilityFaults(page)).toEqual([]);
    const takeBack = page.getByRole('button', { name: t('reply.undo') });
    await until('the way to take it back to be in view', async () => {
      const box = await takeBack.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height < (page.viewportSize()?.height ?? 0);
    });
    await page.keyboard.press('z');
    await page.getByText(t('reply.cancelled'), { exact: true }).waitFor();
    await until('its words to be back', async () => (await text().inputValue()) === '料金を確かめました。');
    await until('the focus to be in the words', async () => (await text().and(page.locator(':focus')).count()) === 1);
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('reply.waiting'), { exact: true }).waitFor();
    expect(answers()).toEqual([]);
    room.desk.clock.advance(UNDO_MS + 1);
    await runJobs(room.desk);
    await page.getByText(t('reply.accepted'), { exact: true }).waitFor();
    expect(answers()).toHaveLength(1);
    // What could be taken back is gone from the page, and the focus not with it.
    const standing = page.getByRole('status').filter({ hasText: t('reply.stands', { state: t('reply.accepted') }) });
    await standing.and(page.locator(':focus')).waitFor();
    expect(await standing.count()).toBe(1);
    // Who answered owns it now: the history names them, and no identifiers.
    await page.getByRole('cell', { name: `${t('did.assigned')} ${t('did.noOwner')} → ${agent.name}` }).waitFor();
  });

  it('sends what names somebody else only when each place was looked at and a reason given', async () => {
    const { page } = agent;
    await text().fill('080-5555-6666 の鈴木様にも確かめました。');
    await page.getByRole('textbox', { name: t('reply.subject') }).fill('回答');
    await text().press('Control+Enter');
    const warning = page.locator('[role=alert]', { hasText: '080-5555-6666' });
    await warning.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const send = page.getByRole('button', { name: t('findings.send') });
    await page.getByRole('textbox', { name: t('findings.reason') }).fill('双方の同意がある');
    expect(await send.isDisabled()).toBe(true);
    for (const box of await warning.getByRole('checkbox').all()) await box.check();
    await send.click();
    await page.getByText(t('reply.waiting'), { exact: true }).waitFor();
    await page.locator('table', { hasText: '双方の同意がある' }).waitFor();
  });

  it('leaves a note to colleagues by N and Ctrl+Enter, among what went to and fro', async () => {
    const { page } = agent;
    await page.locator('main h1').click();
    await page.keyboard.press('n');
    const note = page.getByRole('textbox', { name: t('caseNote.text') });
    await until('the field to have the focus', async () => (await note.and(page.locator(':focus')).count()) === 1);
    await page.keyboard.type('折り返しは9時以降');
    await page.keyboard.press('Control+Enter');
    await page.locator('.mado-message[data-from=colleague]', { hasText: '折り返しは9時以降' }).waitFor();
  });

  it('keeps the focus in the card whose button went with what was asked for', async () => {
    const { page } = agent;
    await page.getByRole('button', { name: t('participants.show') }).press('Enter');
    await page.locator('h2:focus', { hasText: t('participants.title') }).waitFor();
  });

  it('gives the focus of a line that goes to the line after it, to the one before, and to nobody who had left it', async () => {
    const { page } = agent;
    await page.evaluate(`(() => {
      const list = document.createElement('ul');
      list.id = 'lines';
      list.innerHTML = ['1', '2', '3'].map((n) => '<li><button id="line' + n + '">' + n + '</button></li>').join('');
      document.querySelector('main .mado-card').append(list);
    })()`);
    const worked = (id: string, how: string) =>
      page.evaluate<string>(`new Promise((resolve) => {
        const button = document.getElementById('${id}');
        button.focus();
        ${how}
        setTimeout(() => {
          button.closest('li').remove();
          const later = (n) => requestAnimationFrame(() => (n === 0 ? resolve(document.activeElement.id) : later(n - 1)));
          later(4);
        });
      })`);
    expect(await worked('line2', '')).toBe('line3');
    expect(await worked('line3', '')).toBe('line1');
    expect(await worked('line1', 'button.blur();')).toBe('');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    await page.evaluate(`document.getElementById('lines').remove()`);
  });

  it('says to which team it went when nobody there has it yet', async () => {
    const supervisor = await room.desk.as('supervisor');
    const { user } = (await supervisor.get('/api/v1/session')).as<{ user: { id: string; name: string } }>();
    const moved = await supervisor.post(`/api/v1/complaints/${complaintId}/assign`, { to: null, team: user.id });
    expect(moved.status).toBeLessThan(300);
    await agent.open(`/complaints/${complaintId}`);
    const { page } = agent;
    await page
      .locator('td', { hasText: `→ ${t('owner.team', { name: user.name })}` })
      .first()
      .waitFor();
  });

  it('prints an answer as a letter, and nothing else of the page', async () => {
    const { page } = agent;
    const client = await room.desk.as('agent');
    await client.post(`/api/v1/complaints/${complaintId}/replies`, { channel: 'letter', text: '書面でお答えします。' });
    await agent.open(`/complaints/${complaintId}`);
    await page.evaluate('window.print = () => undefined');
    await page.getByRole('button', { name: t('letter.print') }).click();
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.mado-letter-paper');
    await paper.waitFor();
    expect(await paper.innerText()).toContain('書面でお答えします。');
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('main').isVisible()).toBe(true);
  });

  it('keeps the danger in view once a person says that it is real', async () => {
    const { page } = agent;
    await page.getByRole('button', { name: t('danger.confirm') }).click();
    await page.keyboard.type('110番に通報した');
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('danger.real')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('keeps what is typed on one complaint off another whose page is in memory', async () => {
    const { page } = agent;
    const made = await room.desk
      .client()
      .post('/api/v1/intake/web', { formId: 'other-case', text: '料金の引落日が違います。' });
    const other = made.as<{ complaintId: string }>().complaintId;
    await runJobs(room.desk);
    const seen = await (await room.desk.as('agent')).get(`/api/v1/complaints/${other}`);
    const { slipNumber } = seen.as<{ slipNumber: string }>();
    const note = page.getByRole('textbox', { name: t('caseNote.text') });
    const noteBegun = async (): Promise<string> => {
      await page.locator('main h1').click();
      await page.keyboard.press('n');
      await note.waitFor();
      return note.inputValue();
    };
    await agent.open(`/complaints/${complaintId}`);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(slipNumber);
    await page
      .getByRole('option', { name: new RegExp(slipNumber) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main h1', { hasText: slipNumber }).waitFor();
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    await page.route('**/api/v1/drafts/note/*', async (route) => {
      if (route.request().method() === 'GET') await told;
      await route.continue();
    });
    expect(await noteBegun()).toBe('');
    await note.fill('もう一件だけのメモ');
    // The desk has not told yet whether something was written here before.
    await page.goBack();
    await page.locator('main h1', { hasNotText: slipNumber }).waitFor();
    tell();
    expect(await noteBegun()).toBe('');
    // The form for corrections holds the whole complaint: it must not stand over another one.
    await page.locator('main h1').click();
    await page.keyboard.press('e');
    const cancel = page.locator('main').getByRole('button', { name: t('action.cancel'), exact: true });
    await cancel.waitFor();
    await page.goForward();
    await page.locator('main h1', { hasText: slipNumber }).waitFor();
    expect(await cancel.count()).toBe(0);
    await noteBegun();
    await until('the draft to be back', async () => (await note.inputValue()) === 'もう一件だけのメモ');
    // Registered only after its page was left, it is a draft no more either.
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`**/api/v1/complaints/${other}/notes`, async (route) => {
      if (route.request().method() === 'POST') await slow;
      await route.continue();
    });
    const forgotten = page.waitForResponse((r) => r.request().method() === 'DELETE' && r.url().endsWith(`.${other}`));
    await note.press('Control+Enter');
    await page.goBack();
    await page.locator('main h1', { hasNotText: slipNumber }).waitFor();
    answer();
    await (await forgotten).finished();
    await page.goForward();
    await page.locator('.mado-message[data-from=colleague]', { hasText: 'もう一件だけのメモ' }).waitFor();
    const kept = await page.evaluate<{ key: string }[]>(
      `fetch('/api/v1/drafts?kind=note').then((r) => r.json()).then(({ items }) => items)`,
    );
    expect(kept.filter(({ key }) => key.endsWith(`.${other}`))).toEqual([]);
  });

  it('shows a mail as its sender made it when asked: nothing is loaded, nothing runs, what was hidden is told', async () => {
    const { page } = agent;
    const html =
      '<h1>解約の件</h1><p style="color:#fff">かくした文字</p><a href="https://evil.example/login">https://bank.example/</a>' +
      '<img src="https://evil.example/t.gif" alt="地図"><link rel="stylesheet" href="https://evil.example/x.css">' +
      '<meta http-equiv="refresh" content="0;url=https://evil.example/"><script>top.document.title = "x"</script>';
    const date = 'Wed, 25 Nov 2026 09:30:00 +0900';
    const head = { From: '<html@example.net>', To: 'desk@example.jp', Date: date, 'Message-ID': '<look@home.example>' };
    const type = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Transfer-Encoding': 'base64' };
    const raw = mail({ ...head, ...type }, Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\n'));
    await handOver(room.desk, { from: 'html@example.net', to: 'desk@example.jp', raw });
    await runJobs(room.desk);
    const reader = await room.desk.as('agent');
    const list = await reader.get('/api/v1/complaints');
    const [newest] = list.as<{ items: { id: string }[] }>().items;
    // The text waits a moment only for word of the look; what is found later is told the next time.
    const [line] = await ledgerLines(reader);
    await until(
      'word of the look',
      async () => {
        const told = await reader.get(`/api/v1/arrivals/${line?.id ?? ''}/text`);
        return told.as<{ asSent: { isShown: boolean } }>().asSent.isShown;
      },
      60_000,
    );
    await agent.open(`/complaints/${newest?.id ?? ''}`);
    await page.getByRole('button', { name: t('letter.view') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('asSent.hidden')).waitFor();
    await dialog.getByText('2026年11月25日 09:30').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await dialog.getByRole('button', { name: t('asSent.show') }).click();
    const frame = dialog.frameLocator('iframe');
    await frame.getByText('［https://evil.example/login］').waitFor();
    await dialog.getByText(t('asSent.outside', { count: 1 })).waitFor();
    expect(await frame.locator('a, script, link, img').count()).toBe(0);
    expect(await frame.locator('.m-hidden').innerText()).toBe('かくした文字');
    expect(await frame.locator('.m-picture').innerText()).toContain('地図');
    // The styles of the letter are in force: the policy of the console would have blocked them.
    const colour = "getComputedStyle(document.querySelector('.m-hidden')).color";
    expect(await page.frames().at(-1)?.evaluate(colour)).toBe('rgb(17, 17, 17)');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(room.desk.url))).toEqual([]);
    expect(asked.some((url) => url.includes('/as-sent'))).toBe(true);
    await dialog.getByRole('button', { name: t('asSent.text') }).click();
    await dialog.locator('.mado-text').waitFor();
    expect(await dialog.locator('iframe').count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
