import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { UserRows } from '#access';
import { askRunsOutAt, type ClaimState } from '../domain/claim-state.js';
import type { ClaimDto, WhoDto } from './claims.dto.js';

/** Who is no person is another program. */
const MACHINE = 'API';

/** Puts names to claims and presence: nothing more of a colleague is shown. */
@Injectable()
export class PresentClaim {
  constructor(private readonly users: UserRows) {}

  async view(claim: ClaimState | null, actor: Actor): Promise<ClaimDto> {
    if (claim === null) return { holder: null, claimedAt: null, asked: null, kept: null };
    const { holderId, claimedAt, askedBy, askedAt, keptFor, keptWord, keptAt } = claim;
    const until = askRunsOutAt(claim);
    const isAsked = askedBy !== null && askedAt !== null && until !== null;
    const isKept = keptFor === actor.id && keptWord !== null && keptAt !== null;
    return {
      holder: await this.who(holderId),
      claimedAt,
      asked: isAsked ? { by: await this.who(askedBy), at: askedAt, until } : null,
      kept: isKept ? { word: keptWord, at: keptAt } : null,
    };
  }

  async who(id: string): Promise<WhoDto> {
    return { id, name: (await this.users.byId(id))?.name ?? MACHINE };
  }
}
