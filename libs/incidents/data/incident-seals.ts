import { Injectable } from '@nestjs/common';
import { Vault, type SealedAt } from '#vault';

/** Seals and opens what belongs to an incident, under the incident's own key. */
@Injectable()
export class IncidentSeals {
  constructor(private readonly vault: Vault) {}

  /** A new key for a new incident; inside a unit. */
  async newKey(): Promise<string> {
    return (await this.vault.newKey('incident')).id;
  }

  async seal(keyId: string, plain: string | Uint8Array, at: SealedAt): Promise<Buffer> {
    return this.vault.seal(await this.vault.openKey(keyId), plain, at);
  }

  /** Error: `vault.key-erased`, `vault.tampered`. */
  async open(keyId: string, sealed: Uint8Array, at: SealedAt): Promise<string> {
    return this.vault.openText(await this.vault.openKey(keyId), sealed, at);
  }

  /** As {@link open}; null stays null. */
  async maybe(keyId: string, sealed: Uint8Array | null, at: SealedAt): Promise<string | null> {
    return sealed === null ? null : this.open(keyId, sealed, at);
  }
}
