import { describe, expect, it } from '@jest/globals';
import { readableFacts } from './facts';

describe('the facts of a history entry', () => {
  it('names a step between states', () => {
    expect(readableFacts({ from: 'received', to: 'closed', outcome: 'resolved' })).toEqual({
      step: { from: 'received', to: 'closed' },
      values: ['resolved'],
    });
  });

  it('leaves out ids, instants, switches and nested values', () => {
    const facts = {
      complaintId: '01M89SNH7564PAKJJ6V1MWCW7B',
      slipNumber: '2026-11-000025',
      receivedAt: '2026-11-25T16:46:05.822Z',
      beforeKnownAt: false,
      more: { a: 1 },
      fromVersion: 3,
    };
    expect(readableFacts(facts)).toEqual({ step: null, values: ['2026-11-000025'] });
  });

  it('is empty without facts', () => {
    expect(readableFacts(null)).toEqual({ step: null, values: [] });
  });
});
