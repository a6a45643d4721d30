import { describe, expect, it } from '@jest/globals';
import { decisionBody, isComplete, laterThanReceipt, type DecisionDraft } from './decision';

const receivedAt = '2026-11-25T01:02:33.456Z';
const suspected: DecisionDraft = {
  decision: 'suspected',
  reasonCode: 'third-party-content',
  note: '',
  knownAt: '2026-11-25T10:02',
  knownAtReason: '',
  incidentId: '',
};

describe('a review decision', () => {
  it('anchors on the exact instant of receipt when the moment was left alone', () => {
    expect(decisionBody(suspected, receivedAt)['knownAt']).toBe(receivedAt);
    expect(laterThanReceipt(suspected, receivedAt)).toBe(false);
  });

  it('asks for a reason when the moment is moved later', () => {
    const later = { ...suspected, knownAt: '2026-11-25T12:00' };
    expect(isComplete(later, receivedAt)).toBe(false);
    const explained = { ...later, knownAtReason: '読めたのは正午' };
    expect(isComplete(explained, receivedAt)).toBe(true);
    expect(decisionBody(explained, receivedAt)).toMatchObject({
      knownAt: '2026-11-25T03:00:00.000Z',
      knownAtReason: '読めたのは正午',
    });
  });

  it('takes an earlier moment without a reason', () => {
    const earlier = { ...suspected, knownAt: '2026-11-24T09:00' };
    expect(isComplete(earlier, receivedAt)).toBe(true);
    expect(decisionBody(earlier, receivedAt)).not.toHaveProperty('knownAtReason');
  });

  it('is never complete without a reason code', () => {
    expect(isComplete({ ...suspected, reasonCode: '' }, receivedAt)).toBe(false);
    expect(isComplete({ ...suspected, decision: 'set_aside', reasonCode: '' }, receivedAt)).toBe(false);
  });

  it('sends no clock and no incident when set aside', () => {
    const body = decisionBody({ ...suspected, decision: 'set_aside', incidentId: '01J' }, receivedAt);
    expect(body).toEqual({ decision: 'set_aside', reasonCode: 'third-party-content' });
  });
});
