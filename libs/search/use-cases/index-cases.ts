import { setImmediate as letOthersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError, log } from '#kernel';
import { vaultErrors } from '#vault';
import { SearchIndex, type Entry } from '../data/search-index.js';
import { SearchTroubles } from '../data/search-troubles.js';
import { SearchWords } from '../data/search-words.js';
import type { CaseContent } from '../domain/content.js';
import { gramsInto } from '../domain/grams.js';
import { ReadCases } from './read-cases.js';

/** Of a very long text so much (UTF-16 units) is taken apart at once; other work goes on in between. */
const PIECE = 20_000;
/** Letters that two pieces share, so that no word is cut. */
const OVERLAP = 8;

/** Enters cases in the index, or enters them anew. Doing it again changes nothing. */
@Injectable()
export class IndexCases {
  constructor(
    private readonly cases: ReadCases,
    private readonly index: SearchIndex,
    private readonly words: SearchWords,
    private readonly troubles: SearchTroubles,
  ) {}

  /**
   * Answers how many were written. One that cannot be entered keeps no other from it: it is remembered and tried again,
   * until it stands in the index or its key is erased. Throws when nothing can be written at all.
   */
  async execute(complaintIds: readonly string[]): Promise<number> {
    try {
      const entries: Entry[] = [];
      for (const content of await this.cases.of(complaintIds)) entries.push(await this.entry(content));
      const written = await this.index.enter(entries);
      await this.troubles.over(complaintIds);
      return written;
    } catch (error) {
      if (complaintIds.length > 1) return await this.singly(complaintIds);
      log.warn({ err: error, complaints: complaintIds }, 'a complaint could not be entered in the index for search');
      for (const id of complaintIds)
        await (isErased(error) ? this.troubles.over([id]) : this.troubles.failed(id, error));
      return 0;
    }
  }

  /** Tries again those that could not be entered, when their time has come. */
  async again(): Promise<void> {
    const due = await this.troubles.due();
    if (due.length > 0) await this.execute(due);
  }

  private async singly(complaintIds: readonly string[]): Promise<number> {
    let written = 0;
    for (const id of complaintIds) written += await this.execute([id]);
    return written;
  }

  private async entry({ complaintId, keyId, fields }: CaseContent): Promise<Entry> {
    const grams = new Set<string>();
    for (const { text } of fields) {
      for (let from = 0; from < text.length || from === 0; from += PIECE) {
        gramsInto(grams, this.words.folding.fold(text.slice(Math.max(0, from - OVERLAP), from + PIECE)));
        if (from > 0) await letOthersRun();
      }
    }
    return { complaintId, keyId, grams };
  }
}

/** Erased while it was read: there is nothing left to enter. */
function isErased(error: unknown): boolean {
  return error instanceof DomainError && error.code === vaultErrors['vault.key-erased'].code;
}
