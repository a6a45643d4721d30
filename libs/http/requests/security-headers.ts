import type { Settings } from '#kernel';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Folder of the API documentation page, which brings styles of its own. */
export const DOCS_PATH = '/api/docs';

/** The Content-Security-Policy of the desk's pages; `styleNonce` admits `<style>` elements that carry it. */
export function contentSecurityPolicy(o: { styleNonce?: string; inlineStyles?: boolean } = {}): string {
  const style =
    o.inlineStyles === true ? " 'unsafe-inline'" : o.styleNonce === undefined ? '' : ` 'nonce-${o.styleNonce}'`;
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Admits `<style nonce="…">` on this answer; the nonce is answered, to be written into the page. */
export function admitStyles(reply: FastifyReply): string {
  const styleNonce = randomBytes(16).toString('base64url');
  void reply.header('content-security-policy', contentSecurityPolicy({ styleNonce }));
  return styleNonce;
}

const COMMON = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
/** Scripts stay ours; the page of @nestjs/swagger holds inline `<style>` elements. */
const DOCS = { 'content-security-policy': contentSecurityPolicy({ inlineStyles: true }) };
const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** Puts the headers on every answer before a handler runs, so that a handler may set its own. */
export function addSecurityHeaders(fastify: FastifyInstance, settings: Settings): void {
  const tls = settings.publicUrl?.startsWith('https://') === true;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(COMMON);
    if (request.url.startsWith(DOCS_PATH)) void reply.headers(DOCS);
    if (tls || request.protocol === 'https') void reply.headers(HSTS);
    done();
  });
}
