import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StoredDraft } from './draft-api';
import { AT, before, begin, open, page, pause, places, seen, waiting } from './draft.fixture';

beforeEach(begin);
afterEach(() => {
  jest.useRealTimers();
});

describe('what is typed before the draft is found', () => {
  it('is in the browser while the desk has not told yet what it has, and comes back from there when that is closed', async () => {
    const { keeper } = waiting();
    keeper.change('急ぎ');
    await pause(300);
    expect([places.copy?.typed, places.writes]).toEqual(['"急ぎ"', 0]);
    await open();
    expect(seen?.restored).toBe('急ぎ');
  });

  it('is put into the browser at once when the page goes', async () => {
    const { keeper } = waiting();
    keeper.change('急ぎ');
    await keeper.flush();
    expect(places.copy?.typed).toBe('"急ぎ"');
  });

  it('stands beside what the browser has already, and is no question once it goes on', async () => {
    places.copy = { json: '"端末だけ"', savedAt: AT, base: 0, synced: false };
    const { keeper, tell } = waiting();
    keeper.change('急');
    await pause(300);
    expect([places.copy.json, places.copy.typed, places.copy.synced]).toEqual(['"端末だけ"', '"急"', false]);
    keeper.change('急ぎの用');
    await tell();
    expect([seen?.theirs?.value, places.copy.typed, places.copy.more]).toEqual(['端末だけ', '"急ぎの用"', []]);
    await keeper.keepMine();
    expect([places.desk?.value, seen?.theirs]).toEqual(['急ぎの用', null]);
  });

  it('that was typed and taken away again before the desk told leaves nothing to come back', async () => {
    const { keeper, tell } = waiting();
    keeper.change('まちがい');
    await pause(300);
    keeper.change('');
    await tell();
    const { view } = await open();
    expect([view.restored, view.theirs]).toEqual([null, null]);
  });

  it('is not put into the browser after it was discarded', async () => {
    const { keeper, tell } = waiting();
    keeper.change('登録した');
    const put = keeper.flush();
    await keeper.discard();
    await put;
    await tell();
    expect(places.copy).toBeNull();
  });

  it('does not come back when it was discarded while it was looked for', async () => {
    places.desk = before();
    const keeper = page();
    keeper.change('登録した');
    const loading = keeper.load();
    await keeper.discard();
    await loading;
    expect([seen?.restored, seen?.theirs, places.desk]).toEqual([null, null, null]);
  });

  it.each([
    ['and the page is left later', 300],
    ['and the page is left at once', 0],
  ])('that was erased again before the desk told is no question when somebody comes back: %s', async (_, ms) => {
    places.desk = before();
    const { keeper } = waiting(before());
    keeper.change('ま');
    await pause(300);
    expect(places.copy?.typed).toBe('"ま"');
    keeper.change('');
    await pause(ms);
    await keeper.close();
    expect(places.copy?.typed).toBeUndefined();
    await open();
    expect([seen?.restored, seen?.theirs]).toEqual(['前に書いたもの', null]);
  });

  it('that was erased again leaves what was in the browser before', async () => {
    places.copy = { json: '"端末だけ"', savedAt: AT, base: 0, synced: false, typed: '"一度目"' };
    const { keeper } = waiting();
    keeper.change('ま');
    await pause(300);
    expect(places.copy).toMatchObject({ json: '"端末だけ"', typed: '"ま"', more: ['"一度目"'] });
    keeper.change('');
    await pause(300);
    expect(places.copy).toMatchObject({ json: '"端末だけ"', synced: false, typed: undefined, more: ['"一度目"'] });
  });

  it('is no question where it is what the page begins with', async () => {
    places.desk = before();
    places.copy = { json: 'null', savedAt: AT, base: 0, synced: true, typed: '""' };
    await open();
    expect([seen?.restored, seen?.theirs]).toEqual(['前に書いたもの', null]);
  });

  it('does not come back into the browser when it was discarded before the desk told', async () => {
    const { keeper, tell } = waiting();
    keeper.change('登録した');
    await pause(300);
    await keeper.discard();
    await tell();
    await pause(2_000);
    expect(places.copy).toBeNull();
  });

  it('does not come back when it was discarded while it was put down', async () => {
    const { keeper, tell } = waiting();
    places.putTakes = 20;
    keeper.change('送った返信');
    await pause(255);
    await Promise.all([keeper.discard(), pause(2_000)]);
    await tell();
    expect(places.copy).toBeNull();
  });

  it('is taken back where it was still being put down when the desk told, and erased', async () => {
    let answer = (): void => undefined;
    jest
      .spyOn(places, 'read')
      .mockReturnValueOnce(new Promise<StoredDraft | null>((resolve) => (answer = () => resolve(before()))));
    const keeper = page();
    void keeper.load();
    await pause(0);
    places.putTakes = 500;
    keeper.change('ま');
    await pause(255);
    keeper.change('');
    answer();
    await pause(5_000);
    expect([seen?.restored, places.copy?.typed]).toEqual(['前に書いたもの', undefined]);
  });

  it('is put into the browser also after a page went that had nothing to keep', async () => {
    const { keeper } = waiting();
    keeper.change('ま');
    keeper.change('');
    await keeper.flush();
    keeper.change('大事な話');
    await pause(300);
    expect(places.copy?.typed).toBe('"大事な話"');
  });

  it('is put into the browser also after what was typed before it was discarded', async () => {
    const { keeper } = waiting();
    keeper.change('登録した');
    await keeper.discard();
    keeper.change('');
    keeper.change('次の話');
    await pause(300);
    expect(places.copy?.typed).toBe('"次の話"');
  });

  it('is never asked about half, though a copy failed', async () => {
    const { keeper } = waiting();
    keeper.change('急');
    await pause(300);
    jest.spyOn(places.copies, 'put').mockRejectedValueOnce(new TypeError('no network'));
    for (const text of ['急ぎ', '急ぎの', '急ぎの用']) {
      keeper.change(text);
      await pause(300);
    }
    expect(places.copy).toMatchObject({ typed: '"急ぎの用"', more: [] });
  });

  it('is never asked about half, though somebody types on while the question is put down', async () => {
    const { keeper, tell } = waiting(before());
    keeper.change('急');
    const { put } = places.copies;
    jest.spyOn(places.copies, 'put').mockImplementation(async (copy) => {
      await put(copy);
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    void tell();
    await pause(0);
    keeper.change('急ぎの用');
    await pause(5_000);
    expect([seen?.theirs?.value, places.copy?.more]).toEqual(['前に書いたもの', []]);
    void keeper.keepMine();
    await pause(5_000);
    expect([places.desk?.value, seen?.theirs]).toEqual(['急ぎの用', null]);
  });
});
