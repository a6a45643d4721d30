import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { scoreOf, type Reason } from '../domain/reasons.js';

/** Another feature noticed that two complaints may belong together: a mail that refers to a case it may not join. */
@Injectable()
export class SuggestSibling {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly suggestions: SuggestionRows,
  ) {}

  /** Joins the caller's unit. */
  async execute(complaintId: string, hints: readonly { complaintId: string; reasons: Reason[] }[]): Promise<void> {
    await this.uow.write(async () => {
      for (const { complaintId: other, reasons } of hints)
        if (other !== complaintId)
          await this.suggestions.suggest({ one: complaintId, other, reasons, score: scoreOf(reasons, 0) });
    });
  }
}
