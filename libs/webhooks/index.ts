import type { FeatureSchema } from '#persistence';
import { CreateWebhooks } from './data/migrations/1764000096001-create-webhooks.js';
import { WebhookDelivery, WebhookEndpoint } from './data/webhook.entities.js';

export { WEBHOOK_EVENTS, type WebhookEvent } from './domain/webhook.js';
export { webhookErrors } from './domain/webhooks.errors.js';
export { DeliverWebhooks } from './use-cases/deliver-webhooks.js';
export { WebhooksModule } from './webhooks.module.js';

/** Tables of outgoing webhooks. */
export const webhooksSchema: FeatureSchema = {
  entities: [WebhookEndpoint, WebhookDelivery],
  migrations: [CreateWebhooks],
};
