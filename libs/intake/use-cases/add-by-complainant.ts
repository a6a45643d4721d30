import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, PUBLIC_ACTOR } from '#kernel';
import { AuditLog } from '#audit';
import { HandleComplaint } from '#complaints';
import { Vault } from '#vault';
import { ArrivalFiles, type PreparedFile } from '../data/arrival-files.js';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import { ATTACHMENT_UNREADABLE, type WebFile } from '../domain/web-file.js';
import { LookupStatus, type SlipAndSecret } from './lookup-status.js';
import { ATTACHMENTS_PENDING, SettleArrival } from './settle-arrival.js';

/** What a complainant adds to a case of theirs. */
export interface FurtherPost extends SlipAndSecret {
  text: string;
  files: readonly WebFile[];
  /** The post as it arrived: the sealed original. */
  rawBody: Buffer;
  /** The id that the page carried, so that a double click adds it once. */
  formId?: string | undefined;
  /** Codes of what looked odd; a person looks then. */
  warnings: readonly string[];
}

/** Adds to a case what its complainant writes later: slip number and secret say whose it is. */
@Injectable()
export class AddByComplainant {
  constructor(
    private readonly status: LookupStatus,
    private readonly vault: Vault,
    private readonly ledger: ArrivalLedger,
    private readonly files: ArrivalFiles,
    private readonly settle: SettleArrival,
    private readonly handling: HandleComplaint,
    private readonly audit: AuditLog,
  ) {}

  /** False for a wrong number and a wrong secret alike; nothing is kept then. A closed case is reopened. */
  async execute(post: FurtherPost): Promise<boolean> {
    const complaintId = await this.status.complaintId(post);
    if (complaintId === null) return false;
    const key = this.vault.draftKey('complaint');
    const files = await this.files.prepare(key, post.files);
    const wait = files.some(({ readable }) => readable);
    const unreadable = files.some(({ readable }) => !readable);
    const warnings = [
      ...post.warnings,
      ...(wait ? [ATTACHMENTS_PENDING] : []),
      ...(unreadable ? [ATTACHMENT_UNREADABLE] : []),
    ];
    const humanMustRead = unreadable || post.warnings.length > 0;
    await this.ledger.enter(
      itemOf(post),
      async (m, { id: arrivalId, receivedAt: at }) => {
        await this.files.store(m, arrivalId, key, files);
        if (wait) await this.settle.orderAttachments(arrivalId);
        const text = textOf(post, files);
        await this.handling.addFollowUp(complaintId, {
          channel: 'web',
          subject: null,
          text,
          humanMustRead,
          arrivalId,
          at,
        });
        const facts = { arrival: arrivalId, channel: 'web', files: files.length };
        const object = `complaint:${complaintId}`;
        await this.audit.append({ actor: PUBLIC_ACTOR, action: 'complaint.follow-up-received', object, facts });
        return true;
      },
      { settlement: { outcome: 'reply', complaintId, humanMustRead, warnings, attachmentsWait: wait }, key },
    );
    return true;
  }
}

/** The same page sent twice is one arrival; sent again with other words it is another. */
function itemOf({ rawBody, formId }: FurtherPost): Parameters<ArrivalLedger['enter']>[0] {
  const name = formId === undefined ? newId() : `${formId} ${createHash('sha256').update(rawBody).digest('hex')}`;
  const source = 'form further';
  return {
    channel: 'web',
    bytes: rawBody,
    mediaType: 'application/json',
    identity: `${source}\u0000${name}`,
    meta: { source: 'form' },
  };
}

/** Files without a word show by their names. */
function textOf({ text }: FurtherPost, files: readonly PreparedFile[]): string {
  const written = text.replace(/\r\n/g, '\n');
  return written.trim() !== '' ? written : `［添付のみ：${files.map(({ name }) => name).join('、')}］`;
}
