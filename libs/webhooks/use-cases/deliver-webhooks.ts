import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, log, msBetween, nowInstant, plusMs, Settings, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { WebhookDelivery, WebhookEndpoint } from '../data/webhook.entities.js';
import { WebhookRows } from '../data/webhook-rows.js';
import { GIVE_UP_MS, pauseAfter, signatureOf } from '../domain/webhook.js';
import { checkUrl, postJson } from '../sending/post-json.js';

/** Deliveries of one endpoint in one go. */
const BATCH = 50;

/** Sends what waits, in order for each endpoint: while one fails, those behind it wait. */
@Injectable()
export class DeliverWebhooks {
  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly rows: WebhookRows,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many were delivered. */
  async execute(): Promise<number> {
    const active = (await this.rows.endpoints()).filter(({ isActive }) => isActive);
    const counts = await Promise.all(active.map((endpoint) => this.toEndpoint(endpoint)));
    return counts.reduce((sum, n) => sum + n, 0);
  }

  private async toEndpoint(endpoint: WebhookEndpoint): Promise<number> {
    let sent = 0;
    for (const delivery of await this.rows.waiting(endpoint.id, BATCH)) {
      if (delivery.nextAt > nowInstant(this.clock)) break;
      if (!(await this.deliver(endpoint, delivery))) break;
      sent += 1;
    }
    return sent;
  }

  private async deliver(endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<boolean> {
    const { status, code } = await this.post(endpoint, delivery);
    if (status !== null && status >= 200 && status < 300) {
      await this.rows.delivered(delivery.id, status);
      return true;
    }
    const now = nowInstant(this.clock);
    const nextAt = plusMs(now, pauseAfter(delivery.attempts + 1));
    const since = await this.rows.failed(delivery, { status, code, nextAt });
    if (msBetween(since, now) >= GIVE_UP_MS) await this.giveUp(endpoint.id);
    return false;
  }

  private async post(
    endpoint: WebhookEndpoint,
    { id, body }: WebhookDelivery,
  ): Promise<{ status: number | null; code: string }> {
    try {
      const mayBeInner = this.settings.webhookPrivate;
      const url = checkUrl(await this.rows.url(endpoint), mayBeInner);
      const now = this.clock.now();
      const timestamp = Math.floor(now.getTime() / 1000);
      const signature = signatureOf({ id, timestamp, body }, await this.rows.secrets(endpoint), now.toISOString());
      const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
      const status = await postJson(url, { body, headers, mayBeInner });
      return { status, code: `http-${String(status)}` };
    } catch (error) {
      log.info({ err: error, delivery: id }, 'a webhook could not be delivered');
      if (error instanceof DomainError) return { status: null, code: error.code };
      return { status: null, code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
    }
  }

  /** Days of failure: nothing more is sent there until a person enables it; what waits is kept. */
  private async giveUp(id: string): Promise<void> {
    await this.uow.write(async () => {
      await this.rows.setActive(id, false);
      await this.events.publish('operations.alarm', { code: 'webhooks.endpoint-disabled', about: id, facts: {} });
    });
  }
}
