import { Injectable } from '@nestjs/common';
import { ComplaintReader, ComplaintRepository, normaliseFor } from '#complaints';
import { Settings, tokyoDate, type CivilDate, type Instant } from '#kernel';
import { isAnsweringMachine } from '../domain/answering-machine.js';
import type { ReadResult } from '../readers/index.js';

/** Correspondents of a day that are remembered; beyond it every mail is looked up. */
const REMEMBERED = 20_000;

/**
 * Ends a mail loop with an answering machine that sends no header to know it by. A correspondent's first mail of the day
 * costs nothing; from the second on its earlier cases are compared.
 */
@Injectable()
export class AnsweringMachines {
  private day: CivilDate | null = null;
  private readonly seen = new Set<string>();

  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly reader: ComplaintReader,
    private readonly settings: Settings,
  ) {}

  /** Whether the mail is another turn of such a loop. */
  async sent(mail: ReadResult, receivedAt: Instant): Promise<boolean> {
    const limit = this.settings.ackPerDay;
    const address = normaliseFor('email', mail.from?.address ?? '');
    if (mail.kind !== 'normal' || address === null || limit === 0) return false;
    if (this.firstOfDay(address, tokyoDate(receivedAt))) return false;
    const ids = await this.complaints.idsByLookup('email', address, limit);
    if (ids.length < limit) return false;
    const opened = await Promise.all(ids.map((id) => this.reader.forEngine(id)));
    const earlier = opened.map((one) => ({ ...one, answered: one.acknowledgedAt !== null }));
    return isAnsweringMachine({ text: mail.text, receivedAt, earlier, limit });
  }

  private firstOfDay(address: string, day: CivilDate): boolean {
    if (day !== this.day) this.seen.clear();
    this.day = day;
    if (this.seen.has(address)) return false;
    if (this.seen.size >= REMEMBERED) return false;
    this.seen.add(address);
    return true;
  }
}
