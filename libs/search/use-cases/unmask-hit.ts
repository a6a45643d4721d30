import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { DomainError, type Actor } from '#kernel';
import { HitRows } from '../data/hit-rows.js';
import { SearchWords } from '../data/search-words.js';
import { blindFields, firstOf } from '../domain/content.js';
import { hitContent, type HitContent } from '../domain/hit-view.js';
import { readQuestion } from '../domain/question.js';
import { searchErrors } from '../domain/search.errors.js';
import { ReadCases } from './read-cases.js';

/** Shows one hit without masks to whoever says what for. */
@Injectable()
export class UnmaskHit {
  constructor(
    private readonly rows: HitRows,
    private readonly cases: ReadCases,
    private readonly words: SearchWords,
    private readonly audit: AuditLog,
  ) {}

  /** The look and its purpose are in the audit log before anything leaves. Error: `search.unmask-not-found`. */
  async execute(
    { complaintId, purpose, question }: { complaintId: string; purpose: string; question: string | null },
    actor: Actor,
  ): Promise<HitContent & { email: string | null }> {
    const row = await this.rows.one(complaintId, actor);
    const [content] = row === undefined ? [] : await this.cases.of([complaintId]);
    if (row === undefined || content === undefined) throw new DomainError(searchErrors['search.unmask-not-found']);
    const { folding, synonyms } = this.words;
    const asked = question === null ? [] : readQuestion(question, folding, synonyms).words;
    const fields = row.blind ? blindFields(content.fields) : content.fields;
    await this.audit.append({ actor, action: 'search.unmasked', object: `complaint:${complaintId}`, purpose });
    return { ...hitContent(fields, asked, { folding, masked: false }), email: firstOf(fields, 'email') };
  }
}
