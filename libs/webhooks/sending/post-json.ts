import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { DomainError } from '#kernel';
import { webhookErrors } from '../domain/webhooks.errors.js';

const TIME_OUT_MS = 10_000;

/** Addresses that belong to nobody's public service (IANA special-purpose registries). */
const INNER = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INNER.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the inner network or of this machine. */
export function isInner(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return INNER.check(mapped, 'ipv4');
  return INNER.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Fails with `webhooks.bad-url` or `webhooks.private-address`; names are looked at again when they are resolved. */
export function checkUrl(text: string, mayBeInner: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const isLoopback = host === 'localhost' || host === '::1' || /^127\./.test(host);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)) || url.username !== '')
    throw new DomainError(webhookErrors['webhooks.bad-url']);
  if (!mayBeInner && (host === 'localhost' || (isIP(host) !== 0 && isInner(host))))
    throw new DomainError(webhookErrors['webhooks.private-address']);
  return url;
}

/**
 * Posts a body and answers the status; redirects are not followed and the answer's body is thrown away. The address that a
 * name resolves to is judged, not the name, so that no name can point inwards later.
 */
export function postJson(
  url: URL,
  o: { body: string; headers: Record<string, string>; mayBeInner: boolean },
): Promise<number> {
  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const found = error ? [] : addresses.filter(({ address }) => o.mayBeInner || !isInner(address));
      const [first] = found;
      if (!first) done(error ?? new DomainError(webhookErrors['webhooks.private-address']), '', 4);
      else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const headers = { ...o.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(o.body) };
    const signal = AbortSignal.timeout(TIME_OUT_MS);
    const call = send(url, { method: 'POST', headers, lookup: guarded, agent: false, signal }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(o.body);
  });
}
