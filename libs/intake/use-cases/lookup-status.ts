import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { normaliseFor, type ComplaintState } from '#complaints';
import { Vault } from '#vault';

/** What the complainant was given when the complaint was taken. */
export interface SlipAndSecret {
  slipNumber: string;
  secret: string;
}

/** What the complainant sees with slip number and secret: no content, so that a lost slip gives nothing away. */
export interface PublicStatus {
  slipNumber: string;
  channel: Channel;
  state: ComplaintState;
  receivedAt: Instant;
  acknowledgedAt: Instant | null;
  firstReplyAt: Instant | null;
  closedAt: Instant | null;
}

/** Answers how far a complaint has come, to whoever holds its slip number and secret. */
@Injectable()
export class LookupStatus {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Null for a wrong number and for a wrong secret alike. */
  async execute(asked: SlipAndSecret): Promise<PublicStatus | null> {
    const [row] = await query<{
      slip_number: string;
      channel: Channel;
      state: ComplaintState;
      received_at: Instant;
      acknowledged_at: Instant | null;
      first_reply_at: Instant | null;
      closed_at: Instant | null;
    }>(
      this.uow.reads,
      `SELECT slip_number, channel, state, received_at, acknowledged_at, first_reply_at, closed_at
       FROM complaints WHERE slip_number = ? AND secret_hash = ?`,
      this.keysOf(asked),
    );
    if (!row) return null;
    return {
      slipNumber: row.slip_number,
      channel: row.channel,
      state: row.state,
      receivedAt: row.received_at,
      acknowledgedAt: row.acknowledged_at,
      firstReplyAt: row.first_reply_at,
      closedAt: row.closed_at,
    };
  }

  /** Identifier of the complaint, under the same two; null likewise. */
  async complaintId(asked: SlipAndSecret): Promise<string | null> {
    const sql = 'SELECT id FROM complaints WHERE slip_number = ? AND secret_hash = ?';
    const [row] = await query<{ id: string }>(this.uow.reads, sql, this.keysOf(asked));
    return row?.id ?? null;
  }

  /** Both in the form under which they are kept, whatever width, case and hyphens were typed. */
  private keysOf(asked: SlipAndSecret): [slip: string, secretHash: string] {
    const secret = asked.secret
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replace(/(.{4})(?=.)/g, '$1-');
    return [normaliseFor('slip', asked.slipNumber) ?? '', this.vault.lookup('secret', secret)];
  }
}
