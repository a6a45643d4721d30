import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository, type ClockValues, type ObligationWithStages } from '../data/obligation-repository.js';
import type { DutyFactField } from '../data/obligation-scope.js';
import type { ObligationStageRow } from '../data/obligation.entity.js';
import { fingerprint, Regimes } from '../data/regimes.js';
import type { ComingClock } from '../domain/coming-clock.js';
import {
  anchorOf,
  clockFor,
  inForce,
  isConditional,
  type Moments,
  type Regime,
  type RegimeStage,
} from '../domain/regime.js';
import { isProposed, propose, type DutyFacts } from '../domain/regime-scope.js';
import { computeClock, zoneOf } from '../domain/statutory-clock.js';
import { ObligationFacts } from './obligation-facts.js';
import { ObligationProposals } from './obligation-proposals.js';

/** Makes an incident's obligations and keeps their clocks true to knowledge, facts and data. Inside a unit. */
@Injectable()
export class ObligationClocks {
  constructor(
    private readonly regimes: Regimes,
    private readonly obligations: ObligationRepository,
    private readonly facts: ObligationFacts,
    readonly proposals: ObligationProposals,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The facts that people may record for duties, beside the fields of reports. */
  get factFields(): readonly DutyFactField[] {
    return this.facts.scope.facts;
  }

  /** Those of them that this operator is asked for. */
  get askedFacts(): DutyFactField[] {
    return this.facts.scope.asked;
  }

  /** What {@link recount} does; the name says what it is for at `suspected`. */
  ensure(incident: IncidentRow, actor: Actor): Promise<void> {
    return this.recount(incident, actor);
  }

  /**
   * Adds the obligations that are missing (one for each recipient of each regime that is in force on the day of
   * knowledge and proposed to this operator on these facts), counts every clock anew and computes what the data
   * propose. Each difference goes into the timeline. Nothing is ever taken away.
   */
  async recount(incident: IncidentRow, actor: Actor): Promise<void> {
    if (incident.knownAt === null) return;
    const facts = await this.facts.of(incident);
    await this.addMissing(incident, facts, actor);
    for (const each of await this.obligations.ofIncident(incident.id))
      await this.recountOne(incident, each, facts, actor);
    await this.proposals.recount(incident, actor);
  }

  /**
   * Clocks of an incident that would be suspected with this moment of knowledge and of which nothing else is known, those
   * that have a date only, the earliest first. Reads and writes nothing.
   */
  foreseen(knownAt: Instant): ComingClock[] {
    const facts: DutyFacts = { certainty: 'suspected' };
    const moments: Moments = { occurredAt: null, discoveredAt: null, knownAt, confirmedAt: null };
    return this.regimes.all
      .filter((regime) => inForce(regime, knownAt) && isProposed(regime, this.facts.scope.operator, facts))
      .flatMap((regime) => regime.recipients.flatMap(({ stages }) => stages.map((rule) => ({ regime, rule }))))
      .map(({ regime, rule }) => {
        const { kind, legalDue, workingDeadline } = newStage(rule, 0, moments, facts);
        const names = { regime: regime.title, stage: rule.title, wording: rule.wording };
        return { ...names, kind, legalDue, workingDeadline, ifConfirmed: isConditional(regime, 'suspected') };
      })
      .filter(({ workingDeadline }) => workingDeadline !== null)
      .sort((a, b) => ((a.workingDeadline ?? '') < (b.workingDeadline ?? '') ? -1 : 1));
  }

  /** Keeps the data that a decision is made under. Inside a unit. */
  async keepRule(regime: Regime): Promise<void> {
    await this.obligations.keepRule(regime, nowInstant(this.clock));
  }

  private async addMissing(incident: IncidentRow, facts: DutyFacts, actor: Actor): Promise<void> {
    const knownAt = incident.knownAt;
    if (knownAt === null) return;
    const present = await this.obligations.ofIncident(incident.id);
    const known = new Set(present.map(({ obligation: o }) => `${o.regimeId} ${o.recipientId}`));
    const wanted = this.regimes.all.filter(
      (regime) => inForce(regime, knownAt) && isProposed(regime, this.facts.scope.operator, facts),
    );
    for (const regime of wanted) {
      const missing = regime.recipients.filter((each) => !known.has(`${regime.id} ${each.id}`));
      await this.obligations.keepRule(regime, nowInstant(this.clock));
      for (const recipient of missing) await this.add(incident, { regime, recipient, facts }, actor);
    }
  }

  private async add(
    incident: IncidentRow,
    { regime, recipient, facts }: { regime: Regime; recipient: Regime['recipients'][number]; facts: DutyFacts },
    actor: Actor,
  ): Promise<void> {
    const moments = this.facts.moments(incident);
    await this.obligations.add(
      {
        incidentId: incident.id,
        regimeId: regime.id,
        recipientId: recipient.id,
        ruleVersion: regime.version,
        ruleSha256: fingerprint(regime),
        proposed: propose(regime, recipient, facts).decision,
        createdAt: nowInstant(this.clock),
      },
      recipient.stages.map((stage, position) => newStage(stage, position, moments, facts)),
    );
    const what = { regime: regime.id, recipient: recipient.id, ruleVersion: regime.version };
    await this.timeline.record(incident, { actor, action: 'obligation-arose', facts: what });
  }

  private async recountOne(
    incident: IncidentRow,
    { obligation, stages }: ObligationWithStages,
    facts: DutyFacts,
    actor: Actor,
  ): Promise<void> {
    const rules = this.regimes.recipient(obligation.regimeId, obligation.recipientId)?.recipient.stages ?? [];
    const moments = this.facts.moments(incident);
    const added = rules
      .map((stage, position) => newStage(stage, position, moments, facts))
      .filter((each) => !stages.some((row) => row.stageId === each.stageId));
    await this.obligations.addStages(obligation.id, added);
    for (const row of stages) {
      const rule = rules.find((each) => each.id === row.stageId);
      if (rule === undefined) continue;
      const previous = stages.filter((each) => each.position < row.position).at(-1);
      const next = clockOf(rule, anchorOf(rule, moments, previous?.reportedAt ?? null), facts);
      if (row.targetAt !== null) next.workingDeadline = row.targetAt;
      if (sameClock(row, next)) continue;
      await this.obligations.moveClock(row, next);
      if (sameDates(row, next)) continue;
      await this.timeline.record(incident, {
        actor,
        action: row.anchorAt === null ? 'clock-started' : 'clock-moved',
        facts: {
          regime: obligation.regimeId,
          recipient: obligation.recipientId,
          stage: row.stageId,
          fromLegalDue: row.legalDue,
          toLegalDue: next.legalDue,
          fromWorkingDeadline: row.workingDeadline,
          toWorkingDeadline: next.workingDeadline,
        },
      });
    }
  }
}

function newStage(stage: RegimeStage, position: number, moments: Moments, facts: DutyFacts) {
  const clock = clockOf(stage, anchorOf(stage, moments, null), facts);
  return { stageId: stage.id, position, kind: stage.kind, ...clock };
}

/** A soft stage has no legal date: its clock is the operator's target. A clock without anchor has no date at all. */
function clockOf(stage: RegimeStage, anchor: { at: string | null; standsIn: boolean }, facts: DutyFacts): ClockValues {
  const rule = clockFor(stage, facts);
  const base = {
    anchor: stage.anchor,
    anchorAt: anchor.at,
    anchorStandsIn: anchor.standsIn && anchor.at !== null,
    zone: zoneOf(rule),
  };
  if (anchor.at === null) return { ...base, legalDue: null, workingDeadline: null };
  const { due, workingDeadline } = computeClock(anchor.at, rule);
  return stage.kind === 'soft'
    ? { ...base, legalDue: null, workingDeadline: due }
    : { ...base, legalDue: due, workingDeadline };
}

function sameClock(row: ObligationStageRow, next: ClockValues): boolean {
  const keys: (keyof ClockValues)[] = ['anchor', 'anchorAt', 'anchorStandsIn', 'zone'];
  return sameDates(row, next) && keys.every((key) => row[key] === next[key]);
}

function sameDates(row: ObligationStageRow, next: ClockValues): boolean {
  return (
    row.legalDue === next.legalDue && row.workingDeadline === next.workingDeadline && row.anchorAt === next.anchorAt
  );
}
