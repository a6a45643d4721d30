import { ConsoleLogger } from '@nestjs/common';

/** Context under which Nest prints an error of the start before it hands it to the caller. */
const STARTING = 'ExceptionHandler';

/** Nest's own warnings and errors; those of a failed start are left to the program, which says them in one sentence. */
export class NestMessages extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['error', 'warn'] });
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== STARTING) super.error(message, ...(rest as [string?, string?]));
  }
}
