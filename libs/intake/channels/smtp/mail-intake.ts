import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { log, Settings, systemActor } from '#kernel';
import { mailIdentity } from '../../domain/mail-identity.js';
import { ReceiveItem } from '../../use-cases/receive-item.js';
import { refusal } from './refusal.js';
import { Spool } from './spool.js';

const LISTENER = systemActor('smtp-listener');
/** A mail beyond this size (bytes) is stored while no other such one is: each stands in memory twice for a moment. */
const LARGE = 8 * 1024 * 1024;

/** Takes one mail of a mail connection: durable when this answers. */
@Injectable()
export class MailIntake {
  private largeOnes: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly receive: ReceiveItem,
  ) {}

  /**
   * Reads the mail to its end and records it; answers the text of the 250. Fails with 552 beyond the hard limit, with 452
   * when it could not be stored, and when the connection broke: then nothing was recorded.
   */
  async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const spool = new Spool(join(this.settings.dataDir, 'spool'));
    try {
      const fault = await readAll(stream, spool);
      if (stream.sizeExceeded) throw refusal(552, '5.3.4 Message too big');
      if (fault !== null) throw unstored(fault);
      if (spool.size <= LARGE) return await this.record(await spool.bytes(), session);
      const turn = this.largeOnes.then(async () => this.record(await spool.bytes(), session));
      this.largeOnes = turn.catch(() => undefined);
      return await turn;
    } finally {
      await spool.close();
    }
  }

  private async record(bytes: Buffer, session: SMTPServerSession): Promise<string> {
    const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    const to = session.envelope.rcptTo.map((recipient) => recipient.address);
    try {
      const line = await this.receive.execute(
        {
          channel: 'email',
          bytes,
          mediaType: 'message/rfc822',
          identity: mailIdentity(bytes, from, to),
          meta: { source: 'smtp', envelopeFrom: from, envelopeTo: to },
        },
        LISTENER,
      );
      return `2.0.0 Recorded as ${line.id}`;
    } catch (error) {
      throw unstored(error);
    }
  }
}

/** Reads on after a fault of the disk: the sender hears of it at the end of its mail. Answers the fault. */
async function readAll(stream: SMTPServerDataStream, spool: Spool): Promise<unknown> {
  let fault: unknown = null;
  for await (const chunk of stream) {
    if (fault !== null || stream.sizeExceeded) continue;
    try {
      await spool.add(chunk as Buffer);
    } catch (error) {
      fault = error;
    }
  }
  return fault;
}

function unstored(error: unknown): Error {
  log.error({ err: error }, 'a mail could not be stored; the sender is asked to try again');
  return refusal(452, '4.3.1 Cannot store the message now, try again later');
}
