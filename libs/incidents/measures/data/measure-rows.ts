import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { MeasureRow, type MeasureBody } from './measure.entity.js';

type Planned = Pick<
  MeasureRow,
  'kind' | 'ownerUserId' | 'causeCode' | 'dueOn' | 'checkDueOn' | 'replacesId' | 'plannedBy' | 'plannedAt'
>;

const bodyAt = (row: string) => ({ table: 'incident_measures', column: 'sealed_body', row });

/** Rows of measures. Writes belong inside a unit. */
@Injectable()
export class MeasureRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** Oldest first. */
  ofIncident(incidentId: string): Promise<MeasureRow[]> {
    return this.uow.manager.find(MeasureRow, { where: { incidentId }, order: { number: 'ASC' } });
  }

  /** Error: `incidents.measure-not-found`. */
  async find(incidentId: string, measureId: string): Promise<MeasureRow> {
    const row = await this.uow.manager.findOneBy(MeasureRow, { id: measureId, incidentId });
    if (!row) throw new DomainError(incidentErrors['incidents.measure-not-found']);
    return row;
  }

  async add(incident: Pick<IncidentRow, 'id' | 'keyId'>, planned: Planned, body: MeasureBody): Promise<MeasureRow> {
    const id = newId();
    const [last] = await query<{ number: number | null }>(
      this.uow.manager,
      'SELECT MAX(number) AS number FROM incident_measures WHERE incident_id = ?',
      [incident.id],
    );
    const row = {
      ...planned,
      id,
      incidentId: incident.id,
      number: (last?.number ?? 0) + 1,
      sealedBody: await this.seals.seal(incident.keyId, JSON.stringify(body), bodyAt(id)),
      state: 'planned' as const,
      doneAt: null,
      doneBy: null,
      checkedAt: null,
      checkedBy: null,
      overdueSince: null,
    };
    await insert(this.uow.manager, MeasureRow, row);
    return Object.assign(new MeasureRow(), row);
  }

  async change(
    measure: MeasureRow,
    change: Partial<Omit<MeasureRow, 'id' | 'incidentId' | 'number' | 'kind' | 'sealedBody'>>,
  ): Promise<void> {
    await this.uow.manager.update(MeasureRow, { id: measure.id }, change);
  }

  async body(incident: Pick<IncidentRow, 'keyId'>, measure: MeasureRow): Promise<MeasureBody> {
    return JSON.parse(await this.seals.open(incident.keyId, measure.sealedBody, bodyAt(measure.id))) as MeasureBody;
  }

  /** Measures past their date, or past the date of their check, that no sweep has seen; `today` as civil date. */
  newlyOverdue(today: string): Promise<MeasureRow[]> {
    return this.uow.manager
      .createQueryBuilder(MeasureRow, 'measure')
      .where('measure.overdueSince IS NULL')
      .andWhere(
        "((measure.state = 'planned' AND measure.dueOn < :today) OR (measure.state = 'done' AND measure.kind = 'prevention' AND measure.checkDueOn < :today))",
        { today },
      )
      .orderBy('measure.id', 'ASC')
      .getMany();
  }

  /**
   * Prevention of a cause that was carried out before a moment, whatever was found of its effect since or never looked
   * at, in other incidents that were not unfounded.
   */
  carriedOutAgainst(
    code: string,
    o: { before: Instant; notOf: string },
  ): Promise<{ id: string; incidentId: string; number: string }[]> {
    return query(
      this.uow.manager,
      `SELECT m.id AS "id", m.incident_id AS "incidentId", i.number AS "number"
       FROM incident_measures m JOIN incidents i ON i.id = m.incident_id
       WHERE m.kind = 'prevention' AND m.state IN ('done', 'effective', 'ineffective') AND m.done_at < ? AND m.incident_id <> ?
         AND i.state <> 'unfounded'
         AND (m.cause_code = ? OR (m.cause_code IS NULL AND EXISTS (
           SELECT 1 FROM incident_causes c
           WHERE c.incident_id = m.incident_id AND c.code = ? AND c.withdrawn_at IS NULL)))
       ORDER BY m.id`,
      [o.before, o.notOf, code, code],
    );
  }
}
