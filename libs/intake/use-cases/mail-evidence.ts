import { Injectable } from '@nestjs/common';
import { Settings } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { slipsIn, type ReasonKind } from '#siblings';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import { senderTrust, type SenderTrust } from '../domain/sender-trust.js';
import type { ReadResult } from '../readers/index.js';
import { ReplyTokens } from './reply-tokens.js';

/** References that are looked up; a thread longer than this names its newest ones first and last. */
const MOST = 50;

/** What in a mail names a case. */
export type Evidence = Extract<ReasonKind, 'reply-token' | 'reply-reference' | 'slip-in-subject'>;

/** What a mail says about the case it belongs to, and what the own mail server says about its sender. */
@Injectable()
export class MailEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly tokens: ReplyTokens,
    private readonly ledger: ArrivalLedger,
    private readonly settings: Settings,
  ) {}

  /** Cases that the mail names, by the best evidence for each; surest first. */
  async casesNamed(arrivalId: string, reading: ReadResult): Promise<Map<string, Evidence>> {
    const named = new Map<string, Evidence>();
    const add = (ids: readonly string[], evidence: Evidence): void => {
      for (const id of ids) if (!named.has(id)) named.set(id, evidence);
    };
    add(await this.tokens.casesOf(await this.recipients(arrivalId, reading)), 'reply-token');
    const referred = [...new Set([reading.inReplyTo, ...reading.references])].filter((id) => id !== null);
    for (const messageId of referred.slice(0, MOST))
      add(await this.complaints.idsByLookup('message-id', messageId), 'reply-reference');
    add(await this.slips(reading.subject), 'slip-in-subject');
    return named;
  }

  /** What the own mail server found out about the sender, when the settings name it. */
  async trust(arrivalId: string): Promise<SenderTrust> {
    const { authservId } = this.settings;
    if (authservId === null) return 'unknown';
    const arrival = await this.ledger.row(arrivalId);
    return senderTrust(await this.ledger.original(arrival), authservId);
  }

  /** Addresses in the headers, and those of the envelope where the door knows them. */
  private async recipients(arrivalId: string, reading: ReadResult): Promise<string[]> {
    const shown = [...reading.to, ...reading.cc].map(({ address }) => address);
    if (this.settings.replyAddress === null) return [];
    const { envelopeTo } = await this.ledger.meta(await this.ledger.row(arrivalId));
    return [...shown, ...(envelopeTo ?? [])];
  }

  private async slips(subject: string | null): Promise<string[]> {
    const slips = subject === null ? [] : slipsIn(subject);
    if (slips.length === 0) return [];
    const marks = slips.map(() => '?').join(', ');
    const sql = `SELECT id FROM complaints WHERE slip_number IN (${marks})`;
    return (await query<{ id: string }>(this.uow.reads, sql, slips)).map(({ id }) => id);
  }
}
