import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditFacts } from '#audit';
import type { Actor } from '#kernel';
import { Vault } from '#vault';
import type { Question } from '../domain/question.js';

/** Identifiers that one fact of the audit log has room for. */
const IDS_A_FACT = 7;

/** Writes searches to the audit log: who, when, how many words, which complaints were shown; of the words a keyed digest. */
@Injectable()
export class SearchTrail {
  constructor(
    private readonly audit: AuditLog,
    private readonly vault: Vault,
  ) {}

  async ran(
    question: Question,
    hits: readonly { complaintId: string; masked: boolean }[],
    actor: Actor,
  ): Promise<void> {
    const facts: AuditFacts = {
      words: question.words.length,
      shown: hits.length,
      unmasked: hits.filter(({ masked }) => !masked).length,
      question: this.vault.lookup('search-question', question.folded).slice(0, 12),
    };
    for (let from = 0; from < hits.length; from += IDS_A_FACT) {
      const ids = hits.slice(from, from + IDS_A_FACT).map(({ complaintId }) => complaintId);
      facts[`complaints${String(from / IDS_A_FACT + 1)}`] = ids.join(' ');
    }
    await this.audit.append({ actor, action: 'search.ran', object: 'complaints', facts });
  }
}
