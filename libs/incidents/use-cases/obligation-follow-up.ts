import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import type { ObligationRow, ObligationStageRow } from '../data/obligation.entity.js';
import { fingerprint, Regimes } from '../data/regimes.js';
import type { DutyFacts } from '../domain/regime-scope.js';
import { ObligationAlarms } from './obligation-alarms.js';
import { ObligationClocks } from './obligation-clocks.js';

/** The facts looked at, and the rule by version and content. */
interface Basis {
  basis: DutyFacts;
  ruleVersion: string;
  ruleSha256: string | null;
}

/** What a decision rests on, and what follows from it or from a report. Inside a unit. */
@Injectable()
export class ObligationFollowUp {
  constructor(
    private readonly regimes: Regimes,
    private readonly clocks: ObligationClocks,
    private readonly alarms: ObligationAlarms,
  ) {}

  /** The facts looked at now, and the version of the rule in the data; the obligation's own when that is gone. */
  async basis(incident: IncidentRow, obligation: ObligationRow): Promise<Basis> {
    const outlook = await this.clocks.proposals.outlook(incident, obligation);
    const regime = this.regimes.find(obligation.regimeId);
    const { ruleVersion, ruleSha256 } =
      regime === undefined ? obligation : { ruleVersion: regime.version, ruleSha256: fingerprint(regime) };
    if (regime !== undefined) await this.clocks.keepRule(regime);
    return { basis: outlook?.facts ?? {}, ruleVersion, ruleSha256 };
  }

  /** The form by which a stage is reported; null where there is none. */
  formOf(obligation: ObligationRow, stage: ObligationStageRow): string | null {
    const found = this.regimes.recipient(obligation.regimeId, obligation.recipientId);
    return found?.recipient.stages.find(({ id }) => id === stage.stageId)?.form ?? null;
  }

  /** Clocks that start with a report begin to run; an alarm that nobody waits for any more ends. */
  async after(incident: IncidentRow, actor: Actor): Promise<void> {
    await this.clocks.recount(incident, actor);
    await this.alarms.settle(incident);
  }
}
