import { Injectable } from '@nestjs/common';
import { MasterKey } from '#vault';
import { signingKeyFrom, type SigningKey } from '../domain/signature.js';

/** The key with which this desk signs: derived from the master key, so that it is kept, backed up and lost with it. */
@Injectable()
export class DeskSigningKey {
  private known: SigningKey | undefined;

  constructor(private readonly master: MasterKey) {}

  get key(): SigningKey {
    this.known ??= signingKeyFrom(this.master.derive('evidence-signature'));
    return this.known;
  }

  /** What people compare a pack's key with. */
  get fingerprint(): string {
    return this.key.fingerprint;
  }
}
