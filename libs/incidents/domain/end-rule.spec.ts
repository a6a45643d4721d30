import { describe, expect, it } from '@jest/globals';
import { needsSecond, type EndQuestion } from './end-rule.js';

const CLOSING: EndQuestion = {
  from: 'confirmed',
  to: 'closed',
  involved: false,
  everInvolved: false,
  art28Applies: false,
  hasSign: true,
};

describe('a second person at the end of an incident', () => {
  it('is needed before it is called unfounded, but for a lead that never had a sign', () => {
    const lead: EndQuestion = { ...CLOSING, from: 'lead', to: 'unfounded', hasSign: false };
    expect(needsSecond(lead)).toBe(false);
    expect(needsSecond({ ...lead, hasSign: true })).toBe(true);
    expect(needsSecond({ ...lead, everInvolved: true })).toBe(true);
    for (const from of ['suspected', 'confirmed'] as const) expect(needsSecond({ ...lead, from })).toBe(true);
  });

  it('is needed before closing where the answer contradicts an earlier one or the decision about Article 28', () => {
    expect(needsSecond(CLOSING)).toBe(false);
    expect(needsSecond({ ...CLOSING, everInvolved: true })).toBe(true);
    expect(needsSecond({ ...CLOSING, involved: true, everInvolved: true })).toBe(true);
    expect(needsSecond({ ...CLOSING, involved: true, everInvolved: true, art28Applies: true })).toBe(false);
  });
});
