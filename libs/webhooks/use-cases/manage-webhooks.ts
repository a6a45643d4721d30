import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, plusMs, Settings, type Actor, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import { UnitOfWork } from '#persistence';
import type { WebhookDelivery, WebhookEndpoint } from '../data/webhook.entities.js';
import { WebhookRows } from '../data/webhook-rows.js';
import { newSecret, ROTATION_MS } from '../domain/webhook.js';
import { checkUrl } from '../sending/post-json.js';

/** An endpoint as administrators see it; its secrets are shown when they are made and never again. */
export interface EndpointView {
  id: string;
  url: string;
  events: string[];
  isActive: boolean;
  failingSince: string | null;
  createdAt: string;
}

/** What administrators do with endpoints; each step is in the audit log. */
@Injectable()
export class ManageWebhooks {
  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly rows: WebhookRows,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `webhooks.bad-url`, `webhooks.private-address`. */
  async add(given: { url: string; events: string[] }, actor: Actor): Promise<EndpointView & { secret: string }> {
    checkUrl(given.url, this.settings.webhookPrivate);
    const secret = newSecret();
    const id = await this.uow.write(async () => {
      const made = await this.rows.add(given.url, given.events, secret, actor);
      await this.note(made, 'added', actor);
      return made;
    });
    return { ...(await this.view(await this.rows.endpoint(id))), secret };
  }

  async list(): Promise<EndpointView[]> {
    return Promise.all((await this.rows.endpoints()).map((row) => this.view(row)));
  }

  /** A new secret; the one before signs along for a day. */
  async rotate(id: string, actor: Actor): Promise<{ secret: string }> {
    const secret = newSecret();
    await this.uow.write(async () => {
      const row = await this.rows.endpoint(id);
      const now = nowInstant(this.clock);
      const [current] = await this.rows.secrets(row);
      const old = current === undefined ? [] : [{ secret: current.secret, until: plusMs(now, ROTATION_MS) }];
      await this.rows.setSecrets(row, [{ secret, until: null }, ...old]);
      await this.note(id, 'secret-rotated', actor);
    });
    return { secret };
  }

  async setActive(id: string, isActive: boolean, actor: Actor): Promise<EndpointView> {
    await this.uow.write(async () => {
      await this.rows.endpoint(id);
      await this.rows.setActive(id, isActive);
      if (isActive) await this.events.publish('operations.calm', { code: 'webhooks.endpoint-disabled', about: id });
      await this.note(id, isActive ? 'enabled' : 'disabled', actor);
    });
    return this.view(await this.rows.endpoint(id));
  }

  /** Newest first; 200 at most. */
  async deliveries(id: string): Promise<WebhookDelivery[]> {
    await this.rows.endpoint(id);
    return this.rows.deliveries(id, 200);
  }

  /** Sends a delivery again under its old id, so that the receiver knows it for a repeat. */
  async resend(id: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      await this.rows.resend(id);
      await this.audit.append({ actor, action: 'webhook.resent', object: `webhook-delivery:${id}` });
    });
  }

  private async note(id: string, what: string, actor: Actor): Promise<void> {
    await this.audit.append({ actor, action: `webhook.${what}`, object: `webhook:${id}` });
  }

  private async view(row: WebhookEndpoint): Promise<EndpointView> {
    const { id, isActive, failingSince, createdAt } = row;
    return {
      id,
      url: await this.rows.url(row),
      events: JSON.parse(row.events) as string[],
      isActive,
      failingSince,
      createdAt,
    };
  }
}
