import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { accessErrors } from '../domain/access.errors.js';

/** argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a random password nobody has, at the same cost; checked in the place of an account that does not exist. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$781z0TsIdxkDEOZ31AiaGA$k/D/ofQ2R2lEHgyJaBu4d9dOyG8Ja5yyYJLBljMLNZU';

/** Hashing at the same time, and waiting; more is refused, so that sign-ins cannot starve the desk's other work. */
const AT_ONCE = 2;
const MAX_WAITING = 64;

/** Hashes and checks passwords, a few at a time. Fails with `access.busy` when too many wait. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** The PHC string to store. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /** Whether the password fits; with `null` (no such account) it takes as long and never does. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const fits = await this.inTurn(() => verify(stored ?? NOBODY, password.normalize('NFKC')));
    return fits && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MAX_WAITING) throw new DomainError(accessErrors['access.busy']);
      // The one that ends hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
