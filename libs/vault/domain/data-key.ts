import { randomBytes } from 'node:crypto';

/** What a data key protects; bound into the wrapping, so that a key cannot be passed off as another kind. */
export const KEY_SCOPES = ['complaint', 'incident', 'party', 'draft', 'campaign'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** An opened data key. Rows keep its `id` as `key_id`; the key itself never leaves the process. */
export interface DataKey {
  readonly id: string;
  readonly scope: KeyScope;
}

export const DATA_KEY_BYTES = 32;

/** A data key with its bytes, which neither JSON, nor a log, nor inspection shows. */
export class OpenDataKey implements DataKey {
  readonly #bytes: Buffer;

  constructor(
    readonly id: string,
    readonly scope: KeyScope,
    bytes: Buffer,
  ) {
    if (bytes.length !== DATA_KEY_BYTES) throw new Error('a data key has 32 bytes');
    this.#bytes = bytes;
  }

  /** A new random key. */
  static create(id: string, scope: KeyScope): OpenDataKey {
    return new OpenDataKey(id, scope, randomBytes(DATA_KEY_BYTES));
  }

  /** The bytes of a key that this vault opened. */
  static bytesOf(key: DataKey): Buffer {
    if (!(key instanceof OpenDataKey)) throw new Error('a data key comes from Vault.newKey or Vault.openKey');
    return key.#bytes;
  }
}
