import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintWalls } from '#complaints';
import { DomainEvents } from '#kernel';
import { ANY_END } from '../domain/closing-gates.js';
import { ClosingGates } from '../use-cases/closing-gates.js';
import { ReadWalls } from './use-cases/read-walls.js';
import { WallConflicts } from './use-cases/wall-conflicts.js';
import { Walls } from './use-cases/walls.js';

/** Tells other features of walls: what complaints leave out, and what keeps an incident open. */
@Injectable()
export class WallHooks implements OnModuleInit {
  constructor(
    private readonly complaints: ComplaintWalls,
    private readonly gates: ClosingGates,
    private readonly walls: Walls,
    private readonly reading: ReadWalls,
    private readonly conflicts: WallConflicts,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('incident.assigning', ({ incidentId, userId, name }) =>
      this.conflicts.refuse(incidentId, { userId, name }),
    );
    this.complaints.register(async (actor, column) => {
      const hidden = [...(await this.walls.hiddenFrom(actor))];
      if (hidden.length === 0) return null;
      const marks = hidden.map(() => '?').join(', ');
      const linked = `SELECT complaint_id FROM incident_complaints WHERE unlinked_at IS NULL AND incident_id IN (${marks})`;
      return { sql: `${column} IN (${linked})`, values: hidden };
    });
    this.gates.register(
      'walls-settled',
      { ja: '閲覧制限の決定と緊急閲覧の検証を終える', en: 'Walls are decided and looks behind them reviewed' },
      (incidentId) => this.reading.unsettled(incidentId),
      ANY_END,
    );
  }
}
