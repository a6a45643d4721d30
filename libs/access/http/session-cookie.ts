import type { Settings } from '#kernel';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'madoguchi_session';

/** A secret of ours is 43 base64url characters, so nothing needs decoding. */
const OURS = new RegExp(`(?:^|;)\\s*${SESSION_COOKIE}="?([\\w-]{43})"?\\s*(?:;|$)`);

/** The session's secret in a Cookie header; null when there is none. */
export function readSessionCookie(header: string | undefined): string | null {
  return header === undefined ? null : (OURS.exec(header)?.[1] ?? null);
}

/** The Set-Cookie header that opens a session; null ends it. Secure over TLS, ours or a trusted proxy's. */
export function sessionCookie(secret: string | null, settings: Settings, protocol: string): string {
  const secure = protocol === 'https' || settings.publicUrl?.startsWith('https://') === true;
  return [
    `${SESSION_COOKIE}=${secret ?? ''}`,
    'Path=/',
    ...(secret === null ? ['Max-Age=0'] : []),
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
