import { pino } from 'pino';

/**
 * The desk's log: JSON lines on stderr, identifiers and figures only. Whatever might hold content is cut by the
 * serialiser: errors show their name, code and stack frames, never their message's parameters.
 */
export const log = pino(
  {
    level: process.env['MADOGUCHI_LOG_LEVEL'] ?? 'info',
    base: null,
    serializers: { err: describeError },
    redact: { paths: ['text', 'subject', 'contact', 'password', 'token', '*.text', '*.password'], remove: true },
  },
  pino.destination({ dest: 2, sync: false }),
);

/** What an error may show in a log: name, code, and where it happened; for query failures never the parameters. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    at: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 6)
      .map((line) => line.trim()),
  };
}
