import { describe, expect, it } from '@jest/globals';
import { isInstant, readableFacts } from './facts';

describe('the facts of a history entry', () => {
  it('names a step between states', () => {
    expect(readableFacts({ from: 'received', to: 'closed', outcome: 'resolved' })).toEqual({
      step: { from: 'received', to: 'closed' },
      values: [{ name: 'outcome', value: 'resolved' }],
    });
  });

  it('leaves out ids and nested values, and keeps moments and switches by their names', () => {
    const facts = {
      complaintId: '01M89SNH7564PAKJJ6V1MWCW7B',
      slipNumber: '2026-11-000025',
      receivedAt: '2026-11-25T16:46:05.822Z',
      beforeKnownAt: false,
      more: { a: 1 },
      fromVersion: 3,
    };
    expect(readableFacts(facts)).toEqual({
      step: null,
      values: [
        { name: 'slipNumber', value: '2026-11-000025' },
        { name: 'receivedAt', value: '2026-11-25T16:46:05.822Z' },
        { name: 'beforeKnownAt', value: 'false' },
      ],
    });
  });

  it('puts a list of fields in one piece, and keeps silent of nothing missing', () => {
    const facts = { fields: 'cause place', fields2: 'summary', missing: 0, formVersion: '2026-11-26', count: 0 };
    expect(readableFacts(facts).values).toEqual([
      { name: 'fields', value: 'cause place summary' },
      { name: 'count', value: 0 },
    ]);
    expect(readableFacts({ missing: 2 }).values).toEqual([{ name: 'missing', value: 2 }]);
  });

  it('is empty without facts', () => {
    expect(readableFacts(null)).toEqual({ step: null, values: [] });
  });

  it('tells a moment from a date', () => {
    expect([isInstant('2026-11-25T16:46:05.822Z'), isInstant('2026-11-25'), isInstant(3)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
