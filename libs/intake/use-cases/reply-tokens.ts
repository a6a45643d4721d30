import { Injectable } from '@nestjs/common';
import { Settings } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { Vault } from '#vault';
import { tokenOf, tokensIn, withToken } from '../domain/reply-token.js';

const KIND = 'reply-token';

/**
 * Addresses by which an answer names its case. The token is derived from the case with the desk's key and stands nowhere
 * in the database; a keyed digest of it finds the case. It proves that the sender had our letter, not who they are.
 */
@Injectable()
export class ReplyTokens {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly complaints: ComplaintRepository,
    private readonly settings: Settings,
  ) {}

  /** The reply address of a case, ready to be answered to; null when the settings name none. */
  async addressFor(complaintId: string): Promise<string | null> {
    const { replyAddress } = this.settings;
    if (replyAddress === null) return null;
    const token = tokenOf(Buffer.from(this.vault.lookup('reply-token-of', complaintId), 'base64url'));
    await this.uow.write((m) => this.complaints.addLookup(m, complaintId, KIND, token));
    return withToken(replyAddress, token);
  }

  /** Cases that the addresses name. */
  async casesOf(addresses: readonly string[]): Promise<string[]> {
    const { replyAddress } = this.settings;
    if (replyAddress === null) return [];
    const found: string[] = [];
    for (const token of tokensIn(addresses, replyAddress).slice(0, 5))
      found.push(...(await this.complaints.idsByLookup(KIND, token)));
    return found;
  }
}
