import type { KeyScope } from '../domain/data-key.js';
import { deriveFrom, unwrapWith, wrapWith, type KeyRing } from '../domain/key-ring.js';

/** A data key as it is stored: opened only with the master key named here. */
export interface WrappedKey {
  masterKeyId: string;
  wrapped: Buffer;
}

/** Port: whoever holds the master key. Wraps and opens data keys, derives keys for other purposes. */
export abstract class MasterKey {
  /** The master key that wraps new data keys. */
  abstract activeId(): string;
  /** Whether this master key is at hand. */
  abstract holds(masterKeyId: string): boolean;
  /** Wraps a data key under the active master key, bound to the data key's id and scope. */
  abstract wrap(dataKey: Uint8Array, id: string, scope: KeyScope): WrappedKey;
  /** Opens a wrapped data key. Errors: `vault.master-key-missing`, `vault.tampered`. */
  abstract unwrap(key: WrappedKey, id: string, scope: KeyScope): Buffer;
  /** 32 bytes for one purpose (`lookup`, `audit-head`, …). The same for ever: rotation does not change it. */
  abstract derive(purpose: string): Buffer;
}

/** A master key whose ring is in memory: the base of the file's, and what tests use. */
export class RingMasterKey extends MasterKey {
  constructor(protected current?: KeyRing) {
    super();
  }

  /** The ring; a subclass reads it when it is first asked for. */
  protected ring(): KeyRing {
    if (this.current === undefined) throw new Error('the key ring has not been read');
    return this.current;
  }

  /** A second look for a key that the ring in memory lacks: another process may have rotated. */
  protected reread(): KeyRing {
    return this.ring();
  }

  override activeId(): string {
    return this.ring().active;
  }

  override holds(masterKeyId: string): boolean {
    const has = (ring: KeyRing): boolean => ring.keys.some((key) => key.id === masterKeyId);
    return has(this.ring()) || has(this.reread());
  }

  override wrap(dataKey: Uint8Array, id: string, scope: KeyScope): WrappedKey {
    const ring = this.ring();
    return { masterKeyId: ring.active, wrapped: wrapWith(ring, ring.active, dataKey, id, scope) };
  }

  override unwrap(key: WrappedKey, id: string, scope: KeyScope): Buffer {
    const ring = this.holds(key.masterKeyId) ? this.ring() : this.reread();
    return unwrapWith(ring, key.masterKeyId, key.wrapped, id, scope);
  }

  override derive(purpose: string): Buffer {
    return deriveFrom(this.ring(), purpose);
  }
}
