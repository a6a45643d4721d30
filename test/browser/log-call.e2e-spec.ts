import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { accessibilityFaults, isBrowserPass, until, watchPage, type PageWatch } from '#testing';
import { openConsole, type ConsoleDesk } from './support/console-pages.js';
import { consoleWords, type Word } from './support/words.js';

jest.setTimeout(180_000);

const runs = isBrowserPass('a call that is logged, in a browser');
const NOTE =
  '主人の携帯の通話明細が、別居中の義母の家に届いたとのこと。番号と時刻が全部載っていて、誰に電話したか知られてしまった。';
const LONG = `${NOTE}昨日の夕方に義母から電話があり、勤め先の番号まで言い当てられた。調べて返事がほしいとのこと。お客様番号は手元にないとのこと。`;
const SLIP = /^\d{4}-\d{2}-\d{6}$/;
/** What Chromium says of a request without network: that it was made is what these tests are about. */
const NO_NETWORK = /net::ERR_INTERNET_DISCONNECTED/;

let room: ConsoleDesk;
let t: Word;

/** An agent at a page of their own, signed in by password. */
interface Agent {
  page: Page;
  context: BrowserContext;
  watch: PageWatch;
  password: string;
}

const button = (page: Page, key: string) => page.getByRole('button', { name: t(key) });
const field = (page: Page, key: string) => page.getByLabel(t(key), { exact: true });
const note = (page: Page) => field(page, 'log.note');
const slip = (page: Page) => page.getByRole('status', { name: t('field.slip') });
const saved = (page: Page) => page.getByText(t('draft.saved').split('{')[0] ?? '');
const isLogging = (r: Request) => r.method() === 'POST' && r.url().endsWith('/api/v1/complaints');

async function agent(): Promise<Agent> {
  const user = await room.desk.addUser('agent');
  const page = await room.browser.newPage();
  const watch = watchPage(page);
  await page.goto(`${room.desk.url}/console/`);
  await page.getByLabel(t('login.email')).fill(user.email);
  await page.locator('input[type=password]').fill(user.password);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').waitFor();
  return { page, context: page.context(), watch, password: user.password };
}

async function newCall(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await inNote(page);
}

async function inNote(page: Page): Promise<void> {
  await note(page).waitFor();
  await until('the focus is in the note', async () => (await focused(page)) === 'call-note');
}

const focused = (page: Page): Promise<string> => page.evaluate(`document.activeElement?.id ?? ''`);

/** Complaints of the desk whose text has these words, with their content. */
async function complaintsWith(words: string): Promise<Record<string, unknown>[]> {
  const client = await room.desk.as('compliance');
  const { items } = (await client.get('/api/v1/complaints?limit=50')).as<{ items: { id: string }[] }>();
  const all = await Promise.all(
    items.map(async ({ id }) => (await client.get(`/api/v1/complaints/${id}`)).as<Record<string, unknown>>()),
  );
  return all.filter(({ text }) => String(text).includes(words));
}

