import { describe, expect, it } from '@jest/globals';
import { enhancedStatus, judgeFailure, nextStep, RETRY_DELAYS_MS, type SmtpFailure } from './hand-over.js';

const failure = (over: Partial<SmtpFailure>): SmtpFailure => ({
  responseCode: null,
  response: null,
  command: 'CONN',
  bodyBegan: false,
  ...over,
});

describe('a try that failed', () => {
  it.each<[string, Partial<SmtpFailure>, string]>([
    ['no connection', {}, 'server-away'],
    ['greeting 421', { responseCode: 421 }, 'server-away'],
    ['login refused', { responseCode: 535, command: 'AUTH PLAIN' }, 'server-away'],
    ['sender put off', { responseCode: 451, command: 'MAIL FROM' }, 'later'],
    ['recipient put off', { responseCode: 450, command: 'RCPT TO' }, 'later'],
    ['recipient refused', { responseCode: 550, command: 'RCPT TO' }, 'refused-recipient'],
    ['blocked as a sender', { responseCode: 550, command: 'RCPT TO', response: '550 5.7.1 Blocked' }, 'later'],
    ['sender without login', { responseCode: 530, command: 'MAIL FROM' }, 'later'],
    ['mailbox full', { responseCode: 552, command: 'RCPT TO' }, 'later'],
    ['no such user', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 Nobody' }, 'refused-recipient'],
    ['message refused', { responseCode: 554, command: 'DATA', bodyBegan: true }, 'refused-message'],
    ['message put off after it was read', { responseCode: 452, command: 'DATA', bodyBegan: true }, 'later'],
    ['channel closed as the answer to the message', { responseCode: 421, command: 'DATA', bodyBegan: true }, 'later'],
    ['connection lost before the message', { command: 'CONN', bodyBegan: false }, 'server-away'],
    ['connection lost after the message began', { command: 'CONN', bodyBegan: true }, 'unknown'],
    ['nonsense after the message began', { responseCode: 999, command: 'DATA', bodyBegan: true }, 'unknown'],
  ])('%s', (_title, over, outcome) => {
    expect(judgeFailure(failure(over)).outcome).toBe(outcome);
  });

  it('is tried again while attempts are left, then given to a person', () => {
    const tries = Array.from({ length: RETRY_DELAYS_MS.length + 1 }, (_, index) => nextStep('later', index + 1));
    expect(tries.map((step) => step.state)).toEqual([...RETRY_DELAYS_MS.map(() => 'sending'), 'failed']);
  });

  it('does not use up attempts while the server is away', () => {
    expect(nextStep('server-away', 99)).toEqual({ state: 'sending', retryInMs: 60_000, counts: false });
  });

  it('is never tried again when it is unknown what happened', () => {
    expect(nextStep('unknown', 1)).toEqual({ state: 'unknown', retryInMs: null, counts: true });
  });

  it('gives up its enhanced status code', () => {
    expect(enhancedStatus('550 5.1.1 No such user')).toBe('5.1.1');
    expect(enhancedStatus('550 No such user 5.1.1')).toBeNull();
  });
});
