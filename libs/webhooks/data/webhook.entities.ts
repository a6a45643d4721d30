import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';

/** A program elsewhere that is told of events. Its address may carry a token, so it is sealed like its secrets. */
@Entity('webhook_endpoints')
export class WebhookEndpoint {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_url', type: BYTES }) sealedUrl: Buffer;
  @Column({ name: 'sealed_secrets', type: BYTES }) sealedSecrets: Buffer;
  /** JSON list. */
  @Column({ type: 'text' }) events: string;
  @Column({ name: 'is_active', type: 'boolean' }) isActive: boolean;
  @Column({ name: 'failing_since', type: 'text', nullable: true }) failingSince: Instant | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
}

/** One event for one endpoint. */
@Entity('webhook_deliveries')
@Index('ix_webhook_deliveries_state', ['endpointId', 'state', 'id'])
export class WebhookDelivery {
  /** Also the `webhook-id`, by which the receiver knows a repeat. */
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'endpoint_id', type: 'text' })
  @ForeignKey(() => WebhookEndpoint, 'id', { onDelete: 'RESTRICT' })
  endpointId: string;
  @Column({ type: 'text' }) event: string;
  /** JSON without content. */
  @Column({ type: 'text' }) body: string;
  @Column({ type: 'text' }) state: 'pending' | 'delivered';
  @Column({ type: 'integer' }) attempts: number;
  @Column({ name: 'next_at', type: 'text' }) nextAt: Instant;
  @Column({ name: 'last_status', type: 'integer', nullable: true }) lastStatus: number | null;
  @Column({ name: 'last_error', type: 'text', nullable: true }) lastError: string | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'delivered_at', type: 'text', nullable: true }) deliveredAt: Instant | null;
}
