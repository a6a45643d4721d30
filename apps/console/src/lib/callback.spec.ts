import { describe, expect, it } from '@jest/globals';
import { callbackTone, isOwed, whyNotCalled } from './callback';

const MINUTE = 60_000;

describe('a promised call-back', () => {
  it.each([
    [-1, 'late'],
    [0, 'soon'],
    [60 * MINUTE, 'soon'],
    [60 * MINUTE + 1, 'ahead'],
  ])('with %i ms left is %s', (left, tone) => {
    expect(callbackTone(left)).toBe(tone);
  });

  it('is owed until somebody has replied or the case is closed, and again when it is reopened', () => {
    const states = ['received', 'acknowledged', 'in_handling', 'replied', 'closed', 'reopened'];
    expect(states.filter(isOwed)).toEqual(['received', 'acknowledged', 'in_handling', 'reopened']);
  });

  it('is not offered to whoever asked for no calls, or cannot speak on the telephone and uses no relay', () => {
    expect(whyNotCalled({ doNotContactBy: ['email', 'phone'], viaRelay: true })).toBe('unwanted');
    expect(whyNotCalled({ doNotContactBy: [], cannotSpeakOnPhone: true, viaRelay: false })).toBe('cannotSpeak');
    expect(whyNotCalled({ doNotContactBy: ['email'], cannotSpeakOnPhone: true, viaRelay: true })).toBeNull();
    expect(whyNotCalled({})).toBeNull();
  });
});
