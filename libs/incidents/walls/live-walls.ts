import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LiveSight } from '#live';
import { IncidentRepository } from '../data/incident-repository.js';
import { Walls } from './use-cases/walls.js';

/** Keeps what is behind walls out of what is told live, and says which incidents there are. */
@Injectable()
export class LiveWalls implements OnModuleInit {
  constructor(
    private readonly live: LiveSight,
    private readonly walls: Walls,
    private readonly incidents: IncidentRepository,
  ) {}

  onModuleInit(): void {
    this.live.hide(async (actor, names) => this.walls.hiddenAmong(names, await this.walls.hiddenFrom(actor)));
    this.live.knows('incident', (id) => this.incidents.row(id));
  }
}
