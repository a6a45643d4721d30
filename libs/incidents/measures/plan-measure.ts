import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { UserRows } from '#access';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { Causes } from './causes.js';
import { MeasureRows } from './data/measure-rows.js';
import type { MeasureKind } from './measure-status.js';

/** What is to be done, by whom and until when. */
export interface NewMeasure {
  kind: MeasureKind;
  text: string;
  /** Person or department by name; the user's own name is taken when absent. */
  owner?: string | undefined;
  ownerUserId?: string | undefined;
  causeCode?: string | undefined;
  /** Civil date. */
  dueOn: string;
  /** Civil date of the check of its effect; prevention needs one. */
  checkDueOn?: string | undefined;
  /** The measure without effect in whose place this one comes. */
  replacesId?: string | undefined;
}

/** Who answers for a measure: a user, or somebody by name. */
@Injectable()
export class MeasureOwners {
  constructor(
    private readonly users: UserRows,
    private readonly events: DomainEvents,
  ) {}

  /** Inside a unit. Errors: `incidents.unknown-person`, and what a conflict of interest throws. */
  async of(
    incidentId: string,
    { owner, ownerUserId }: Pick<NewMeasure, 'owner' | 'ownerUserId'>,
  ): Promise<{ userId: string | null; name: string }> {
    const given = owner?.trim() ?? '';
    if (ownerUserId === undefined) {
      if (given === '') throw nobody('/owner');
      await this.events.publish('incident.assigning', { incidentId, userId: null, name: given, as: 'measure' });
      return { userId: null, name: given };
    }
    const user = await this.users.byId(ownerUserId);
    if (!user?.active) throw nobody('/ownerUserId');
    const name = given === '' ? user.name : given;
    await this.events.publish('incident.assigning', { incidentId, userId: user.id, name, as: 'measure' });
    return { userId: user.id, name };
  }
}

/** Plans containment and prevention of recurrence. */
@Injectable()
export class PlanMeasure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: MeasureRows,
    private readonly owners: MeasureOwners,
    private readonly taxonomy: Causes,
    private readonly timeline: IncidentTimeline,
  ) {}

  /**
   * Answers its identifier. Errors: `incidents.check-date-needed`, `incidents.unknown-cause`, `incidents.unknown-person`,
   * `incidents.measure-not-found` for an unknown `replacesId`.
   */
  async execute(incidentId: string, measure: NewMeasure, actor: Actor): Promise<string> {
    const { kind, causeCode, dueOn, checkDueOn, replacesId } = measure;
    if (kind === 'prevention' && (checkDueOn === undefined || checkDueOn < dueOn)) {
      const errors = [{ pointer: '/checkDueOn', code: 'needed-after-due' }];
      throw new DomainError(incidentErrors['incidents.check-date-needed'], { errors });
    }
    if (causeCode !== undefined && !this.taxonomy.usable(causeCode))
      throw new DomainError(incidentErrors['incidents.unknown-cause']);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (replacesId !== undefined) await this.rows.find(incident.id, replacesId);
      const owner = await this.owners.of(incident.id, measure);
      const row = await this.rows.add(
        incident,
        {
          kind,
          ownerUserId: owner.userId,
          causeCode: causeCode ?? null,
          dueOn,
          checkDueOn: checkDueOn ?? null,
          replacesId: replacesId ?? null,
          plannedBy: actor.id,
          plannedAt: this.timeline.now(),
        },
        { text: measure.text, owner: owner.name },
      );
      await this.timeline.record(incident, {
        actor,
        action: 'measure-planned',
        facts: { measure: row.number, kind, dueOn, checkDueOn: checkDueOn ?? null, cause: causeCode ?? null },
        note: measure.text,
      });
      return row.id;
    });
  }
}

function nobody(pointer: string): DomainError {
  return new DomainError(incidentErrors['incidents.unknown-person'], { errors: [{ pointer, code: 'unknown-person' }] });
}
