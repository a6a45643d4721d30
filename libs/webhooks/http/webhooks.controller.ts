import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, IsShortText } from '#http';
import type { WebhookDelivery } from '../data/webhook.entities.js';
import { WEBHOOK_EVENTS } from '../domain/webhook.js';
import { webhookErrors } from '../domain/webhooks.errors.js';
import { ManageWebhooks, type EndpointView } from '../use-cases/manage-webhooks.js';

/** An endpoint to be added. */
export class AddWebhookDto {
  @IsShortText({ max: 2000, description: 'https; http only for this machine itself' })
  url: string;

  @ApiProperty({ type: [String], enum: [...WEBHOOK_EVENTS] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @IsIn([...WEBHOOK_EVENTS], { each: true })
  events: string[];
}

/** Programs elsewhere that are told of events: ids, numbers and times, no content. */
@ApiTags('webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: ManageWebhooks) {}

  @Get()
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'Endpoints' })
  async list(): Promise<{ items: EndpointView[] }> {
    return { items: await this.webhooks.list() };
  }

  @Post()
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'Add an endpoint; its secret is shown this once' })
  @ApiProblem(webhookErrors['webhooks.bad-url'], webhookErrors['webhooks.private-address'])
  add(@Body() body: AddWebhookDto, @CurrentActor() actor: Actor): Promise<EndpointView & { secret: string }> {
    return this.webhooks.add(body, actor);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'A new secret, shown this once; the one before signs along for a day' })
  rotate(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ secret: string }> {
    return this.webhooks.rotate(id, actor);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'Send again; what waited goes out first' })
  enable(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<EndpointView> {
    return this.webhooks.setActive(id, true, actor);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'Send nothing more, and put nothing more in line' })
  disable(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<EndpointView> {
    return this.webhooks.setActive(id, false, actor);
  }

  @Get(':id/deliveries')
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'The newest 200 deliveries with their last answers' })
  @ApiProblem(webhookErrors['webhooks.not-found'])
  async deliveries(@Param('id') id: string): Promise<{ items: WebhookDelivery[] }> {
    return { items: await this.webhooks.deliveries(id) };
  }

  @Post('deliveries/:id/resend')
  @HttpCode(202)
  @Can('webhooks:manage')
  @ApiOperation({ summary: 'Send a delivery again under its old webhook-id' })
  @ApiProblem(webhookErrors['webhooks.not-found'])
  async resend(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.webhooks.resend(id, actor);
  }
}
