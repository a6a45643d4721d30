import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import { MonthlyQueries } from '../data/monthly-queries.js';
import type { PrintedHead } from '../domain/report-words.js';

/** What anybody with the right may check by themselves: the ledger's balance and the audit log's head. */
export interface Proof {
  at: Instant;
  ledger: {
    received: number;
    /** Arrivals by outcome; their sum is `received`. */
    outcomes: Record<string, number>;
    /** Lines without their case and cases without their line; must be 0. */
    faults: number;
    balanced: boolean;
  };
  auditHead: PrintedHead;
  /** Result of reading the whole log; null unless asked for, as it reads every entry. */
  audit: { ok: boolean; rows: number; firstBad: { seq: number; why: string } | null } | null;
  /** Affected parties whom no notice has reached, over all incidents. */
  notYetTold: number;
}

const OUTCOMES = ['complaint', 'reply', 'parked', 'repeat', 'pending'];

/** Reads the proof. */
@Injectable()
export class ReadProof {
  constructor(
    private readonly queries: MonthlyQueries,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param verify also reads the whole audit log
   * @param hidden incidents that whoever asks may not know of; the ledger counts every arrival all the same
   */
  async execute(verify: boolean, hidden: readonly string[] = []): Promise<Proof> {
    const counts = await this.queries.ledger();
    const outcomes = Object.fromEntries(counts.map(({ key, n }) => [key, n]));
    const received = counts.reduce((total, { n }) => total + n, 0);
    const faults = await this.queries.faults();
    const known = counts.every(({ key }) => OUTCOMES.includes(key));
    const { seq, hash, signature, at } = await this.audit.head();
    return {
      at: nowInstant(this.clock),
      ledger: { received, outcomes, faults, balanced: known && faults === 0 },
      auditHead: { seq, hash, signature, at },
      audit: verify ? await this.verdict() : null,
      notYetTold: await this.queries.notYetTold(hidden),
    };
  }

  private async verdict(): Promise<NonNullable<Proof['audit']>> {
    const { ok, rows, firstBad } = await this.audit.verify();
    return { ok, rows, firstBad };
  }
}
