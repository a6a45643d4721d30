import { describe, expect, it } from '@jest/globals';
import { isToken, screen, tokensIn, tokensOf } from './screen.js';

const HIDDEN = '01M8ATXF0ZDQ7FBVZ5YCFGV04H';
const OPEN = '01M8ATXF0ZDQ7FBVZ5YCFGV04J';
const hidden = new Set([HIDDEN, '2026-0001', '2026-11-000001']);

describe('the net under answers', () => {
  it('knows identifiers, incident numbers and slip numbers, and no telephone number or date', () => {
    expect(tokensIn(`incident:${HIDDEN} 2026-0001 2026-11-000001`)).toEqual([HIDDEN, '2026-0001', '2026-11-000001']);
    for (const other of ['03-1234-5678', '2026-11-25', '0120-123-456', '090-1234-5678', '2026-11-25T01:00:00.000Z']) {
      expect(tokensIn(other)).toEqual([]);
    }
    expect([isToken(HIDDEN), isToken(`see ${HIDDEN}`)]).toEqual([true, false]);
  });

  it('leaves what people wrote: long texts are nobody’s list', () => {
    expect(tokensIn(`${'長い文'.repeat(70)} 2026-0001`)).toEqual([]);
  });

  it('takes elements out of lists at any depth, and counts what is left', () => {
    const page = {
      items: [
        { id: OPEN, members: [{ complaintId: HIDDEN }, { complaintId: OPEN }] },
        { id: OPEN, earliest: { complaintId: HIDDEN } },
        { id: OPEN, about: '2026-0001' },
      ],
      total: 3,
    };
    expect(screen(page, hidden)).toEqual({
      gone: false,
      value: { items: [{ id: OPEN, members: [{ complaintId: OPEN }] }], total: 1 },
    });
  });

  it('empties single fields of a page, and drops what is kept under a hidden name', () => {
    const page = { id: OPEN, group: { id: 'g', primaryId: HIDDEN }, byIncident: { [HIDDEN]: 1, [OPEN]: 2 }, n: 1 };
    expect(screen(page, hidden)).toEqual({
      gone: false,
      value: { id: OPEN, group: null, byIncident: { [OPEN]: 2 }, n: 1 },
    });
  });

  it('answers nothing at all where the page itself is about something hidden', () => {
    expect(screen({ id: HIDDEN, text: 'x' }, hidden)).toEqual({ gone: true });
    expect(screen({ number: '2026-0001' }, hidden)).toEqual({ gone: true });
  });

  it('finds every token of an answer, keys included', () => {
    expect([...tokensOf({ a: [OPEN, { [HIDDEN]: null }], b: 1, c: null })].sort()).toEqual([HIDDEN, OPEN].sort());
  });
});
