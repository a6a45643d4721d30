import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { issueToken, judgeToken } from './form-token.js';

const sign = (value: string): string => createHmac('sha256', 'invented').update(value).digest('base64url');
const shownAt = Date.parse('2026-11-25T00:00:00.000Z');
const token = issueToken('form-1', shownAt, sign);
const judge = (change: Partial<Parameters<typeof judgeToken>[0]>) =>
  judgeToken({ formId: 'form-1', token, nowMs: shownAt + 60_000, ...change }, sign);

describe('the signed time of a form', () => {
  it('finds nothing odd about a form that was filled in within a minute', () => {
    expect(judge({})).toBeNull();
  });

  it('notices a form sent faster than anybody types', () => {
    expect(judge({ nowMs: shownAt + 500 })).toBe('form-too-fast');
  });

  it('notices a form that stood open for more than a day', () => {
    expect(judge({ nowMs: shownAt + 25 * 3_600_000 })).toBe('form-old');
  });

  it('notices a missing token, a token of another form, and a changed time', () => {
    expect(judge({ token: '' })).toBe('form-without-token');
    expect(judge({ formId: 'form-2' })).toBe('form-bad-token');
    expect(judge({ token: token.replace(/^[^.]+/, (shownAt - 1).toString(36)) })).toBe('form-bad-token');
  });
});
