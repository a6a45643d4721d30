import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiProblem } from '../../api/client';
import type { LoggedCall } from './draft';
import { Outbox } from './outbox';

const CALL: LoggedCall = { id: 'c1', slipNumber: '2026-11-000001', humanMustRead: false, assessment: null };
const offline = (): Promise<LoggedCall> => Promise.reject(new TypeError('Failed to fetch'));

let sent: { id: string; body: Record<string, unknown> }[];
let answers: (() => Promise<LoggedCall>)[];
let outbox: Outbox;

const state = (id = 'k1') => outbox.all().get(id)?.state;
const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => {
  jest.useFakeTimers();
  sent = [];
  answers = [];
  outbox = new Outbox((id, body) => {
    sent.push({ id, body });
    return (answers.shift() ?? (() => Promise.resolve(CALL)))();
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a call on its way to the desk', () => {
  it('waits while there is no network and goes out by itself, the same to the letter under the same key', async () => {
    answers = [offline, offline];
    outbox.send('k1', { text: 'x' });
    await settle();
    expect(state()).toBe('waiting');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(state()).toBe('waiting');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(outbox.all().get('k1')).toEqual({ state: 'done', call: CALL });
    expect(sent).toEqual(Array(3).fill({ id: 'k1', body: { text: 'x' } }));
  });

  it('is not sent twice at once, nor again once it is there', async () => {
    const arrived: string[] = [];
    outbox.onArrival((id) => arrived.push(id));
    outbox.send('k1', { text: 'x' });
    outbox.send('k1', { text: 'x' });
    await settle();
    outbox.send('k1', { text: 'x' });
    expect([sent.length, arrived]).toEqual([1, ['k1']]);
  });

  it('keeps what was sent first while its fate is unknown, whatever is pressed', async () => {
    answers = [offline];
    outbox.send('k1', { text: 'first' });
    await settle();
    outbox.send('k1', { text: 'second' });
    await settle();
    expect(sent.map(({ body }) => body['text'])).toEqual(['first', 'first']);
  });

  it('goes at once when the network is back', async () => {
    answers = [offline];
    outbox.send('k1', { text: 'x' });
    await settle();
    outbox.retryAll();
    await settle();
    expect(state()).toBe('done');
  });

  it('stops when the desk refuses it, and may then be sent anew with other words', async () => {
    answers = [() => Promise.reject(new ApiProblem(422, { code: 'intake.empty-text' }))];
    outbox.send('k1', { text: '' });
    await settle();
    expect(state()).toBe('refused');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    outbox.send('k1', { text: 'x' });
    await settle();
    expect([state(), sent[1]?.body]).toEqual(['done', { text: 'x' }]);
  });
});
