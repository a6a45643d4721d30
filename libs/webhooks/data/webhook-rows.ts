import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, profile, query, run, UnitOfWork } from '#persistence';
import { Vault, type SealedAt } from '#vault';
import type { WebhookEvent, WebhookSecret } from '../domain/webhook.js';
import { webhookErrors } from '../domain/webhooks.errors.js';
import { WebhookDelivery, WebhookEndpoint } from './webhook.entities.js';

/** Endpoints and deliveries; opens and seals addresses and secrets. */
@Injectable()
export class WebhookRows {
  private remembered: readonly { id: string; events: string }[] | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Inside a unit. */
  async add(url: string, events: readonly string[], secret: string, actor: Actor): Promise<string> {
    const id = newId();
    this.forget();
    const key = await this.vault.newKey('draft');
    const secrets: WebhookSecret[] = [{ secret, until: null }];
    await insert(this.uow.manager, WebhookEndpoint, {
      id,
      keyId: key.id,
      sealedUrl: this.vault.seal(key, url, at('sealed_url', id)),
      sealedSecrets: this.vault.seal(key, JSON.stringify(secrets), at('sealed_secrets', id)),
      events: JSON.stringify(events),
      isActive: true,
      failingSince: null,
      createdAt: nowInstant(this.clock),
      createdBy: actor.id,
    });
    return id;
  }

  /** Error: `webhooks.not-found`. */
  async endpoint(id: string): Promise<WebhookEndpoint> {
    const row = await this.uow.manager.findOneBy(WebhookEndpoint, { id });
    if (!row) throw new DomainError(webhookErrors['webhooks.not-found']);
    return row;
  }

  async endpoints(): Promise<WebhookEndpoint[]> {
    return this.uow.manager.find(WebhookEndpoint, { order: { id: 'ASC' } });
  }

  async url(row: WebhookEndpoint): Promise<string> {
    return this.vault.openText(await this.vault.openKey(row.keyId), row.sealedUrl, at('sealed_url', row.id));
  }

  async secrets(row: WebhookEndpoint): Promise<WebhookSecret[]> {
    const text = this.vault.openText(
      await this.vault.openKey(row.keyId),
      row.sealedSecrets,
      at('sealed_secrets', row.id),
    );
    return JSON.parse(text) as WebhookSecret[];
  }

  /** Inside a unit. */
  async setSecrets(row: WebhookEndpoint, secrets: readonly WebhookSecret[]): Promise<void> {
    const key = await this.vault.openKey(row.keyId);
    const sealed = this.vault.seal(key, JSON.stringify(secrets), at('sealed_secrets', row.id));
    await run(this.uow.manager, 'UPDATE webhook_endpoints SET sealed_secrets = ? WHERE id = ?', [sealed, row.id]);
  }

  /** Inside a unit. An endpoint that is enabled again starts anew. */
  async setActive(id: string, isActive: boolean): Promise<void> {
    const sql = 'UPDATE webhook_endpoints SET is_active = ?, failing_since = NULL WHERE id = ?';
    this.forget();
    await run(this.uow.manager, sql, [isActive, id]);
    if (!isActive) return;
    const due = "UPDATE webhook_deliveries SET next_at = ? WHERE endpoint_id = ? AND state = 'pending'";
    await run(this.uow.manager, due, [nowInstant(this.clock), id]);
  }

  /** Puts an event in line for an endpoint. Inside the unit in which it happened. */
  async line(endpointId: string, event: WebhookEvent, data: Record<string, unknown>): Promise<void> {
    const now = nowInstant(this.clock);
    await insert(this.uow.manager, WebhookDelivery, {
      id: newId(),
      endpointId,
      event,
      body: JSON.stringify({ type: event, timestamp: now, data }),
      state: 'pending',
      attempts: 0,
      nextAt: now,
      lastStatus: null,
      lastError: null,
      createdAt: now,
      deliveredAt: null,
    });
  }

  /** The oldest waiting deliveries of an endpoint. */
  async waiting(endpointId: string, limit: number): Promise<WebhookDelivery[]> {
    return this.uow.reads.find(WebhookDelivery, {
      where: { endpointId, state: 'pending' },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** Endpoints that want events; remembered where this process is the only one that changes them. */
  async active(m: EntityManager): Promise<readonly { id: string; events: string }[]> {
    if (this.remembered) return this.remembered;
    const sql = 'SELECT id, events FROM webhook_endpoints WHERE is_active = ?';
    const endpoints = await query<{ id: string; events: string }>(m, sql, [true]);
    if (!profile.manyProcesses) this.remembered = endpoints;
    return endpoints;
  }

  private forget(): void {
    this.remembered = null;
    this.uow.afterCommit(() => {
      this.remembered = null;
    });
  }

  /** Newest first. */
  async deliveries(endpointId: string, limit: number): Promise<WebhookDelivery[]> {
    return this.uow.reads.find(WebhookDelivery, { where: { endpointId }, order: { id: 'DESC' }, take: limit });
  }

  async delivered(id: string, status: number): Promise<void> {
    await this.uow.write(async (m) => {
      const sql = `UPDATE webhook_deliveries SET state = 'delivered', delivered_at = ?, last_status = ?, last_error = NULL,
        attempts = attempts + 1 WHERE id = ?`;
      await run(m, sql, [nowInstant(this.clock), status, id]);
      const endpoint = 'SELECT endpoint_id FROM webhook_deliveries WHERE id = ?';
      await run(m, `UPDATE webhook_endpoints SET failing_since = NULL WHERE id = (${endpoint})`, [id]);
    });
  }

  /** Notes a failed try; answers since when the endpoint has failed. */
  async failed(
    row: WebhookDelivery,
    found: { status: number | null; code: string; nextAt: Instant },
  ): Promise<Instant> {
    return this.uow.write(async (m) => {
      const sql =
        'UPDATE webhook_deliveries SET attempts = attempts + 1, next_at = ?, last_status = ?, last_error = ? WHERE id = ?';
      await run(m, sql, [found.nextAt, found.status, found.code, row.id]);
      const now = nowInstant(this.clock);
      const since = 'UPDATE webhook_endpoints SET failing_since = COALESCE(failing_since, ?) WHERE id = ?';
      await run(m, since, [now, row.endpointId]);
      const read = 'SELECT failing_since FROM webhook_endpoints WHERE id = ?';
      const [endpoint] = await query<{ failing_since: Instant }>(m, read, [row.endpointId]);
      return endpoint?.failing_since ?? now;
    });
  }

  /** Puts a delivery in line again under its old id. Inside a unit. Error: `webhooks.not-found`. */
  async resend(id: string): Promise<void> {
    const sql = "UPDATE webhook_deliveries SET state = 'pending', next_at = ?, delivered_at = NULL WHERE id = ?";
    const touched = await run(this.uow.manager, sql, [nowInstant(this.clock), id]);
    if (touched === 0) throw new DomainError(webhookErrors['webhooks.not-found']);
  }
}

function at(column: string, row: string): SealedAt {
  return { table: 'webhook_endpoints', column, row };
}
