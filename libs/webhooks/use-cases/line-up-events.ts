import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { Walls } from '#incidents';
import { query, UnitOfWork } from '#persistence';
import { WebhookRows } from '../data/webhook-rows.js';
import type { WebhookEvent } from '../domain/webhook.js';

/** Puts events in line for the endpoints that want them, in the unit in which they happen. Ids, numbers and times only. */
@Injectable()
export class LineUpEvents implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly uow: UnitOfWork,
    private readonly rows: WebhookRows,
    private readonly walls: Walls,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.registered', ({ complaintId, arrivalId, channel, receivedAt }) =>
      this.line('complaint.registered', async () => {
        const sql = 'SELECT slip_number FROM complaints WHERE id = ?';
        const [row] = await query<{ slip_number: string }>(this.uow.manager, sql, [complaintId]);
        return { complaintId, arrivalId, slipNumber: row?.slip_number ?? null, channel, receivedAt };
      }),
    );
    this.events.on('signal.suspected', ({ complaintId, slipNumber, knownAt, result }) =>
      this.line('signal.suspected', () =>
        Promise.resolve({
          complaintId,
          slipNumber: slipNumber ?? null,
          knownAt,
          incidentId: result.incidentId ?? null,
        }),
      ),
    );
  }

  private async line(event: WebhookEvent, data: () => Promise<Record<string, unknown>>): Promise<void> {
    await this.uow.write(async (m) => {
      const endpoints = await this.rows.active(m);
      const wanting = endpoints.filter(({ events }) => (JSON.parse(events) as string[]).includes(event));
      if (wanting.length === 0) return;
      const told = await data();
      if (await this.isWalled(told)) return;
      for (const { id } of wanting) await this.rows.line(id, event, told);
    });
  }

  /** Of an incident behind a wall other programs are told nothing: nobody knows who reads what they keep. */
  private async isWalled(told: Record<string, unknown>): Promise<boolean> {
    const named = Object.values(told).filter((value) => typeof value === 'string');
    return (await this.walls.hiddenAmong(named, await this.walls.walled())).size > 0;
  }
}
