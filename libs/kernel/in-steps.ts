import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Bytes that are worked on at a time; a few milliseconds of processor. */
const STEP_BYTES = 2 * 1024 * 1024;

/** Calls `each` with the pieces of `bytes` in order, and lets others have the loop in between. */
export async function inSteps(bytes: Uint8Array, each: (piece: Uint8Array, at: number) => void): Promise<void> {
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    if (at > 0) await setImmediate();
    each(bytes.subarray(at, at + STEP_BYTES), at);
  }
}

/** SHA-256 of pieces in order, in hex. Small ones at once; 40 MB would block the loop for a tenth of a second. */
export async function sha256InSteps(...pieces: readonly Uint8Array[]): Promise<string> {
  const hash = createHash('sha256');
  for (const bytes of pieces) {
    if (bytes.length <= STEP_BYTES) hash.update(bytes);
    else
      await inSteps(bytes, (piece) => {
        hash.update(piece);
      });
  }
  return hash.digest('hex');
}
