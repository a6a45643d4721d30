import type { IncidentEnd } from './incident-status.js';
import type { BilingualText } from './regime.js';
import type { ObligationDecision } from './stage-state.js';

/** What the built-in gates look at. */
export interface GateFacts {
  obligations: {
    regimeId: string;
    recipientId: string;
    decision: ObligationDecision;
    stages: { stageId: string; reported: boolean }[];
  }[];
  /** Numbers of tasks that nobody accepted or dropped. */
  tasks: string[];
  /** Slip numbers of linked complaints that wait for a reading. */
  unread: string[];
  /** Slip numbers of complaints that joined after the decisions, and that nobody has judged. */
  members: string[];
  /** Whether a change of the moment of knowledge waits for its second person. */
  knownAtPending: boolean;
  measures: {
    /** Numbers of measures not carried out, or with a check past its date. */
    unfinished: string[];
    /** Numbers of measures found without effect and not replaced. */
    withoutEffect: string[];
    prevention: boolean;
  };
  causes: string[];
  /** Numbers of earlier incidents whose cause works again, with nobody having said what follows. */
  recurrences: string[];
}

/** A condition for ending an incident: what is still open, as identifiers; the gate is shut while there is any. */
export interface ClosingGate {
  name: string;
  title: BilingualText;
  /** The ends before which it stands. */
  before: readonly IncidentEnd[];
  open: (facts: GateFacts) => string[];
}

const CLOSING: readonly IncidentEnd[] = ['closed'];
/** Both ends. */
export const ANY_END: readonly IncidentEnd[] = ['closed', 'unfounded'];

/** Every gate that incidents itself puts up. Features downhill add theirs to `ClosingGates`. */
export const CLOSING_GATES = [
  {
    name: 'obligations-decided',
    title: { ja: 'すべての報告義務について要否を判断する', en: 'Every obligation is decided' },
    before: ANY_END,
    open: (facts) =>
      facts.obligations
        .filter((obligation) => obligation.decision === 'undecided')
        .map((obligation) => `${obligation.regimeId}/${obligation.recipientId}`),
  },
  {
    name: 'reports-made',
    title: { ja: '必要と判断した報告と通知をすべて済ませる', en: 'Every report and notice that is owed is made' },
    before: ANY_END,
    open: (facts) =>
      facts.obligations
        .filter((obligation) => obligation.decision === 'applies')
        .flatMap((obligation) =>
          obligation.stages
            .filter((stage) => !stage.reported)
            .map((stage) => `${obligation.regimeId}/${obligation.recipientId}/${stage.stageId}`),
        ),
  },
  {
    name: 'complaints-read',
    title: { ja: '関連する苦情の審査を終える', en: 'Every linked complaint is read and decided' },
    before: ANY_END,
    open: (facts) => facts.unread,
  },
  {
    name: 'members-judged',
    title: { ja: '後から加わった苦情について判断し直す', en: 'Complaints that joined later are judged' },
    before: ANY_END,
    open: (facts) => facts.members,
  },
  {
    name: 'known-at-settled',
    title: { ja: '知った日時の変更を承認する', en: 'The proposed moment of knowledge is approved' },
    before: ANY_END,
    open: (facts) => (facts.knownAtPending ? ['known-at'] : []),
  },
  {
    name: 'tasks-done',
    title: { ja: '調査依頼をすべて終える', en: 'Every investigation task is done' },
    before: ANY_END,
    open: (facts) => facts.tasks,
  },
  {
    name: 'cause-found',
    title: { ja: '原因を記録する', en: 'A cause is recorded' },
    before: CLOSING,
    open: (facts) => (facts.causes.length === 0 ? ['cause'] : []),
  },
  {
    name: 'prevention-planned',
    title: { ja: '再発防止策を定める', en: 'Prevention of recurrence is planned' },
    before: CLOSING,
    open: (facts) => (facts.measures.prevention ? [] : ['prevention']),
  },
  {
    name: 'measures-done',
    title: { ja: '措置を実施し、期日どおりに効果を確かめる', en: 'Measures are carried out and checked when due' },
    before: CLOSING,
    open: (facts) => facts.measures.unfinished,
  },
  {
    name: 'measures-effective',
    title: { ja: '効果がなかった措置に代わる措置を実施する', en: 'Measures without effect are replaced' },
    before: CLOSING,
    open: (facts) => facts.measures.withoutEffect,
  },
  {
    name: 'recurrence-considered',
    title: { ja: '同じ原因の再発について検討する', en: 'The recurrence of the same cause is considered' },
    before: CLOSING,
    open: (facts) => facts.recurrences,
  },
] as const satisfies readonly ClosingGate[];
