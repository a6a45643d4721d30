import { currentLanguage } from '../i18n/language';
import { idleFor } from '../live/activity';
import { noticeExpiry, untilSignedIn } from './expiry';

/** A problem+json answer of the desk; `title` is already in the user's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: { pointer: string; code: string }[];
  /** The whole answer: a version conflict carries `yours` and `current` in it. */
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body['title'] === 'string' ? body['title'] : `HTTP ${String(status)}`);
    this.status = status;
    this.code = typeof body['code'] === 'string' ? body['code'] : 'http.unknown';
    this.traceId = typeof body['traceId'] === 'string' ? body['traceId'] : null;
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as { pointer: string; code: string }[]) : [];
    this.body = body;
  }
}

let csrfToken: string | null = null;
let holder: string | null = null;

/** Remembers the token that unsafe requests must carry, and whose it is; null after log-out. */
export function holdSession(session: { csrfToken: string; user: { id: string } } | null): void {
  csrfToken = session?.csrfToken ?? null;
  holder = session?.user.id ?? null;
}

/** Whether this page's session is that person's; what another left behind must not be sent in their name. */
export function isHeldBy(userId: string): boolean {
  return holder === userId;
}

/** Milliseconds that the desk's clock is ahead of this machine's, by the Date of its last answer (whole seconds). */
let aheadMs = 0;

/** The present by the desk's clock as far as it is known; ms since 1970. */
export function deskNow(): number {
  return Date.now() + aheadMs;
}

let livePlace: string | null = null;

/** Where the desk's news stood just before this page's session was read, which comes first; null: not known. */
export function placeOfNews(): string | null {
  return livePlace;
}

/** After so long (ms) without a key or click nobody is at the page. */
const UNATTENDED_MS = 60_000;

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /**
   * Asked for by nobody: a preview, a draft, a heartbeat. When the session has ended it fails at once with the 401 and a
   * bar says so; anything else waits for whoever sits here to sign in again and is then sent once more.
   */
  quiet?: boolean;
  /** Goes on when the page is left meanwhile: the last save of a draft. */
  keepalive?: boolean;
}

/**
 * Sends, and when that failed only because the session ended, or was opened anew in another tab, sends once more. The
 * headers are those of the first time, so that a request with an Idempotency-Key stays one.
 */
async function send(path: string, options: CallOptions): Promise<Response> {
  const first = await attempt(path, options);
  if (first.ok) return first;
  const problem = new ApiProblem(first.status, await problemOf(first));
  if (!(await isMended(problem, path, options))) throw problem;
  const second = await attempt(path, options);
  if (!second.ok) throw new ApiProblem(second.status, await problemOf(second));
  return second;
}

async function attempt(path: string, options: CallOptions): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { 'Accept-Language': currentLanguage(), ...options.headers };
  if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;
  // What the page asks by itself does not lengthen the session of somebody who has gone.
  if (idleFor() > UNATTENDED_MS) headers['X-Unattended'] = '1';
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive === true ? { keepalive: true } : {}),
    ...(options.body === undefined ? {} : { body: isForm ? (options.body as FormData) : JSON.stringify(options.body) }),
  });
  readClock(response);
  if (path === '/session') livePlace = response.headers.get('X-Live-Place');
  return response;
}

function readClock(response: Response): void {
  const told = Date.parse(response.headers.get('Date') ?? '');
  // The header has whole seconds: a difference within one of them is none.
  if (!Number.isNaN(told)) aheadMs = Math.abs(told - Date.now()) < 2000 ? 0 : told - Date.now();
}

async function isMended(problem: ApiProblem, path: string, options: CallOptions): Promise<boolean> {
  if (path === '/session' || csrfToken === null) return false;
  if (problem.code === 'access.csrf') return await isTokenRenewed();
  if (problem.code !== 'access.not-signed-in') return false;
  if (options.quiet === true) {
    noticeExpiry();
    return false;
  }
  return untilSignedIn((options.method ?? 'GET') !== 'GET');
}

/** Another tab signed in anew: the cookie is its, and the token must be too. Only for the same person. */
async function isTokenRenewed(): Promise<boolean> {
  const answer = await attempt('/session', {});
  if (!answer.ok) return false;
  const session = (await answer.json()) as { csrfToken?: unknown; user?: { id?: unknown } };
  if (typeof session.csrfToken !== 'string' || session.csrfToken === csrfToken || session.user?.id !== holder)
    return false;
  csrfToken = session.csrfToken;
  return true;
}

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Calls the API and reads JSON; an empty answer gives undefined. Throws {@link ApiProblem}, or TypeError without network. */
export async function api<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const post = <T>(path: string, body?: unknown): Promise<T> =>
  api<T>(path, { method: 'POST', ...(body === undefined ? {} : { body }) });

/** Fetches a file and hands it to the browser as a download under `fileName`; with a body it is asked for by POST. */
export async function download(path: string, fileName: string, body?: unknown): Promise<void> {
  const response = await send(path, body === undefined ? {} : { method: 'POST', body });
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

/** Fetches bytes, a picture say. Throws {@link ApiProblem}. */
export async function fetchBlob(path: string, signal: AbortSignal): Promise<Blob> {
  return (await send(path, { signal })).blob();
}

/** A query string from the set values only, with its question mark; '' when there are none. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (set.length === 0) return '';
  return `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()}`;
}
