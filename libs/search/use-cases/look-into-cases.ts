import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { HitRows, type HitRow } from '../data/hit-rows.js';
import { SearchWords } from '../data/search-words.js';
import { blindFields } from '../domain/content.js';
import { hitContent, isFound, type HitContent } from '../domain/hit-view.js';
import type { Word } from '../domain/question.js';
import { ReadCases } from './read-cases.js';

/** Opens some complaints; answers, by identifier, those that hold the words, as the person who asks may see them. */
export type Look = (rows: readonly HitRow[]) => Promise<Map<string, HitContent & { masked: boolean }>>;

/** Makes sure of what the index supposes, and finds and shows of it what is meant for who asks. */
@Injectable()
export class LookIntoCases {
  constructor(
    private readonly cases: ReadCases,
    private readonly rows: HitRows,
    private readonly words: SearchWords,
  ) {}

  async by(actor: Actor, words: readonly Word[]): Promise<Look> {
    const team = await this.rows.teamOf(actor.id);
    const { folding } = this.words;
    return async (rows) => {
      const blind = new Set(rows.filter((row) => row.blind).map(({ id }) => id));
      const open = new Set(rows.filter((row) => isOpenTo(actor, team, row)).map(({ id }) => id));
      const found = new Map<string, HitContent & { masked: boolean }>();
      for (const { complaintId, fields } of await this.cases.of(rows.map(({ id }) => id))) {
        const seen = blind.has(complaintId) ? blindFields(fields) : fields;
        const masked = !open.has(complaintId);
        if (!isFound(seen, words, { folding, masked })) continue;
        found.set(complaintId, { ...hitContent(seen, words, { folding, masked }), masked });
      }
      return found;
    };
  }
}

/** Officers read every case; others see names and numbers of their own cases and of their team's. */
function isOpenTo(actor: Actor, team: string | null, row: HitRow): boolean {
  if (actor.role === 'compliance' || row.ownerId === actor.id) return true;
  return team !== null && row.ownerTeam === team;
}
