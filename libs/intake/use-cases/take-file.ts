import { Injectable } from '@nestjs/common';
import { log, type Actor, type Channel, type Instant } from '#kernel';
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
  ) {}

  /**
   * Answers within about `patienceMs`, then with outcome `pending`; so too when the reading fails, for the item is
   * recorded and its job tries again. Errors: storage faults, and then nothing was recorded.
   */
  async execute(file: BroughtFile, actor: Actor, patienceMs = 30_000): Promise<IntakeItem> {
    const identity =
      file.channel === 'email' ? mailIdentity(file.bytes, file.source, []) : `file ${file.receivedAt ?? ''}`;
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
      { readNow: true },
    );
    if (!line.repeatOf) await waitAtMost(this.tryToRead(line.id, file.source), patienceMs);
    return this.describe.execute(line.id);
  }

  /** On the command line nobody may be there to run the job that reads attached documents: they are read along. */
  private async tryToRead(arrivalId: string, source: BroughtFile['source']): Promise<void> {
    try {
      await this.read.execute(arrivalId, source === 'cli' ? 'now' : 'later');
    } catch (error) {
      log.warn({ err: error, arrival: arrivalId }, 'an arrival could not be read yet; its job tries again');
    }
  }
}

async function waitAtMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]).finally(() => {
    clearTimeout(timer);
  });
}
