import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationAlerts } from '../data/obligation-alerts.js';

/** The desk's alarm about an incident's clocks; its `about` is the incident's number. */
export const CLOCK_ALARM = 'incidents.clock';

/** The alarm that an incident's clocks, or one of them, cannot be looked at. */
const UNREAD_ALARM = 'incidents.clock-unread';

/** Alerts of clocks that people acknowledge, and the one alarm of an incident that stands while any waits. */
@Injectable()
export class ObligationAlarms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly alerts: ObligationAlerts,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Somebody has seen the alert; who did first stays. Errors: `incidents.not-found`, `incidents.alert-not-found`. */
  async acknowledge(incidentId: string, alertId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const alert = await this.alerts.one(incident.id, alertId);
      if (alert.acknowledgedAt !== null) return incident;
      await this.alerts.acknowledge(alert.id, actor.id, nowInstant(this.clock));
      await this.timeline.record(incident, {
        actor,
        action: 'clock-alert-acknowledged',
        facts: { rung: alert.kind, due: alert.due },
      });
      await this.settle(incident);
      return incident;
    });
  }

  /** Raises the incident's alarm anew, so that it is mailed though an earlier rung was acknowledged. No content. */
  async raise(number: string, facts: Record<string, string | number>): Promise<void> {
    await this.events.publish('operations.calm', { code: CLOCK_ALARM, about: number });
    await this.events.publish('operations.alarm', { code: CLOCK_ALARM, about: number, facts });
  }

  /** The clocks of the incident could not be looked at: a person has to, until the data are mended. In a unit of its own. */
  async unread(number: string): Promise<void> {
    await this.uow.write(() =>
      this.events.publish('operations.alarm', { code: UNREAD_ALARM, about: number, facts: {} }),
    );
  }

  /** Calms the alarm when no alert of a running clock waits. Inside a unit. */
  async settle(incident: Pick<IncidentRow, 'id' | 'number'>): Promise<void> {
    if ((await this.alerts.waiting(incident.id)) > 0) return;
    await this.events.publish('operations.calm', { code: CLOCK_ALARM, about: incident.number });
  }
}
