import { currentLanguage } from '../i18n/language';

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

/** Remembers the token that unsafe requests must carry; null after log-out. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { 'Accept-Language': currentLanguage(), ...options.headers };
  if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.body === undefined ? {} : { body: isForm ? (options.body as FormData) : JSON.stringify(options.body) }),
  });
  if (!response.ok) throw new ApiProblem(response.status, await problemOf(response));
  return response;
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