(runs ? describe : describe.skip)('a call that is logged, in a browser', () => {
  const agents: Agent[] = [];
  const sitDown = async (): Promise<Agent> => {
    const one = await agent();
    agents.push(one);
    return one;
  };

  beforeAll(async () => {
    t = await consoleWords();
    room = await openConsole();
  });

  afterAll(() => room.close());

  afterEach(async () => {
    for (const { watch, context } of agents.splice(0)) {
      expect(watch.faults.filter((fault) => !NO_NETWORK.test(fault))).toEqual([]);
      await context.close();
    }
  });

  it('goes by keys alone from the ring to the number, in at most 25 actions besides typing', async () => {
    const { page } = await sitDown();
    let actions = 0;
    const press = async (key: string): Promise<void> => {
      actions += 1;
      await page.keyboard.press(key);
    };
    await press('F2');
    await inNote(page);
    await page.keyboard.insertText(LONG);
    await page.getByText(t('log.previewFlagged')).waitFor();
    await page.locator('.mado-note-back mark').first().waitFor();
    const question = (await page.locator('.mado-questions li span').first().textContent()) ?? '';
    await press('F8');
    await page.keyboard.insertText('義母。だれにも話していない');
    await press('F4');
    await page.keyboard.insertText('０３（００００）１２３４');
    await page.getByText('03-0000-1234').waitFor();
    await press('Tab');
    await page.keyboard.insertText('架空 花子');
    await press('Tab');
    await page.keyboard.insertText('明日１５時');
    await press('Tab');
    await page.keyboard.insertText('Ｒ８．１１．２４');
    await page.getByText('2026年11月24日（火・令和8年）').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Control+Enter');
    expect(await slip(page).textContent()).toMatch(SLIP);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('F2');
    await note(page).waitFor();
    process.stderr.write(
      `journey: log a phone complaint of ${String(LONG.length)} characters: ${String(actions)} actions besides typing\n`,
    );
    expect(actions).toBeLessThanOrEqual(25);
    const [made] = await complaintsWith('勤め先の番号まで');
    expect(made).toMatchObject({
      text: `${LONG}\nQ1→ 義母。だれにも話していない`,
      contact: { name: '架空 花子', phone: '03(0000)1234' },
      occurredOn: '2026-11-24',
    });
    expect(made?.['callbackAt']).toMatch(/T06:00:00.000Z$/);
    const told = await room.desk.as('agent').then((client) => client.get(`/api/v1/complaints/${String(made?.['id'])}`));
    expect(told.as<{ askedQuestions: string[] }>().askedQuestions).toEqual([question]);
  });

  it('leaves conversions of kana alone, whatever key ends them', async () => {
    const { page, context } = await sitDown();
    const posts: Request[] = [];
    page.on('request', (r) => isLogging(r) && posts.push(r));
    await newCall(page);
    const ime = await context.newCDPSession(page);
    const address = page.url();
    await ime.send('Input.imeSetComposition', { text: 'つうしん', selectionStart: 4, selectionEnd: 4 });
    for (const key of [{ key: 'Enter' }, { key: 'Enter', ctrlKey: true }, { key: 'F8' }, { key: 'F2' }])
      await note(page).dispatchEvent('keydown', { ...key, bubbles: true, cancelable: true, isComposing: true });
    await ime.send('Input.insertText', { text: '通信' });
    await until('the word stands', async () => (await note(page).inputValue()) === '通信');
    expect([posts.length, page.url()]).toEqual([0, address]);
  });

  it('shows the next call before the next key is looked at, so that nobody’s words end in the note of the caller before', async () => {
    const { page } = await sitDown();
    // What has the focus when the form first stands there, and what F4 does then.
    await page.evaluate(`void (globalThis.first = new Promise((done) => {
      const watch = new MutationObserver(() => {
        if (document.getElementById('call-note') === null) return;
        watch.disconnect();
        const { id } = document.activeElement;
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'F4', bubbles: true, cancelable: true }));
        done([id, document.activeElement.inputMode]);
      });
      watch.observe(document.body, { subtree: true, childList: true });
    }))`);
    await page.keyboard.press('F2');
    expect(await page.evaluate<string[]>('first')).toEqual(['call-note', 'tel']);
    await note(page).focus();
    await page.keyboard.insertText('前の電話。');
    const turned = (by: string) =>
      page.evaluate<string[]>(`(() => {
        const before = document.getElementById('call-note');
        if ('${by}' === 'click') document.querySelector('.mado-held a').click();
        else before.dispatchEvent(new KeyboardEvent('keydown', { key: '${by}', bubbles: true, cancelable: true }));
        const now = document.activeElement;
        return [now.id, now === before ? 'the same field' : 'another field', now.value];
      })()`);
    expect(await turned('F2')).toEqual(['call-note', 'another field', '']);
    await page.keyboard.insertText('次の電話。');
    expect(await turned('F9')).toEqual(['call-note', 'another field', '前の電話。']);
    await page.getByText(t('log.held', { count: 1 })).waitFor();
    expect(await turned('click')).toEqual(['call-note', 'another field', '次の電話。']);
  });

  it('takes what is typed between F2 on another page and its note, where nothing of it ends on the page before', async () => {
    const { page } = await sitDown();
    const loading = Promise.withResolvers<undefined>();
    const code = /\/assets\/log-call-[^/]*\.js$/;
    const asked = page.waitForRequest(code);
    await page.route(code, async (route) => {
      await loading.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: t('search.title'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: t('search.title') }).waitFor();
    const behind = page.locator('main input').first();
    await behind.focus();
    await page.keyboard.press('F2');
    await asked;
    await page.keyboard.type('gc bill of Mayx');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    expect(await behind.inputValue()).toBe('');
    loading.resolve(undefined);
    await inNote(page);
    await page.keyboard.type(' 11/26');
    expect(await note(page).inputValue()).toBe('gc bill of May 11/26');
    // Taken once: the next call begins empty, and keys are the page's again.
    await newCall(page);
    expect(await note(page).inputValue()).toBe('');
  });

  it('gives the keys back to the page where the page of calls cannot be had', async () => {
    const { page, watch } = await sitDown();
    await page.route(/\/assets\/log-call-[^/]*\.js$/, (route) => route.abort());
    await page.keyboard.press('F2');
    await page.getByText(t('app.failed')).waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    watch.faults.length = 0;
  });

  it('comes back after the page was killed, and calls on hold are a key away', async () => {
    const { page, context } = await sitDown();
    await newCall(page);
    await page.keyboard.insertText('一人目の電話。料金のこと。');
    await saved(page).waitFor();
    await newCall(page);
    await page.keyboard.insertText('二人目の電話。つながらない。');
    await page.getByText(t('log.held', { count: 1 })).waitFor();
    await saved(page).waitFor();
    const address = page.url();
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(address);
    await until('the note is back', async () => (await note(again).inputValue()) === '二人目の電話。つながらない。');
    expect(await accessibilityFaults(again)).toEqual([]);
    await again.getByText(t('log.held', { count: 1 })).waitFor();
    await again.keyboard.press('F9');
    await until(
      'the first call is back',
      async () => (await note(again).inputValue()) === '一人目の電話。料金のこと。',
    );
    await again.keyboard.press('Control+Enter');
    await slip(again).waitFor();
    await again.goto(`${room.desk.url}/console/log-call`);
    await again.getByText(t('log.held', { count: 1 })).waitFor();
    await again.keyboard.press('F9');
    await button(again, 'log.discard').click();
    expect(await accessibilityFaults(again)).toEqual([]);
    const thrownAway = `/api/v1/drafts/call/${new URL(address).searchParams.get('call') ?? ''}`;
    let letThrough = (): void => undefined;
    const slow = new Promise<void>((resolve) => (letThrough = resolve));
    const isThrowing = (r: Request) => r.method() === 'DELETE' && new URL(r.url()).pathname === thrownAway;
    await again.route(`**${thrownAway}`, async (route) => {
      if (isThrowing(route.request())) await slow;
      await route.continue();
    });
    const forgotten = again.waitForResponse((r) => isThrowing(r.request()));
    await again.getByRole('button', { name: t('log.discardYes'), exact: true }).click();
    // The next caller speaks already while the desk has not forgotten the call before, and is not torn away then.
    await until('a new call begins', async () => (await note(again).inputValue()) === '');
    await inNote(again);
    await again.keyboard.insertText('三人目の電話。');
    await saved(again).waitFor();
    expect(await again.getByText(t('log.held', { count: 1 })).count()).toBe(0);
    letThrough();
    await (await forgotten).finished();
    expect(await note(again).inputValue()).toBe('三人目の電話。');
    const looked = again.waitForResponse((r) => new URL(r.url()).pathname === '/api/v1/drafts');
    await again.reload();
    await (await looked).finished();
    await until('the third call is back', async () => (await note(again).inputValue()) === '三人目の電話。');
    expect(await again.getByText(t('log.held', { count: 1 })).count()).toBe(0);
  });

  it('outlives its session: a bar while one writes, a dialog at saving, and the same call goes on', async () => {
    const { page, context, password } = await sitDown();
    const keys: (string | undefined)[] = [];
    page.on('request', (r) => isLogging(r) && keys.push(r.headers()['idempotency-key']));
    await newCall(page);
    await context.clearCookies();
    await page.keyboard.insertText('期限が切れた後も書き続けたお申出です。');
    await page.getByText(t('expiry.noticed')).waitFor();
    expect(await focused(page)).toBe('call-note');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: t('expiry.title') });
    await dialog.waitFor();
    await until('the focus is on the password', async () =>
      page.evaluate<boolean>(`document.activeElement?.type === 'password'`),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.insertText('not the password');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
    expect(await slip(page).textContent()).toMatch(SLIP);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(2);
    expect(await complaintsWith('期限が切れた後も')).toHaveLength(1);
  });

  it('waits for a network that is gone, in its place in time, while the next call is taken', async () => {
    const { page, context } = await sitDown();
    await newCall(page);
    await page.keyboard.insertText('通信が切れている間のお申出です。');
    await saved(page).waitFor();
    await context.setOffline(true);
    await page.getByText(t('log.offline')).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('log.waitingTitle')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await newCall(page);
    await page.keyboard.insertText('次のお電話');
    await context.setOffline(false);
    await page.getByText(t('log.sentLater').split('{')[0] ?? '').waitFor();
    expect(await note(page).inputValue()).toBe('次のお電話');
    expect(await complaintsWith('通信が切れている間の')).toHaveLength(1);
  });

  it('is kept by the browser itself where the page is killed without a network', async () => {
    const { page, context } = await sitDown();
    await newCall(page);
    await page.keyboard.insertText('始まり');
    await saved(page).waitFor();
    await context.setOffline(true);
    await page.keyboard.insertText('と、通信が切れてから書いた続き');
    await page.getByText(t('draft.offline')).waitFor();
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`${room.desk.url}/console/log-call`);
    await again.getByText(t('log.held', { count: 1 })).waitFor();
    await again.keyboard.press('F9');
    await until(
      'all of it is back',
      async () => (await note(again).inputValue()) === '始まりと、通信が切れてから書いた続き',
    );
  });

  it('registers once over a slow network however often saving is pressed', async () => {
    const { page, context } = await sitDown();
    const network = await context.newCDPSession(page);
    await newCall(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 20_000,
      uploadThroughput: 10_000,
    });
    await page.keyboard.insertText('遅い回線からのお申出です。');
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('Control+Enter');
    expect(await slip(page).textContent()).toMatch(SLIP);
    expect(await complaintsWith('遅い回線からの')).toHaveLength(1);
  });

  it('stops once at a promise that nobody can read, then keeps it in the words that were typed', async () => {
    const { page } = await sitDown();
    await newCall(page);
    await page.keyboard.insertText('折り返しの約束が読めないお申出です。');
    await field(page, 'log.callback').fill('また近いうちに');
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('log.saveAnyway')).waitFor();
    expect(await page.evaluate(`document.activeElement?.value`)).toBe('また近いうちに');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await slip(page).waitFor();
    const [made] = await complaintsWith('約束が読めない');
    expect(made).toMatchObject({ callbackWish: 'また近いうちに', callbackAt: null });
  });

  it('finds earlier calls by a number in any notation, and prints a slip without a word of the complaint', async () => {
    const { page } = await sitDown();
    for (const [text, phone] of [
      ['一度目のお申出です。', '０９０－００００－５６７８'],
      ['二度目は090 0000 5678から。', ''],
    ] as const) {
      await newCall(page);
      await page.keyboard.insertText(text);
      if (phone === '') await page.getByText(t('log.useNumber', { number: '090 0000 5678' })).click();
      else await field(page, 'field.phone').fill(phone);
      if (phone === '') await page.getByText(t('log.earlier', { count: 1 })).waitFor();
      await page.keyboard.press('Control+Enter');
      await slip(page).waitFor();
    }
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate<string>(`document.body.innerText`);
    expect(paper).toContain(t('log.slipHead'));
    expect(paper).not.toContain('二度目');
    expect(paper).not.toContain(t('log.next'));
  });

  it('leaves nothing readable in other tabs after a log-out', async () => {
    const { page, context } = await sitDown();
    await newCall(page);
    await page.keyboard.insertText('他のタブに残してはならないお申出');
    await saved(page).waitFor();
    const other = await context.newPage();
    await other.goto(`${room.desk.url}/console/complaints`);
    await other.getByRole('button', { name: t('app.logout') }).click();
    await button(page, 'login.submit').waitFor();
    expect(await page.evaluate(`document.body.innerText`)).not.toContain('残してはならない');
  });

  it('tells how long the reading takes while one types (figures only)', async () => {
    const { page } = await sitDown();
    await newCall(page);
    const took: number[] = [];
    page.on('requestfinished', (r) => {
      if (r.url().endsWith('/triage/preview')) took.push(r.timing().responseEnd);
    });
    for (let n = 0; n < 24; n += 1) {
      await page.keyboard.insertText(LONG.slice(n * 4, n * 4 + 4));
      const before = took.length;
      if (n > 1) await until('the reading is there', () => Promise.resolve(took.length > before));
    }
    const sorted = took.slice(2).sort((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
    process.stderr.write(
      `preview round trip in the browser: n ${String(sorted.length)}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`,
    );
    expect(sorted.length).toBeGreaterThan(10);
  });
});
