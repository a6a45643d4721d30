import type { Clock, DomainEvents, Settings } from '#kernel';
import type { UnitOfWork } from '#persistence';
import type { ReportData } from '../data/form-files.js';
import type { IncidentRecords } from '../data/incident-records.js';
import type { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationAlerts } from '../data/obligation-alerts.js';
import type { ObligationRepository } from '../data/obligation-repository.js';
import { ObligationScope } from '../data/obligation-scope.js';
import { Regimes } from '../data/regimes.js';
import { FollowIncidents } from '../jobs/follow-incidents.js';
import { SweepClocks } from '../jobs/sweep-clocks.js';
import { HandleObligation } from './handle-obligation.js';
import { ObligationAlarms } from './obligation-alarms.js';
import { ObligationBoard } from './obligation-board.js';
import { ObligationClocks } from './obligation-clocks.js';
import { ObligationFacts } from './obligation-facts.js';
import { ObligationFollowUp } from './obligation-follow-up.js';
import { ObligationProposals } from './obligation-proposals.js';

interface Parts {
  uow: UnitOfWork;
  settings: Settings;
  clock: Clock;
  events: DomainEvents;
  incidents: IncidentRepository;
  obligations: ObligationRepository;
  records: IncidentRecords;
  timeline: IncidentTimeline;
  data: ReportData;
}

/** Obligations and their clocks over one database, for specs; hears the events that the desk hears. */
export class ObligationDesk {
  readonly regimes = new Regimes();
  readonly clocks: ObligationClocks;
  readonly handle: HandleObligation;
  readonly alarms: ObligationAlarms;
  readonly board: ObligationBoard;
  readonly sweep: SweepClocks;
  readonly follow: FollowIncidents;

  constructor({ uow, settings, clock, events, incidents, obligations, records, timeline, data }: Parts) {
    const { regimes } = this;
    const alerts = new ObligationAlerts(uow);
    const facts = new ObligationFacts(records, new ObligationScope(settings));
    const proposals = new ObligationProposals(regimes, obligations, facts, timeline, clock);
    this.clocks = new ObligationClocks(regimes, obligations, facts, proposals, timeline, clock);
    this.alarms = new ObligationAlarms(uow, incidents, alerts, timeline, events, clock);
    const after = new ObligationFollowUp(regimes, this.clocks, this.alarms);
    this.handle = new HandleObligation(uow, incidents, obligations, timeline, after, clock);
    this.board = new ObligationBoard(obligations, alerts, regimes, data, this.clocks, clock);
    this.sweep = new SweepClocks(uow, obligations, alerts, timeline, this.alarms, clock);
    this.follow = new FollowIncidents(uow, incidents, obligations, this.clocks, timeline, this.alarms);
    events.on('incident.state-changed', (change) => this.follow.stateChanged(change));
    events.on('notices.everybody-told', (told) => this.follow.everybodyTold(told));
    events.on('notices.somebody-not-told', (news) => this.follow.somebodyNotTold(news));
  }
}
