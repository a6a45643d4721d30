import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import fc from 'fast-check';
import { httpErrors, kindOfStatus } from './http.errors.js';
import { decodeCursor, encodeCursor, pageOf } from './page.js';
import { kindOf, languageOf } from './problem.js';
import { SlidingWindow } from './sliding-window.js';
import { newTraceId, traceIdFrom } from './trace-context.js';
import { etagOf, ifMatchVersion } from './version.js';

describe('cursors', () => {
  it('come back as they went out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.integer(), (text, n) => {
        expect(decodeCursor(encodeCursor([text, n]), ['string', 'number'])).toEqual([text, n]);
      }),
    );
  });

  it('of any other shape, or none at all, are refused', () => {
    const bad = [encodeCursor(['a']), encodeCursor([1, 'a']), 'bm90IGpzb24', '%%%', 'x'.repeat(600), encodeCursor([])];
    for (const cursor of bad) {
      expect(() => decodeCursor(cursor, ['string', 'number'])).toThrow(new DomainError(httpErrors['http.bad-cursor']));
    }
    expect(decodeCursor(undefined, ['string'])).toBeNull();
    const at = '2026-11-25T01:00:00.000Z';
    expect(decodeCursor(encodeCursor([at]), ['instant'])).toEqual([at]);
    for (const wrong of ['2026-11-25', '2026-13-25T01:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'a', 7])
      expect(() => decodeCursor(encodeCursor([wrong]), ['instant'])).toThrow(
        new DomainError(httpErrors['http.bad-cursor']),
      );
  });

  it('walk a list once, row by row, whatever the page size', () => {
    const rows = Array.from({ length: 17 }, (_, id) => ({ id }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (limit) => {
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const after = decodeCursor(cursor, ['number'])?.[0] ?? -1;
          const fetched = rows.filter((row) => row.id > after).slice(0, limit + 1);
          const page = pageOf(fetched, limit, (last) => [last.id]);
          seen.push(...page.items.map((row) => row.id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(rows.map((row) => row.id));
      }),
    );
  });
});

describe('a sliding window', () => {
  it('lets the limit through and names the wait after which one more fits', () => {
    const window = new SlidingWindow({ limit: 3, windowMs: 1_000 });
    expect([0, 1, 2].map((ms) => window.take('a', ms))).toEqual([0, 0, 0]);
    const wait = window.take('a', 10);
    expect(wait).toBeGreaterThan(0);
    expect(window.take('b', 10)).toBe(0);
  });

  it('never lets more than twice the limit through in a window’s time, and after the wait it opens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.array(fc.nat(300), { maxLength: 60 }), (limit, steps) => {
        const window = new SlidingWindow({ limit, windowMs: 1_000 });
        const passed: number[] = [];
        let nowMs = 0;
        for (const step of steps) {
          nowMs += step;
          if (window.take('k', nowMs) === 0) passed.push(nowMs);
        }
        for (const at of passed) {
          expect(passed.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(2 * limit);
        }
        expect(window.take('k', nowMs + 2_000)).toBe(0);
      }),
    );
  });
});

describe('trace ids', () => {
  it.each([
    [`00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`, 'a1'.repeat(16)],
    [`00-${'00'.repeat(16)}-${'b2'.repeat(8)}-01`, null],
    [`00-${'a1'.repeat(16)}-${'00'.repeat(8)}-01`, null],
    [`ff-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`, null],
    ['00-xyz', null],
    [undefined, null],
  ])('of %s: %s', (header, id) => {
    expect(traceIdFrom(header)).toBe(id);
  });

  it('are made when the caller has none', () => {
    expect(newTraceId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newTraceId()).not.toBe(newTraceId());
  });
});

describe('languages', () => {
  it.each([
    [undefined, 'ja'],
    ['de', 'ja'],
    ['en-GB,en;q=0.9,ja;q=0.5', 'en'],
    ['en;q=0.2, ja;q=0.9', 'ja'],
    ['en;q=0', 'ja'],
    ['jam, en;q=0.1', 'en'],
  ])('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('the catalogue', () => {
  it('knows statuses of the framework, and treats everything else as ours to mend', () => {
    expect(kindOfStatus(413)).toBe(httpErrors['http.too-large']);
    expect(kindOfStatus(418)).toBe(httpErrors['http.bad-request']);
    expect(kindOfStatus(500)).toBe(httpErrors['http.internal']);
    expect(kindOf(new Error('x'))).toBe(httpErrors['http.internal']);
    expect(kindOf('x')).toBe(httpErrors['http.internal']);
    expect(kindOf(Object.assign(new Error('x'), { code: 'FST_REQ_FILE_TOO_LARGE', statusCode: 413 }))).toBe(
      httpErrors['http.too-large'],
    );
  });

  it('keeps codes and keys the same', () => {
    for (const [code, kind] of Object.entries(httpErrors)) expect(kind.code).toBe(code);
  });
});

describe('versions', () => {
  it('travel as ETags', () => {
    expect(ifMatchVersion(etagOf(12))).toBe(12);
    expect(ifMatchVersion('W/"3"')).toBe(3);
    expect(ifMatchVersion('*')).toBeNull();
    expect(() => ifMatchVersion('"a"')).toThrow(DomainError);
  });
});
