import { Injectable } from '@nestjs/common';
import { DomainError, isId, newId, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { complaintErrors, HandleComplaint, normaliseFor } from '#complaints';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { IntakeItem } from '../domain/arrival.js';
import { DescribeArrival } from './describe-arrival.js';

/** What somebody who takes part in a case said or wrote further, typed by an agent. */
export interface FurtherWords {
  channel: Channel;
  text: string;
  receivedAt?: Instant | undefined;
}

/** The request as it came: the sealed original. A key names it, so that sending it again adds nothing. */
export interface TypedBytes {
  bytes: Buffer;
  idempotencyKey?: string | undefined;
}

/**
 * An agent adds a further call, letter or fax to a case: its own line in the ledger, and the words are assessed. The agent
 * has made sure who is speaking; the slip number alone proves that to no machine.
 */
@Injectable()
export class LogFollowUp {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly handling: HandleComplaint,
    private readonly describe: DescribeArrival,
    private readonly audit: AuditLog,
  ) {}

  /** @param caseName identifier or slip number. Errors: `complaints.not-found`, `intake.key-reused`, storage faults. */
  async execute(caseName: string, words: FurtherWords, typed: TypedBytes, actor: Actor): Promise<IntakeItem> {
    const complaintId = await this.find(caseName);
    const { channel, text, receivedAt } = words;
    const source = `follow-up ${actor.id}`;
    const { line } = await this.ledger.enter(
      {
        channel,
        bytes: typed.bytes,
        mediaType: 'application/json',
        identity: `${source}\u0000${typed.idempotencyKey ?? newId()}`,
        refuseOtherBytes: typed.idempotencyKey !== undefined,
        ...(receivedAt === undefined ? {} : { receivedAt }),
        meta: { source },
      },
      async (_m, { id, receivedAt: at }) => {
        const message = { channel, subject: null, text, humanMustRead: false, arrivalId: id, at };
        await this.handling.addFollowUp(complaintId, message);
        const facts = { arrival: id, channel };
        await this.audit.append({
          actor,
          action: 'complaint.follow-up-logged',
          object: `complaint:${complaintId}`,
          facts,
        });
        return true;
      },
      { settlement: { outcome: 'reply', complaintId, humanMustRead: false, warnings: [] } },
    );
    return this.describe.execute(line.repeatOf?.id ?? line.id);
  }

  private async find(caseName: string): Promise<string> {
    const bySlip = 'SELECT id FROM complaints WHERE slip_number = ?';
    const sql = isId(caseName) ? 'SELECT id FROM complaints WHERE id = ?' : bySlip;
    const value = isId(caseName) ? caseName : normaliseFor('slip', caseName);
    const [row] = await query<{ id: string }>(this.uow.reads, sql, [value]);
    if (!row) throw new DomainError(complaintErrors['complaints.not-found']);
    return row.id;
  }
}
