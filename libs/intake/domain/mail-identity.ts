/** The Message-ID of a mail's own header, angle brackets and all; null when it has none. */
export function messageIdOf(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 65_536).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  return /^message-id:\s*(<[^>\r\n]+>)/im.exec(end === -1 ? head : head.slice(0, end))?.[1] ?? null;
}

/** A mail's identity: its Message-ID, else its envelope. Only the same bytes under the same identity are a repeat. */
export function mailIdentity(bytes: Buffer, from: string, to: readonly string[]): string {
  const id = messageIdOf(bytes);
  return id === null ? `envelope ${from} ${[...to].sort().join(' ')}` : `message-id ${id}`;
}
