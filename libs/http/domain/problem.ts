import { DomainError, type ErrorKind, type FieldError } from '#kernel';
import { httpErrors, kindOfStatus } from './http.errors.js';

/** Languages of titles. */
export type Language = 'ja' | 'en';

/** RFC 9457 problem details. Never holds what the caller typed. */
export interface Problem {
  /** `urn:madoguchi:problem:` and the code. */
  type: string;
  title: string;
  status: number;
  /** Stable, `area.kebab`. */
  code: string;
  /** 32 hex digits; the log has the same. */
  traceId: string;
  /** Refused fields; absent when there are none. */
  errors?: FieldError[];
  /** What the error's own documentation says; absent when there is none. */
  data?: Record<string, unknown>;
}

/** Errors of Fastify that say more than their status. */
const BY_FASTIFY_CODE: Readonly<Record<string, ErrorKind>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: httpErrors['http.bad-json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: httpErrors['http.bad-json'],
};

/** What the catalogue says of any thrown value; whatever it does not know is `http.internal`. */
export function kindOf(error: unknown): ErrorKind {
  if (error instanceof DomainError) return error.kind;
  const known = BY_FASTIFY_CODE[codeOf(error) ?? ''] ?? BY_FASTIFY_CODE[codeOf(causeOf(error)) ?? ''];
  if (known !== undefined) return known;
  const status = statusOf(error);
  return status === null ? httpErrors['http.internal'] : kindOfStatus(status);
}

/** Renders a thrown value. */
export function problemOf(error: unknown, context: { traceId: string; language: Language }): Problem {
  const kind = kindOf(error);
  const { errors = [], data } = error instanceof DomainError ? error : {};
  return {
    type: `urn:madoguchi:problem:${kind.code}`,
    title: kind[context.language],
    status: kind.status,
    code: kind.code,
    traceId: context.traceId,
    ...(errors.length === 0 ? {} : { errors }),
    ...(data === undefined ? {} : { data }),
  };
}

/** Nest wraps Fastify's errors and keeps them as cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The status of an error that the framework made (Nest's HttpException, Fastify's, http-errors'); null for others. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('getStatus' in error && typeof error.getStatus === 'function') return (error.getStatus as () => number)();
  const fromFramework = codeOf(error)?.startsWith('FST_') === true;
  return (fromFramework || isClientError(error)) && 'statusCode' in error ? Number(error.statusCode) : null;
}

function isClientError(error: Error): boolean {
  return (
    'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
  );
}

/** The better liked of Japanese and English in an Accept-Language header (RFC 9110 §12.5.4); Japanese when neither is. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; q: number } | null = null;
  for (const item of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...params] = item.trim().toLowerCase().split(';');
    const language = /^(ja|en)(-|$)/.exec(tag.trim())?.[1] as Language | undefined;
    const q = Number(
      params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((value) => value !== undefined) ?? 1,
    );
    if (language !== undefined && q > 0 && (best === null || q > best.q)) best = { language, q };
  }
  return best?.language ?? 'ja';
}
