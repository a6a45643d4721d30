import type { FastifyReply } from 'fastify';

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * A public page: no script, nothing kept by anybody else. A page that holds a form to fill in may be kept by the browser
 * alone, which then gives back what was typed when its reader comes back to it; one with a secret may not.
 */
export function html(reply: FastifyReply, status: number, page: string, typedInto = false): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', CSP)
    .header('cache-control', typedInto ? 'private, no-cache' : 'no-store')
    .send(page);
}
