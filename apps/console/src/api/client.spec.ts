import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { api, ApiProblem, holdSession } from './client';
import { expiry, forgetExpiry, putOff, signedInAgain } from './expiry';

interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

const real = globalThis.fetch;
let sent: Sent[];
let answers: Response[];

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const EXPIRED = { code: 'access.not-signed-in', title: 'ログインしてください' };
const call = { method: 'POST', body: { text: 'x' }, headers: { 'Idempotency-Key': 'call-1' } } as const;

/** Lets everything run that waits for nothing but its turn. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

beforeEach(() => {
  sent = [];
  answers = [];
  forgetExpiry();
  holdSession({ csrfToken: 'first', user: { id: 'u1' } });
  globalThis.fetch = (_path, init) => {
    const { method = '', headers, body } = init ?? {};
    sent.push({
      method,
      headers: headers as Record<string, string>,
      body: (body ?? null) as string | null,
    });
    const next = answers.shift();
    return next ? Promise.resolve(next) : Promise.reject(new TypeError('no network'));
  };
});

afterEach(() => {
  globalThis.fetch = real;
});

describe('a request after the session has ended', () => {
  it('waits for the sign-in and is sent once more, with the same key and body and the new token', async () => {
    answers = [answer(401, EXPIRED), answer(201, { slipNumber: '2026-11-000001' })];
    const saving = api('/complaints', call);
    await settled();
    expect([expiry.now(), sent.length]).toEqual(['asked', 1]);
    holdSession({ csrfToken: 'second', user: { id: 'u1' } });
    signedInAgain();
    expect(await saving).toEqual({ slipNumber: '2026-11-000001' });
    expect(sent.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['call-1', 'call-1']);
    expect(sent.map(({ headers }) => headers['X-CSRF-Token'])).toEqual(['first', 'second']);
    expect(sent[1]?.body).toBe(sent[0]?.body);
    expect(expiry.now()).toBe('none');
  });

  it('fails when the sign-in is put off, and the bar stays', async () => {
    answers = [answer(401, EXPIRED)];
    const saving = api('/complaints', call).catch((error: unknown) => error);
    await settled();
    putOff();
    expect(await saving).toMatchObject({ status: 401 });
    expect(expiry.now()).toBe('noticed');
  });

  it('fails at once when nobody asked for it, and only notices', async () => {
    answers = [answer(401, EXPIRED)];
    await expect(api('/triage/preview', { ...call, quiet: true })).rejects.toBeInstanceOf(ApiProblem);
    expect([expiry.now(), sent.length]).toEqual(['noticed', 1]);
  });

  it('asks nobody before there was a session, nor for a wrong password', async () => {
    answers = [answer(401, { code: 'access.bad-credentials' })];
    await expect(api('/session', call)).rejects.toMatchObject({ code: 'access.bad-credentials' });
    holdSession(null);
    answers = [answer(401, EXPIRED)];
    await expect(api('/complaints')).rejects.toMatchObject({ status: 401 });
    expect(expiry.now()).toBe('none');
  });
});

describe('a request whose token another tab has replaced', () => {
  const REFUSED = { code: 'access.csrf' };

  it('is sent once more with the token of now', async () => {
    answers = [answer(403, REFUSED), answer(200, { csrfToken: 'newer', user: { id: 'u1' } }), answer(201, { id: 'c' })];
    expect(await api('/complaints', call)).toEqual({ id: 'c' });
    expect(sent[2]?.headers).toMatchObject({ 'X-CSRF-Token': 'newer', 'Idempotency-Key': 'call-1' });
  });

  it('is refused when that tab belongs to somebody else now', async () => {
    answers = [answer(403, REFUSED), answer(200, { csrfToken: 'newer', user: { id: 'u2' } })];
    await expect(api('/complaints', call)).rejects.toMatchObject({ code: 'access.csrf' });
  });
});
