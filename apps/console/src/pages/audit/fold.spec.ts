import { describe, expect, it } from '@jest/globals';
import { foldLines } from './fold';
import type { AuditLine } from './line';

const line = (seq: number, at: string, change: Partial<AuditLine> = {}): AuditLine => ({
  ...{ seq, at: `2026-11-26T${at}Z`, actorKind: 'user', actorId: 'u', actorName: null, action: 'complaint.read' },
  ...{ object: 'complaint:c', objectName: null, purpose: null, facts: {}, names: {}, hash: String(seq) },
  ...change,
});

describe('equal lines of the log', () => {
  it('one after another within minutes become one that says how many', () => {
    const folded = foldLines([line(4, '09:00:09.000'), line(3, '09:00:08.000'), line(2, '08:00:00.000')]);
    expect(folded.map(({ seq, first, times }) => [seq, first, times])).toEqual([
      [4, 3, 2],
      [2, 2, 1],
    ]);
  });

  it.each<Partial<AuditLine>>([
    { actorId: 'v' },
    { object: 'complaint:d' },
    { purpose: 'review' },
    { facts: { n: 1 } },
    { seq: 1 },
  ])('stay apart when one differs by %j', (change) => {
    expect(foldLines([line(4, '09:00:09.000'), line(3, '09:00:08.000', change)])).toHaveLength(2);
  });
});
