import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { DomainError, type Instant } from '#kernel';
import { newRing, ringFromText, ringToText, withNewKey, type KeyRing } from '../domain/key-ring.js';
import { vaultErrors } from '../domain/vault.errors.js';
import { writeDurablySync } from './durable-file.js';
import { RingMasterKey } from './master-key.js';

/** The master keys in a file of mode 0600. Whoever has this file and the data can read everything: keep them apart. */
export class FileMasterKey extends RingMasterKey {
  constructor(readonly path: string) {
    super();
  }

  /** Whether the file is there. */
  exists(): boolean {
    return existsSync(this.path);
  }

  /** Makes the file when there is none. True when this call made it; when two processes race, one of them does. */
  createIfMissing(at: Instant): boolean {
    if (this.exists()) return false;
    const created = writeDurablySync(this.path, ringToText(newRing(at)), false);
    this.current = this.read();
    return created;
  }

  /** Adds a master key and makes it the active one; the old ones stay, to open what they wrapped. */
  addKey(at: Instant): string {
    const ring = withNewKey(this.read(), at);
    writeDurablySync(this.path, ringToText(ring), true);
    this.current = ring;
    return ring.active;
  }

  /** Closes the file to other people of the machine. True when it had been open to them. */
  restrict(): boolean {
    if ((statSync(this.path).mode & 0o077) === 0) return false;
    chmodSync(this.path, 0o600);
    return true;
  }

  protected override ring(): KeyRing {
    this.current ??= this.read();
    return this.current;
  }

  protected override reread(): KeyRing {
    this.current = this.read();
    return this.current;
  }

  private read(): KeyRing {
    if (!this.exists()) throw new DomainError(vaultErrors['vault.master-key-missing']);
    return ringFromText(readFileSync(this.path, 'utf8'));
  }
}
