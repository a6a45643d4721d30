import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Channel, type Clock, type Instant } from '#kernel';
import type { IntakeItem } from '../domain/arrival.js';
import { mailIdentity } from '../channels/smtp-listener.js';
import { DescribeArrival } from './describe-arrival.js';
import { ReadArrival } from './read-arrival.js';
import { ReceiveItem } from './receive-item.js';

/** A file brought by a person or the command line. */
export interface BroughtFile {
  channel: Extract<Channel, 'email' | 'fax' | 'letter'>;
  bytes: Buffer;
  fileName: string;
  mediaType: string;
  source: 'upload' | 'cli';
  receivedAt?: Instant | undefined;
}

/** Takes a file and reads it at once; a long document is left to the job after the patience of the caller. */
@Injectable()
export class TakeFile {
  constructor(
    private readonly receive: ReceiveItem,
    private readonly read: ReadArrival,
    private readonly describe: DescribeArrival,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers within about `patienceMs`, then with outcome `pending`. Errors: storage faults. */
  async execute(file: BroughtFile, actor: Actor, patienceMs = 30_000): Promise<IntakeItem> {
    const identity =
      file.channel === 'email' ? mailIdentity(file.bytes, file.source, []) : `file ${String(file.bytes.length)}`;
    const line = await this.receive.execute(
      {
        channel: file.channel,
        bytes: file.bytes,
        mediaType: file.channel === 'email' ? 'message/rfc822' : file.mediaType,
        identity,
        ...(file.receivedAt === undefined ? {} : { receivedAt: file.receivedAt }),
        meta: { source: file.source, fileName: file.fileName },
      },
      actor,
      { readNow: true, now: nowInstant(this.clock) },
    );
    if (!line.repeatOf) await this.waitAtMost(this.read.execute(line.id), patienceMs);
    return this.describe.execute(line.id);
  }

  private async waitAtMost(work: Promise<void>, ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([work, patience]).finally(() => {
      clearTimeout(timer);
    });
  }
}
