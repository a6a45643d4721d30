import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { SuggestSibling, type Reason } from '#siblings';

/** A case that a mail names but may not join, with what speaks for it. */
export interface CaseHint {
  complaintId: string;
  reasons: Reason[];
}

/** Mails at once between being read and becoming a case; far more than the desk reads side by side. */
const MOST = 1000;

/** Keeps what a mail said of other cases until it is a case itself, and suggests the pair in that same commit. */
@Injectable()
export class CaseHints implements OnModuleInit {
  private readonly waiting = new Map<string, readonly CaseHint[]>();

  constructor(
    private readonly suggest: SuggestSibling,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.registered', async ({ arrivalId, complaintId }) => {
      const hints = this.waiting.get(arrivalId);
      if (hints === undefined) return;
      await this.suggest.execute(complaintId, hints);
    });
  }

  /** Remembers the hints of an arrival; the last reading of it counts. */
  note(arrivalId: string, hints: readonly CaseHint[]): void {
    this.waiting.delete(arrivalId);
    if (hints.length === 0) return;
    this.waiting.set(arrivalId, hints);
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > MOST && oldest !== undefined) this.waiting.delete(oldest);
  }
}
