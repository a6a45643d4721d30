import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { CauseRows } from './data/cause-rows.js';
import { Causes } from './causes.js';
import type { CausePart } from './data/measure.entity.js';
import { RECURRENCE, Recurrences } from './recurrences.js';

/** Records the causes of an incident, and what was concluded when one of them worked again. */
@Injectable()
export class FindCause {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: CauseRows,
    private readonly taxonomy: Causes,
    private readonly timeline: IncidentTimeline,
    private readonly recurrences: Recurrences,
  ) {}

  /** Answers its identifier. Error: `incidents.unknown-cause`. */
  async add(
    incidentId: string,
    cause: { code: string; part: CausePart; basis: string },
    actor: Actor,
  ): Promise<string> {
    if (!this.taxonomy.usable(cause.code)) throw new DomainError(incidentErrors['incidents.unknown-cause']);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const setAt = await this.timeline.record(incident, {
        actor,
        action: 'cause-found',
        facts: { cause: cause.code, part: cause.part },
        note: cause.basis,
      });
      const id = await this.rows.add(incident, { ...cause, setBy: actor.id, setAt });
      await this.recurrences.look(incident);
      return id;
    });
  }

  /** Errors: `incidents.cause-not-found`, `incidents.reason-needed`. */
  async withdraw(incidentId: string, causeId: string, reason: string, actor: Actor): Promise<void> {
    if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const cause = await this.rows.withdraw(incident.id, causeId, actor.id, this.timeline.now());
      const facts = { cause: cause.code, part: cause.part };
      await this.timeline.record(incident, { actor, action: 'cause-withdrawn', facts, note: reason });
    });
  }
}

/** Records what a person concluded from a recurrence. */
@Injectable()
export class ConsiderRecurrence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: CauseRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
  ) {}

  /** Errors: `incidents.recurrence-not-found`, `incidents.recurrence-considered`, `incidents.reason-needed`. */
  async execute(incidentId: string, recurrenceId: string, note: string, actor: Actor): Promise<void> {
    if (note.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const at = this.timeline.now();
      const row = await this.rows.consider(incident, recurrenceId, { note, by: actor.id, at });
      const facts = { cause: row.causeCode };
      await this.timeline.record(incident, { actor, action: 'recurrence-considered', facts, note });
      if ((await this.rows.unconsidered(incident.id)).length === 0)
        await this.events.publish('operations.calm', { code: RECURRENCE, about: incident.number });
    });
  }
}
