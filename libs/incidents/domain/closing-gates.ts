import type { BilingualText } from './regime.js';
import type { ObligationDecision, StageKind } from './stage-state.js';

/** What the built-in gates look at. */
export interface GateFacts {
  obligations: {
    regimeId: string;
    recipientId: string;
    decision: ObligationDecision;
    stages: { stageId: string; kind: StageKind; reported: boolean }[];
  }[];
}

/** A condition for closing an incident: what is still open, as identifiers; the gate is shut while there is any. */
export interface ClosingGate {
  name: string;
  title: BilingualText;
  open: (facts: GateFacts) => string[];
}

/** Every gate that incidents itself puts up. Features downhill add theirs to `ClosingGates`. */
export const CLOSING_GATES = [
  {
    name: 'obligations-decided',
    title: { ja: 'すべての報告義務について要否を判断する', en: 'Every obligation is decided' },
    open: (facts) =>
      facts.obligations
        .filter((obligation) => obligation.decision === 'undecided')
        .map((obligation) => `${obligation.regimeId}/${obligation.recipientId}`),
  },
  {
    name: 'reports-made',
    title: { ja: '期限のある報告をすべて提出する', en: 'Every report with a legal date is made' },
    open: (facts) =>
      facts.obligations
        .filter((obligation) => obligation.decision === 'applies')
        .flatMap((obligation) =>
          obligation.stages
            .filter((stage) => stage.kind === 'hard' && !stage.reported)
            .map((stage) => `${obligation.regimeId}/${obligation.recipientId}/${stage.stageId}`),
        ),
  },
] as const satisfies readonly ClosingGate[];
