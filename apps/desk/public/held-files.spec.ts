import { describe, expect, it } from '@jest/globals';
import type { FormBody } from './form-body.js';
import { typedForm } from './form-fields.js';
import { gatherFiles } from './gathered-files.js';
import { HeldFiles } from './held-files.js';

const FORM = '01JDG5X0000000000000000000';
const some = (n: number, size = 10) =>
  HeldFiles.of(Array.from({ length: n }, (_, at) => ({ name: `${at}.pdf`, bytes: Buffer.alloc(size, `%PDF-${at}`) })));
const body = (names: string[], size = 10): FormBody => ({
  bytes: Buffer.alloc(0),
  truncated: false,
  fields: {},
  mediaType: 'application/json',
  files: names.map((name) => ({ name, bytes: Buffer.alloc(size) })),
});

describe('files of a form that is not finished', () => {
  it('are there for their form until an hour has passed', () => {
    const held = new HeldFiles();
    const files = some(2);
    held.hold(FORM, files, { nowMs: 0, from: 'a' });
    expect(held.ofForm(FORM, 3_599_999)).toEqual(files);
    expect(held.find(files[1]?.id ?? '', 10)?.name).toBe('1.pdf');
    expect(held.ofForm('01JDG5X0000000000000000001', 10)).toEqual([]);
    expect(held.ofForm(FORM, 3_600_000)).toEqual([]);
    expect(held.find(files[1]?.id ?? '', 3_600_000)).toBeNull();
  });

  it('give way to nobody: who comes when there is no room, of the address or in all, is told so', () => {
    const held = new HeldFiles({ keptMs: 1000, doneMs: 100, mostBytes: 35, mostOfOne: 20 });
    const hold = (form: string, from: string) => held.hold(form, some(1), { nowMs: 1, from });
    expect([hold('a', 'x'), hold('b', 'y'), hold('c', 'y'), hold('d', 'y')]).toEqual([true, true, true, false]);
    const kept = () => ['a', 'b', 'c', 'd', 'e'].map((form) => held.ofForm(form, 3).length);
    expect(kept()).toEqual([1, 1, 1, 0, 0]);
    expect(hold('e', 'z')).toBe(false);
    // The same form again is no more than it was.
    expect(hold('b', 'y')).toBe(true);
    expect(kept()).toEqual([1, 1, 1, 0, 0]);
  });

  it('of a form that was taken stay for their pictures a little while, and make room for those that wait', () => {
    const held = new HeldFiles({ keptMs: 1000, doneMs: 100, mostBytes: 100, mostOfOne: 20 });
    const at = (nowMs: number) => ({ nowMs, from: 'x' });
    const [files, more] = [some(1), some(1)];
    held.hold('a', files, at(0));
    held.done('a', files, at(0));
    expect(held.find(files[0]?.id ?? '', 99)).not.toBeNull();
    expect(held.find(files[0]?.id ?? '', 100)).toBeNull();
    held.done('a', files, at(200));
    expect([held.hold('b', more, at(201)), held.hold('c', some(1), at(202))]).toEqual([true, true]);
    expect([held.ofForm('a', 203), held.ofForm('b', 203)]).toEqual([[], more]);
  });

  it('of a form that was taken stay while only another address has no room left', () => {
    const held = new HeldFiles({ keptMs: 1000, doneMs: 100, mostBytes: 40, mostOfOne: 20 });
    const [theirs, own] = [some(1), some(1)];
    held.done('theirs', theirs, { nowMs: 0, from: 'y' });
    held.done('own', own, { nowMs: 1, from: 'x' });
    held.hold('a', some(1), { nowMs: 2, from: 'x' });
    expect(held.hold('b', some(1), { nowMs: 3, from: 'x' })).toBe(true);
    expect([held.ofForm('theirs', 4), held.ofForm('own', 4)]).toEqual([theirs, []]);
    expect(held.hold('c', some(2), { nowMs: 5, from: 'z' })).toBe(true);
    expect(held.ofForm('theirs', 6)).toEqual([]);
  });

  it('are of one address a quarter of it all at most', () => {
    const held = new HeldFiles();
    const file = (size: number) => HeldFiles.of([{ name: 'a.bin', bytes: Buffer.alloc(size) }]);
    const quarter = 40 * 1024 * 1024;
    expect(held.hold('a', file(quarter), { nowMs: 0, from: 'x' })).toBe(true);
    expect(held.hold('b', file(1), { nowMs: 0, from: 'x' })).toBe(false);
    expect(held.hold('c', file(1), { nowMs: 0, from: 'y' })).toBe(true);
  });

  it('have names that do not follow one from another', () => {
    const [one, other] = some(2).map(({ id }) => id);
    expect(one?.slice(0, 8)).not.toBe(other?.slice(0, 8));
  });

  it('are told by their bytes, not by their names, which lose their folders', () => {
    const [file] = HeldFiles.of([{ name: 'C:\\secret\\photo.jpg', bytes: Buffer.from('%PDF-1.7') }]);
    expect(file).toMatchObject({ name: 'photo.jpg', mediaType: 'application/pdf', readable: true });
  });

  it('join those that come now when they are still marked, and are missed when they are gone', () => {
    const files = some(2);
    const form = typedForm({ formId: FORM, [`keep.${files[1]?.id ?? ''}`]: '1' });
    const gathered = gatherFiles(files, form, body(['new.pdf']));
    expect([gathered.files.map(({ name }) => name), gathered.lost, gathered.over]).toEqual([
      ['1.pdf', 'new.pdf'],
      false,
      false,
    ]);
    expect(gatherFiles([], form, body([]))).toEqual({ files: [], lost: true, over: false });
  });

  it('are at most twenty and forty megabytes together; the rest is told, not dropped in silence', () => {
    const form = typedForm({ formId: FORM });
    const many = gatherFiles([], form, body(Array.from({ length: 21 }, String)));
    expect([many.files.length, many.over]).toEqual([20, true]);
    const large = gatherFiles([], form, body(['a', 'b', 'c'], 15 * 1024 * 1024));
    expect([large.files.length, large.over]).toEqual([2, true]);
  });
});
