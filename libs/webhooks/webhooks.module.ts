import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { WebhookRows } from './data/webhook-rows.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { DeliverWebhooks } from './use-cases/deliver-webhooks.js';
import { LineUpEvents } from './use-cases/line-up-events.js';
import { ManageWebhooks } from './use-cases/manage-webhooks.js';

/** How often (ms) what waits is sent. */
const DELIVER_MS = 2_000;

/** Outgoing webhooks: signed, in order, tried again for days, without content. */
@Module({
  controllers: [WebhooksController],
  providers: [WebhookRows, DeliverWebhooks, LineUpEvents, ManageWebhooks],
})
export class WebhooksModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly deliver: DeliverWebhooks,
  ) {}

  onModuleInit(): void {
    this.handlers.every('webhooks.deliver', DELIVER_MS, async () => {
      await this.deliver.execute();
    });
  }
}
