import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import type { AskAgain, ObligationRow } from '../data/obligation.entity.js';
import { isRevised, Regimes } from '../data/regimes.js';
import { inForce, type Regime, type RegimeRecipient } from '../domain/regime.js';
import {
  differences,
  factsLookedAt,
  propose,
  snapshot,
  type DutyFacts,
  type FactDifference,
  type Proposal,
} from '../domain/regime-scope.js';
import { ObligationFacts } from './obligation-facts.js';

const NOT_IN_FORCE: Proposal = {
  decision: 'does_not',
  why: { ja: '知った日に施行されていない', en: 'Not in force on the day of knowledge' },
};

/** What the data say about an obligation now, beside what a person decided. */
export interface Outlook {
  proposal: Proposal;
  /** The facts looked at. */
  facts: Record<string, string>;
  /** What is another fact than at the decision; empty while nobody decided. */
  changed: FactDifference[];
}

/** Computes what the data propose, and asks again where a decision no longer fits. It never changes a decision. */
@Injectable()
export class ObligationProposals {
  constructor(
    private readonly regimes: Regimes,
    private readonly obligations: ObligationRepository,
    private readonly facts: ObligationFacts,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The outlook on one obligation; null when its regime is no longer among the data. */
  async outlook(incident: IncidentRow, obligation: ObligationRow, known?: DutyFacts): Promise<Outlook | null> {
    const rule = this.regimes.recipient(obligation.regimeId, obligation.recipientId);
    if (rule === undefined) return null;
    const all = known ?? (await this.facts.of(incident));
    const facts = snapshot(factsLookedAt(rule.regime, rule.recipient), all);
    const basis = obligation.decision === 'undecided' ? null : await this.obligations.basis(incident, obligation);
    return {
      proposal: proposalFor(rule, incident, all),
      facts,
      changed: basis === null ? [] : differences(basis, facts),
    };
  }

  /** Looks at every obligation after knowledge, facts, estimates, state or data changed. Inside a unit. */
  async recount(incident: IncidentRow, actor: Actor): Promise<void> {
    const known = await this.facts.of(incident);
    for (const { obligation } of await this.obligations.ofIncident(incident.id)) {
      const outlook = await this.outlook(incident, obligation, known);
      if (outlook === null) continue;
      await this.tellProposal(incident, obligation, outlook.proposal, actor);
      const why = reasonToAsk(obligation, outlook, isRevised(this.regimes.find(obligation.regimeId), obligation));
      const again = why !== null && obligation.askAgainWhy !== why;
      const askAgainAt = why === null ? null : again ? nowInstant(this.clock) : obligation.askAgainAt;
      if (again) await this.ask(incident, obligation, { why, changed: outlook.changed, actor });
      const row = { proposed: outlook.proposal.decision, askAgainAt, askAgainWhy: why };
      await this.obligations.propose(obligation, row);
    }
  }

  /** An incident that opens again puts what was decided not to apply before a person once more. Inside a unit. */
  async reopened(incident: IncidentRow, actor: Actor): Promise<void> {
    for (const { obligation } of await this.obligations.ofIncident(incident.id)) {
      if (obligation.decision !== 'does_not' || obligation.askAgainAt !== null) continue;
      const row = {
        proposed: obligation.proposed,
        askAgainAt: nowInstant(this.clock),
        askAgainWhy: 'reopened' as const,
      };
      await this.obligations.propose(obligation, row);
      await this.ask(incident, obligation, { why: 'reopened', changed: [], actor });
    }
  }

  private async tellProposal(
    incident: IncidentRow,
    obligation: ObligationRow,
    proposal: Proposal,
    actor: Actor,
  ): Promise<void> {
    if (obligation.proposed === proposal.decision) return;
    await this.timeline.record(incident, {
      actor,
      action: 'proposal-changed',
      facts: { ...named(obligation), from: obligation.proposed, to: proposal.decision },
    });
  }

  private async ask(
    incident: IncidentRow,
    obligation: ObligationRow,
    o: { why: AskAgain; changed: FactDifference[]; actor: Actor },
  ): Promise<void> {
    const fields = o.changed.map(({ fact }) => fact).join(' ');
    await this.timeline.record(incident, {
      actor: o.actor,
      action: 'obligation-asked-again',
      facts: { ...named(obligation), decision: obligation.decision, why: o.why, fields },
    });
  }
}

function named({ regimeId, recipientId }: ObligationRow): { regime: string; recipient: string } {
  return { regime: regimeId, recipient: recipientId };
}

function proposalFor(
  { regime, recipient }: { regime: Regime; recipient: RegimeRecipient },
  incident: IncidentRow,
  facts: DutyFacts,
): Proposal {
  const known = incident.knownAt;
  return known !== null && !inForce(regime, known) ? NOT_IN_FORCE : propose(regime, recipient, facts);
}

/**
 * Why a person should look at a decision again. Confirmation alone is expected and asks only where the data now say the
 * contrary; other facts ask unless the data agree with the decision.
 */
function reasonToAsk(obligation: ObligationRow, outlook: Outlook, newRule: boolean): AskAgain | null {
  const { decision, askAgainWhy } = obligation;
  if (decision === 'undecided') return null;
  // Only the person's answer ends it; what changed meanwhile is shown beside it.
  if (askAgainWhy === 'reopened') return 'reopened';
  const { proposal, changed } = outlook;
  const agrees = proposal.decision === decision;
  const contrary = proposal.decision !== 'undecided' && !agrees;
  const beyondState = changed.some(({ fact }) => fact !== 'certainty');
  if (changed.length > 0 && (contrary || (beyondState && !agrees))) return 'facts-changed';
  return newRule ? 'rule-changed' : null;
}
