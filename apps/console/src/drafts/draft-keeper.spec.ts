import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiProblem } from '../api/client';
import { AT, before, begin, early, open, page, pause, places, seen } from './draft.fixture';

beforeEach(begin);
afterEach(() => {
  jest.useRealTimers();
});

describe('a draft', () => {
  it('is saved at a pause, once, and in the browser before', async () => {
    const keeper = await open();
    for (const text of ['こ', 'こん', 'こんに']) {
      keeper.change(text);
      await pause(300);
    }
    expect([places.writes, places.copy?.json]).toEqual([0, '"こんに"']);
    await pause();
    expect([places.writes, places.desk?.value, seen?.state]).toEqual([1, 'こんに', 'saved']);
  });

  it('of somebody who never pauses is saved all the same', async () => {
    const keeper = await open();
    for (let n = 0; n < 20; n += 1) {
      keeper.change('あ'.repeat(n + 1));
      await pause(300);
    }
    expect(places.writes).toBeGreaterThan(0);
  });

  it('comes back, and a page that begins empty does not write over it', async () => {
    places.desk = { kind: 'call', key: 'c', version: 3, savedAt: AT, value: '前の内容' };
    const keeper = await open();
    expect(seen?.restored).toBe('前の内容');
    keeper.change('前の内容');
    await pause(2_000);
    expect([places.writes, places.desk.value]).toEqual([0, '前の内容']);
    keeper.change('前の内容と続き');
    await pause();
    expect(places.desk.value).toBe('前の内容と続き');
  });

  it('is kept in the browser without network, and goes to the desk later', async () => {
    const keeper = await open();
    places.online = false;
    keeper.change('通信断');
    await pause();
    expect([seen?.state, places.copy?.json, places.copy?.synced]).toEqual(['offline', '"通信断"', false]);
    places.online = true;
    await pause(10_000);
    expect([seen?.state, places.desk?.value, places.copy?.synced]).toEqual(['saved', '通信断', true]);
  });

  it('that never reached the desk comes back from the browser, and is sent', async () => {
    places.copy = { json: '"端末だけ"', savedAt: AT, base: 0, synced: false };
    await open();
    expect(seen?.restored).toBe('端末だけ');
    await pause();
    expect(places.desk?.value).toBe('端末だけ');
  });

  it('of another tab is not written over; the person chooses', async () => {
    const keeper = await open();
    keeper.change('この画面');
    places.desk = { kind: 'call', key: 'c', version: 5, savedAt: AT, value: '別の画面' };
    await pause();
    expect([seen?.state, seen?.theirs?.value, places.desk.value]).toEqual(['failed', '別の画面', '別の画面']);
    keeper.change('この画面に続き');
    await pause(10_000);
    expect(places.desk.value).toBe('別の画面');
    await keeper.keepMine();
    expect([places.desk.value, seen?.theirs]).toEqual(['この画面に続き', null]);
  });

  it('whose save was answered into nothing is no conflict with itself', async () => {
    const keeper = await open();
    places.losesAnswer = true;
    keeper.change('一度目');
    await pause();
    places.losesAnswer = false;
    keeper.change('一度目と続き');
    await pause();
    await pause();
    expect([places.desk?.value, seen?.theirs, seen?.state]).toEqual(['一度目と続き', null, 'saved']);
  });

  it('is gone everywhere after it is discarded, and the page may begin anew', async () => {
    const keeper = await open();
    keeper.change('登録する');
    await pause();
    await keeper.discard();
    keeper.change('');
    await pause(2_000);
    expect([places.desk, places.copy, seen?.state]).toEqual([null, null, 'idle']);
    keeper.change('次');
    await pause();
    expect(places.desk?.value).toBe('次');
  });

  it('about what was erased is kept nowhere, the page says so and asks no more', async () => {
    const keeper = await open();
    keeper.change('一度目');
    await pause();
    Object.assign(places, { erased: true, desk: null });
    keeper.change('消去の後');
    await pause();
    expect([seen?.state, seen?.savedAt, places.copy, places.writes]).toEqual(['gone', null, null, 2]);
    keeper.change('なお書く');
    await pause(60_000);
    await keeper.close();
    expect([seen?.state, places.copy, places.writes]).toEqual(['gone', null, 2]);
  });

  it('keeps no copy of what was typed while the desk found that it is about something erased', async () => {
    const refused = new ApiProblem(410, { code: 'drafts.case-gone' });
    let refuse = (): void => undefined;
    const keeper = await open();
    jest.spyOn(places, 'write').mockImplementation(() => new Promise((_, reject) => (refuse = () => reject(refused))));
    keeper.change('一度目');
    await pause();
    keeper.change('待つ間に書いた');
    refuse();
    await pause(60_000);
    expect([seen?.state, places.copy]).toEqual(['gone', null]);
  });

  it('takes back a copy that was being put down just then', async () => {
    let down = (): void => undefined;
    const keeper = await open();
    places.erased = true;
    keeper.change('消去の後');
    const put = places.copies.put;
    jest.spyOn(places.copies, 'put').mockImplementation(
      (copy) =>
        new Promise((resolve) => {
          down = () => resolve(put(copy));
        }),
    );
    await pause();
    expect(seen?.state).toBe('gone');
    down();
    await pause(60_000);
    expect(places.copy).toBeNull();
  });

  it('is saved when its page is left', async () => {
    const keeper = await open();
    keeper.change('閉じる直前');
    await keeper.close();
    expect(places.desk?.value).toBe('閉じる直前');
  });

  it('is saved also when its page is left before the desk told what it has', async () => {
    const keeper = page();
    void keeper.load();
    keeper.change('急いで書いて、すぐ移る');
    await keeper.close();
    expect(places.desk?.value).toBe('急いで書いて、すぐ移る');
  });

  it('is not laid over what was typed before it was looked for', async () => {
    await early('いま書いたもの', before());
    expect([seen?.restored, seen?.theirs?.value]).toEqual([null, '前に書いたもの']);
  });

  it.each([
    ['before the desk told what it has', false],
    ['while the question stands', true],
  ])(
    'and what was typed beside it are both kept when the page is left %s; whoever comes back is asked',
    async (_, asked) => {
      places.desk = before();
      const left = page();
      left.change('いま書いたもの');
      if (asked) await left.load();
      await left.close();
      expect([places.writes, places.desk.value, places.copy?.typed]).toEqual([0, '前に書いたもの', '"いま書いたもの"']);
      const keeper = await open();
      expect([seen?.restored, seen?.theirs?.value]).toEqual(['いま書いたもの', '前に書いたもの']);
      keeper.change('いま書いたもの');
      await pause(60_000);
      expect(places.desk.value).toBe('前に書いたもの');
      await keeper.keepMine();
      expect([places.desk.value, places.copy?.typed, places.copy?.synced]).toEqual(['いま書いたもの', undefined, true]);
    },
  );

  it('and a text that another tab saved over it are both kept when the page is left before one was chosen', async () => {
    const first = await open();
    first.change('この画面');
    places.desk = before(5);
    await first.close();
    expect([places.desk.value, places.copy?.typed]).toEqual(['前に書いたもの', '"この画面"']);
    const keeper = await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['この画面', '前に書いたもの']);
    keeper.takeTheirs();
    await pause(60_000);
    expect([seen?.restored, places.desk.value, places.copy?.typed]).toEqual([
      '前に書いたもの',
      '前に書いたもの',
      undefined,
    ]);
  });

  it('that the desk does not have is not laid over what was typed either, and neither is lost', async () => {
    places.online = false;
    places.copy = { json: '"端末だけ"', savedAt: AT, base: 0, synced: false };
    const first = await early('いま書いたもの');
    expect([seen?.restored, seen?.theirs?.value]).toEqual([null, '端末だけ']);
    await first.close();
    const keeper = await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['いま書いたもの', '端末だけ']);
    places.online = true;
    keeper.takeTheirs();
    expect(seen?.restored).toBe('端末だけ');
    await pause();
    expect([places.desk?.value, seen?.state]).toEqual(['端末だけ', 'saved']);
  });

  it('that was typed anew word for word is no question', async () => {
    await early('前に書いたもの', before());
    await pause(2_000);
    expect([seen?.theirs, seen?.state, places.writes]).toEqual([null, 'saved', 0]);
  });

  it('that was typed on two pages, neither of which waited for what the desk has, is asked about text by text', async () => {
    const first = await early('一度目', before());
    await first.close();
    const second = await early('二度目', before());
    expect([seen?.theirs?.value, places.copy?.typed, places.copy?.more]).toEqual([
      '前に書いたもの',
      '"二度目"',
      ['"一度目"'],
    ]);
    await second.close();
    const third = await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['二度目', '前に書いたもの']);
    third.takeTheirs();
    await pause(0);
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['前に書いたもの', '一度目']);
    await third.close();
    const fourth = await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['前に書いたもの', '一度目']);
    fourth.takeTheirs();
    await pause();
    expect([places.desk?.value, seen?.theirs, places.copy?.more]).toEqual(['一度目', null, []]);
  });

  it('keeps the text that was left behind also where the own one is kept first', async () => {
    await (await early('一度目', before())).close();
    const second = await early('二度目', before());
    await second.keepMine();
    expect([places.desk?.value, seen?.theirs?.value]).toEqual(['二度目', '一度目']);
    await second.keepMine();
    expect([places.desk?.value, seen?.theirs, places.copy?.more]).toEqual(['二度目', null, []]);
  });

  it('is asked about also where the page is left at the question and the draft goes on elsewhere meanwhile', async () => {
    await (await early('一度目', before())).close();
    const second = await early('二度目', before());
    await second.keepMine();
    expect(seen?.theirs?.value).toBe('一度目');
    await second.close();
    places.desk = { ...before(9), savedAt: '2026-11-26T02:00:00.000Z' };
    const third = await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['二度目', '前に書いたもの']);
    third.takeTheirs();
    await pause(0);
    expect(seen?.theirs?.value).toBe('一度目');
  });

  it('is asked about once more also where the page had nothing of its own at the question', async () => {
    places.copy = { json: '"一度目"', savedAt: AT, base: 1, synced: false, typed: '""' };
    places.desk = { ...before(9), savedAt: '2026-11-26T02:00:00.000Z' };
    await open();
    expect([seen?.restored, seen?.theirs?.value]).toEqual(['前に書いたもの', '一度目']);
  });

  it('stays in the browser where somebody writes on before its question is put down', async () => {
    await (await early('一度目', before())).close();
    const second = await early('二度目', before());
    places.putTakes = 400;
    void second.keepMine();
    await pause(450);
    second.change('二度目と続き');
    await pause(5_000);
    expect([places.copy?.json, places.copy?.typed, seen?.theirs?.value]).toEqual(['"一度目"', '"二度目"', '一度目']);
    expect(places.desk?.value).toBe('二度目');
  });

  it('leaves no copy when it is discarded while that is put down', async () => {
    const keeper = await open();
    places.putTakes = 20;
    keeper.change('送った返信');
    await pause(255);
    await Promise.all([keeper.discard(), pause(2_000)]);
    expect([places.copy, places.desk]).toEqual([null, null]);
  });

  it('tells whether the desk has forgotten it', async () => {
    const keeper = await open();
    expect(await keeper.discard()).toBe(true);
    jest.spyOn(places, 'remove').mockRejectedValue(new TypeError('no network'));
    expect(await keeper.discard()).toBe(false);
  });

  it('is saved before a log-out even while the desk has not told yet what it has', async () => {
    const keeper = page();
    keeper.change('書きかけ');
    await keeper.settle();
    expect(places.desk?.value).toBe('書きかけ');
  });
});
