import { fastifyCookie } from '@fastify/cookie';
import type { Settings } from '#kernel';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'madoguchi_session';

/** The session's secret in a Cookie header; null when there is none. */
export function readSessionCookie(header: string | undefined): string | null {
  if (header?.includes(SESSION_COOKIE) !== true) return null;
  return fastifyCookie.parse(header)[SESSION_COOKIE] ?? null;
}

/** The Set-Cookie header that opens a session; null ends it. Secure over TLS, ours or a trusted proxy's. */
export function sessionCookie(secret: string | null, settings: Settings, protocol: string): string {
  const secure = protocol === 'https' || settings.publicUrl?.startsWith('https://') === true;
  const common = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return fastifyCookie.serialize(SESSION_COOKIE, secret ?? '', secret === null ? { ...common, maxAge: 0 } : common);
}
