import type { INestApplicationContext } from '@nestjs/common';

/** What a command needs of the desk: to get its parts, and to close it. */
export type DeskContext = Pick<INestApplicationContext, 'get' | 'close'>;

/** Opens the desk for one command; the command closes it. */
export type OpenDesk = () => Promise<DeskContext>;
