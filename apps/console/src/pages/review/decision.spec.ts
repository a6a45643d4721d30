import { describe, expect, it } from '@jest/globals';
import {
  clocksByDuty,
  decisionBody,
  isComplete,
  knownAtOf,
  laterThanReceipt,
  strictAmong,
  type DecisionDraft,
  type Sight,
} from './decision';
import type { ComingClock } from './context';

const receivedAt = '2026-11-25T01:02:33.456Z';
const suspected: DecisionDraft = {
  decision: 'suspected',
  reasonCode: 'third-party-content',
  note: '',
  knownAt: '2026-11-25T10:02',
  knownAtReason: '',
  incidentId: '',
  citations: [],
};
const seen: Sight = { assessmentId: '01JASSESSED', strictLeads: [] };

describe('a review decision', () => {
  it('anchors on the exact instant of receipt when the moment was left alone', () => {
    expect(decisionBody(suspected, receivedAt, seen)['knownAt']).toBe(receivedAt);
    expect(laterThanReceipt(suspected, receivedAt)).toBe(false);
  });

  it('asks for a reason when the moment is moved later', () => {
    const later = { ...suspected, knownAt: '2026-11-25T12:00' };
    expect(isComplete(later, receivedAt, seen)).toBe(false);
    const explained = { ...later, knownAtReason: '読めたのは正午' };
    expect(isComplete(explained, receivedAt, seen)).toBe(true);
    expect(decisionBody(explained, receivedAt, seen)).toMatchObject({
      knownAt: '2026-11-25T03:00:00.000Z',
      knownAtReason: '読めたのは正午',
    });
  });

  it('takes an earlier moment without a reason', () => {
    const earlier = { ...suspected, knownAt: '2026-11-24T09:00' };
    expect(isComplete(earlier, receivedAt, seen)).toBe(true);
    expect(decisionBody(earlier, receivedAt, seen)).not.toHaveProperty('knownAtReason');
  });

  it('is never complete without a reason code', () => {
    expect(isComplete({ ...suspected, reasonCode: '' }, receivedAt, seen)).toBe(false);
    expect(isComplete({ ...suspected, decision: 'set_aside', reasonCode: '' }, receivedAt, seen)).toBe(false);
  });

  it('sends no clock and no incident when set aside', () => {
    const body = decisionBody({ ...suspected, decision: 'set_aside', incidentId: '01J' }, receivedAt, seen);
    expect(body).toEqual({ decision: 'set_aside', reasonCode: 'third-party-content', assessmentId: '01JASSESSED' });
  });

  it('asks for a quotation only where a strict lead class is set aside', () => {
    const strict: Sight = { ...seen, strictLeads: strictAmong(['L10', 'L3', 'L3']) };
    expect(strict.strictLeads).toEqual(['L3']);
    const aside: DecisionDraft = { ...suspected, decision: 'set_aside' };
    expect(isComplete(aside, receivedAt, strict)).toBe(false);
    expect(isComplete(suspected, receivedAt, strict)).toBe(true);
    const quoted = { ...aside, citations: [{ start: 0, end: 2, text: '隣人' }] };
    expect(isComplete(quoted, receivedAt, strict)).toBe(true);
    expect(decisionBody(quoted, receivedAt, strict)).toMatchObject({ citedEvidence: quoted.citations });
  });

  it('asks about the moment that it sends, and about none while the words are not understood', () => {
    expect(knownAtOf(suspected, receivedAt)).toBe(receivedAt);
    expect(knownAtOf({ knownAt: '2026-11-25T12:00' }, receivedAt)).toBe('2026-11-25T03:00:00.000Z');
    expect(knownAtOf({ knownAt: '' }, receivedAt)).toBeNull();
  });

  it('names a deadline once that is owed to several authorities, and puts those of one duty together', () => {
    const both = (words: string) => ({ ja: words, en: words });
    const rule = {
      regime: both('第28条'),
      stage: both('第一報'),
      wording: '速やかに',
      legalDue: null,
      ifConfirmed: true,
    };
    const first: ComingClock = { ...rule, kind: 'soft', workingDeadline: '2026-11-26T01:02:33.456Z' };
    const final: ComingClock = { ...first, stage: both('詳報'), legalDue: '2026-12-28', workingDeadline: '2026-12-25' };
    const other = { ...first, regime: both('第26条') };
    expect(clocksByDuty([first, { ...first }, other, final])).toEqual([[first, final], [other]]);
  });
});
