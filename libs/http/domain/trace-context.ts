import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-|$)/;

/** The trace id (32 hex digits) of a W3C `traceparent` header; null when it is absent or malformed. */
export function traceIdFrom(traceparent: string | string[] | undefined): string | null {
  if (typeof traceparent !== 'string' || traceparent.startsWith('ff')) return null;
  const [, traceId = '', parentId = ''] = TRACEPARENT.exec(traceparent) ?? [];
  return traceId === '' || /^0+$/.test(traceId) || /^0+$/.test(parentId) ? null : traceId;
}

/** A new trace id. */
export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}
