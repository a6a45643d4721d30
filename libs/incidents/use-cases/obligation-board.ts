import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { ObligationRepository, type ObligationWithStages, type Receipt } from '../data/obligation-repository.js';
import type { ObligationStageRow } from '../data/obligation.entity.js';
import { Regimes } from '../data/regimes.js';
import { ReportData } from '../data/form-files.js';
import { isConditional, type BilingualText, type Mark, type Regime, type RegimeStage } from '../domain/regime.js';
import {
  elapsedHours,
  stageState,
  type ObligationDecision,
  type StageKind,
  type StageState,
} from '../domain/stage-state.js';

/** A stage as the board shows it. */
export interface StageView {
  stage: string;
  title: BilingualText;
  kind: StageKind;
  /** The law's own words. */
  wording: string;
  mark: Mark;
  form: string | null;
  anchorAt: Instant;
  legalDue: string | null;
  workingDeadline: string;
  elapsedHours: number;
  reportedAt: Instant | null;
  means: string | null;
  receipt: Receipt | null;
  recordedBy: string | null;
  state: StageState;
}

/** An obligation as the board shows it. */
export interface ObligationView {
  id: string;
  regimeId: string;
  regimeTitle: BilingualText;
  citation: string;
  ruleVersion: string;
  /** Statements of the regime that nobody could verify yet. */
  unverified: string[];
  recipientId: string;
  recipient: BilingualText;
  decision: ObligationDecision;
  decidedBy: string | null;
  decidedAt: Instant | null;
  why: string | null;
  /** Counted already, binding only if the incident is confirmed. */
  ifConfirmed: boolean;
  stages: StageView[];
}

/** Shows obligations with the state of their clocks at this moment. */
@Injectable()
export class ObligationBoard {
  constructor(
    private readonly obligations: ObligationRepository,
    private readonly regimes: Regimes,
    private readonly reports: ReportData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(incident: IncidentRow): Promise<ObligationView[]> {
    const found = await this.obligations.ofIncident(incident.id);
    return Promise.all(found.map((each) => this.view(incident, each)));
  }

  private async view(incident: IncidentRow, { obligation, stages }: ObligationWithStages): Promise<ObligationView> {
    const regime = this.regimes.find(obligation.regimeId);
    const recipient = regime?.recipients.find((each) => each.id === obligation.recipientId);
    const { id, regimeId, recipientId, ruleVersion, decision, decidedBy, decidedAt } = obligation;
    return {
      id,
      regimeId,
      regimeTitle: regime?.title ?? { ja: regimeId, en: regimeId },
      citation: regime?.citation ?? '',
      ruleVersion,
      unverified: (regime?.sources ?? []).filter(({ mark }) => mark === 'unverified').map((each) => each.statement),
      recipientId,
      recipient: this.recipientTitle(recipient, recipientId),
      decision,
      decidedBy,
      decidedAt,
      why: await this.obligations.why(incident, obligation),
      ifConfirmed: regime !== undefined && isConditional(regime, incident.state),
      stages: await Promise.all(
        stages.map((row) =>
          this.stageView(
            incident,
            row,
            decision,
            recipient?.stages.find((each) => each.id === row.stageId),
          ),
        ),
      ),
    };
  }

  private async stageView(
    incident: IncidentRow,
    row: ObligationStageRow,
    decision: ObligationDecision,
    rule: RegimeStage | undefined,
  ): Promise<StageView> {
    const now = nowInstant(this.clock);
    return {
      stage: row.stageId,
      title: rule?.title ?? { ja: row.stageId, en: row.stageId },
      kind: row.kind,
      wording: rule?.wording ?? '',
      mark: rule?.mark ?? 'unverified',
      form: rule?.form ?? null,
      anchorAt: row.anchorAt,
      legalDue: row.legalDue,
      workingDeadline: row.workingDeadline,
      elapsedHours: elapsedHours(row.anchorAt, row.reportedAt, now),
      reportedAt: row.reportedAt,
      means: row.means,
      receipt: await this.obligations.receipt(incident, row),
      recordedBy: row.recordedBy,
      // What turned out to be no leak owes no report; reports that were made all the same stay visible.
      state:
        incident.state === 'unfounded' && row.reportedAt === null ? 'not_applicable' : stageState(row, decision, now),
    };
  }

  private recipientTitle(recipient: Regime['recipients'][number] | undefined, id: string): BilingualText {
    if (recipient === undefined) return { ja: id, en: id };
    if (recipient.route !== 'head_office_bureau') return recipient.title;
    const { bureau } = this.reports.operator;
    return { ja: bureau, en: `${recipient.title.en} (${bureau})` };
  }
}
