import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import { ReportData } from '../data/form-files.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { ObligationAlerts } from '../data/obligation-alerts.js';
import { ObligationRepository, type ObligationWithStages } from '../data/obligation-repository.js';
import type { ClockAlertRow, ObligationRow, ObligationStageRow } from '../data/obligation.entity.js';
import { isRevised, Regimes } from '../data/regimes.js';
import { without } from '../data/without.js';
import { isConditional, type BilingualText, type Regime, type RegimeStage } from '../domain/regime.js';
import { factsLookedAt } from '../domain/regime-scope.js';
import { elapsedHours, stageState, type ObligationDecision } from '../domain/stage-state.js';
import { lastInstant } from '../domain/statutory-clock.js';
import { ObligationClocks } from './obligation-clocks.js';
import type { Outlook } from './obligation-proposals.js';
import type { AlertView, NamedFact, ObligationView, StageView } from './obligation-views.js';

export type { ObligationView, StageView } from './obligation-views.js';

/** Facts that the incident itself tells. */
const OWN_FACTS: Record<string, BilingualText> = {
  certainty: { ja: '事案の状態', en: 'State of the incident' },
  persons: { ja: '本人の数（最新の見積り）', en: 'Persons (newest estimate)' },
};

/** Shows obligations with the state of their clocks at this moment. */
@Injectable()
export class ObligationBoard {
  constructor(
    private readonly obligations: ObligationRepository,
    private readonly alerts: ObligationAlerts,
    private readonly regimes: Regimes,
    private readonly reports: ReportData,
    private readonly clocks: ObligationClocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(incident: IncidentRow): Promise<ObligationView[]> {
    const found = await this.obligations.ofIncident(incident.id);
    const alerts = await this.alerts.of(incident.id);
    const decisions = await this.obligations.decisions(incident);
    return Promise.all(
      found.map(async (each) => ({
        ...(await this.view(incident, each, alerts)),
        decisions: decisions
          .filter(({ obligationId }) => obligationId === each.obligation.id)
          .map((kept) => without(kept, 'obligationId')),
      })),
    );
  }

  /** Names of facts, for the page on which they are recorded. */
  get askedFacts(): { id: string; title: BilingualText; choices: string[] }[] {
    return this.clocks.askedFacts.map(({ id, ja, en, choices }) => ({ id, title: { ja, en }, choices }));
  }

  private async view(
    incident: IncidentRow,
    { obligation, stages }: ObligationWithStages,
    alerts: ClockAlertRow[],
  ): Promise<Omit<ObligationView, 'decisions'>> {
    const regime = this.regimes.find(obligation.regimeId);
    const recipient = regime?.recipients.find((each) => each.id === obligation.recipientId);
    const { id, regimeId, recipientId, ruleVersion, decision, decidedBy, decidedAt } = obligation;
    const why = await this.obligations.why(incident, obligation);
    const parts = stages.map((row) => {
      const rule = recipient?.stages.find((each) => each.id === row.stageId);
      const own = alerts.filter((alert) => alert.stageRowId === row.id && alert.standing === 'raised');
      return this.stageView(incident, row, { decision, rule, alerts: own });
    });
    return {
      id,
      regimeId,
      ...described(regime, obligation),
      ruleVersion,
      recipientId,
      recipient: this.recipientTitle(recipient, recipientId),
      decision,
      decidedBy,
      decidedAt,
      why,
      ...(await this.considered(incident, obligation, regime, recipient)),
      ifConfirmed: regime !== undefined && isConditional(regime, incident.state),
      stages: await Promise.all(parts),
    };
  }

  private async considered(
    incident: IncidentRow,
    obligation: ObligationRow,
    regime: Regime | undefined,
    recipient: Regime['recipients'][number] | undefined,
  ): Promise<Pick<ObligationView, 'proposal' | 'facts' | 'changed' | 'askAgain'>> {
    const outlook: Outlook | null = await this.clocks.proposals.outlook(incident, obligation);
    const names = regime === undefined || recipient === undefined ? [] : factsLookedAt(regime, recipient);
    const { askAgainAt: since, askAgainWhy: why } = obligation;
    return {
      proposal: outlook?.proposal ?? { decision: 'undecided', why: { ja: '', en: '' } },
      facts: names.map((fact): NamedFact => ({
        fact,
        title: this.factTitle(fact),
        value: outlook?.facts[fact] ?? null,
      })),
      changed: (outlook?.changed ?? []).map((each) => ({ ...each, title: this.factTitle(each.fact) })),
      askAgain: since === null || why === null ? null : { why, since },
    };
  }

  private async stageView(
    incident: IncidentRow,
    row: ObligationStageRow,
    o: { decision: ObligationDecision; rule: RegimeStage | undefined; alerts: ClockAlertRow[] },
  ): Promise<StageView> {
    const now = nowInstant(this.clock);
    const { anchor, anchorAt, anchorStandsIn, zone, legalDue, workingDeadline, reportedAt, means, recordedBy } = row;
    return {
      stage: row.stageId,
      title: o.rule?.title ?? { ja: row.stageId, en: row.stageId },
      kind: row.kind,
      wording: o.rule?.wording ?? '',
      mark: o.rule?.mark ?? 'unverified',
      form: o.rule?.form ?? null,
      channel: o.rule?.channel ?? null,
      ...{ anchor, anchorAt, anchorStandsIn, zone, legalDue, workingDeadline },
      endsAt: endOf(row),
      workEndsAt: workingDeadline === null ? null : lastInstant(workingDeadline, zone),
      target: await this.target(incident, row),
      elapsedHours: anchorAt === null ? null : elapsedHours(anchorAt, reportedAt, now),
      reportedAt,
      means,
      receipt: await this.obligations.receipt(incident, row),
      recordedBy,
      state: stateOf(incident, row, o.decision, now),
      alerts: o.alerts.map(alertView),
    };
  }

  private async target(incident: IncidentRow, row: ObligationStageRow): Promise<StageView['target']> {
    if (row.targetAt === null) return null;
    const reason = await this.obligations.targetWhy(incident, row);
    return { at: row.targetAt, setBy: row.targetSetBy, setAt: row.targetSetAt, reason };
  }

  private factTitle(id: string): BilingualText {
    const fact =
      this.clocks.factFields.find((each) => each.id === id) ?? this.reports.fields.find((each) => each.id === id);
    return OWN_FACTS[id] ?? (fact === undefined ? { ja: id, en: id } : { ja: fact.ja, en: fact.en });
  }

  private recipientTitle(recipient: Regime['recipients'][number] | undefined, id: string): BilingualText {
    if (recipient === undefined) return { ja: id, en: id };
    if (recipient.route !== 'head_office_bureau') return recipient.title;
    const { bureau } = this.reports.operator;
    return { ja: bureau, en: `${recipient.title.en} (${bureau})` };
  }
}

function described(
  regime: Regime | undefined,
  obligation: ObligationRow,
): Pick<ObligationView, 'regimeTitle' | 'citation' | 'newerRule' | 'effectiveMark' | 'supplement' | 'unverified'> {
  const { regimeId } = obligation;
  return {
    regimeTitle: regime?.title ?? { ja: regimeId, en: regimeId },
    citation: regime?.citation ?? '',
    newerRule: regime !== undefined && isRevised(regime, obligation) ? regime.version : null,
    effectiveMark: regime?.effectiveMark ?? 'unverified',
    supplement: regime?.supplement ?? null,
    unverified: (regime?.sources ?? []).filter(({ mark }) => mark === 'unverified').map((each) => each.statement),
  };
}

function endOf({ legalDue, workingDeadline, zone }: ObligationStageRow): Instant | null {
  const bound = legalDue ?? workingDeadline;
  return bound === null ? null : lastInstant(bound, zone);
}

/** What turned out to be no leak owes no report; reports that were made all the same stay visible. */
function stateOf(incident: IncidentRow, row: ObligationStageRow, decision: ObligationDecision, now: Instant) {
  return incident.state === 'unfounded' && row.reportedAt === null ? 'not_applicable' : stageState(row, decision, now);
}

function alertView({ id, kind, due, raisedAt, acknowledgedBy, acknowledgedAt }: ClockAlertRow): AlertView {
  return { id, rung: kind, due, raisedAt, acknowledgedBy, acknowledgedAt };
}
