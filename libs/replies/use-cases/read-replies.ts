import { Injectable } from '@nestjs/common';
import { ComplaintRepository } from '#complaints';
import { ReplyRows, type Addressed, type OpenReply, type ReplyStanding } from '../data/reply-rows.js';

/** An answer by mail as the page of its case shows it. */
export type ReplyView = Omit<OpenReply, 'letter' | 'complaintId'> & Addressed;

/** Answers of a case, for a page whose look is in the audit log already. */
@Injectable()
export class ReadReplies {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly rows: ReplyRows,
  ) {}

  /** Oldest first. Error: `complaints.not-found`. */
  async ofCase(complaintId: string): Promise<ReplyView[]> {
    const { keyId } = await this.complaints.row(complaintId);
    const open = await this.rows.ofCase(complaintId, keyId);
    return open.map(({ letter, complaintId: of, ...reply }) => {
      void of;
      return { ...reply, ...letter };
    });
  }

  /** Where they stand, without what they say. Error: `complaints.not-found`. */
  async standing(complaintId: string): Promise<ReplyStanding[]> {
    await this.complaints.row(complaintId);
    return this.rows.standing(complaintId);
  }
}
