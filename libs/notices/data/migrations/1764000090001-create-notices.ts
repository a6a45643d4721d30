import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const id = { type: 'text', primary: true };
const text = { type: 'text' };
const maybe = { type: 'text', nullable: true };
const bytes = { type: BYTES };
const maybeBytes = { type: BYTES, nullable: true };
const count = { type: 'integer' };
const maybeCount = { type: 'integer', nullable: true };

/** Affected parties, campaigns with their approvals, notices with their history, acknowledgement mails. */
export class CreateNotices1764000090001 implements MigrationInterface {
  name = 'CreateNotices1764000090001';

  async up(runner: QueryRunner): Promise<void> {
    await this.createCampaigns(runner);
    await this.createNotices(runner);
    await createTable(
      runner,
      'acknowledgement_mails',
      {
        id,
        complaint_id: text,
        may_acknowledge: { type: 'boolean' },
        state: text,
        reason: maybe,
        token: text,
        correspondent_lookup: maybe,
        day: maybe,
        attempts: count,
        handed_over_at: maybe,
        retry_at: maybe,
        smtp_code: maybeCount,
        created_at: text,
        updated_at: text,
      },
      {
        uniques: { acknowledgement_mails_complaint: ['complaint_id'], acknowledgement_mails_token: ['token'] },
        indices: {
          acknowledgement_mails_day: ['correspondent_lookup', 'day'],
          acknowledgement_mails_state: ['state', 'retry_at'],
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['acknowledgement_mails', 'notice_events', 'notices', 'notice_approvals', 'notice_authors'];
    for (const table of [...tables, 'notice_campaigns', 'affected_parties']) await runner.dropTable(table);
  }

  private async createCampaigns(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'notice_campaigns',
      {
        id,
        incident_id: text,
        key_id: text,
        template_id: maybe,
        language: text,
        sealed_subject: bytes,
        sealed_body: bytes,
        template_hash: text,
        list_hash: text,
        state: text,
        created_by: text,
        created_at: text,
        updated_at: text,
        started_at: maybe,
        done_at: maybe,
      },
      { indices: { notice_campaigns_incident: ['incident_id'], notice_campaigns_state: ['state'] } },
    );
    await createTable(
      runner,
      'notice_authors',
      { campaign_id: id, author_id: id },
      { foreignKeys: { campaign_id: 'notice_campaigns.id' } },
    );
    await createTable(
      runner,
      'notice_approvals',
      { id, campaign_id: text, approver_id: text, binding_hash: text, approved_at: text, voided_at: maybe },
      {
        indices: { notice_approvals_campaign: ['campaign_id'] },
        foreignKeys: { campaign_id: 'notice_campaigns.id' },
      },
    );
  }

  private async createNotices(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'affected_parties',
      {
        id,
        incident_id: text,
        key_id: text,
        sealed_name: maybeBytes,
        sealed_email: maybeBytes,
        email_lookup: maybe,
        channel: text,
        complaint_id: maybe,
        added_by: text,
        added_at: text,
      },
      { uniques: { affected_parties_once: ['incident_id', 'email_lookup'] } },
    );
    await createTable(
      runner,
      'notices',
      {
        id,
        campaign_id: text,
        party_id: text,
        state: text,
        token: text,
        attempts: count,
        handed_over_at: maybe,
        first_tried_at: maybe,
        retry_at: maybe,
        smtp_code: maybeCount,
        smtp_status: maybe,
        sealed_answer: maybeBytes,
        updated_at: text,
      },
      {
        uniques: { notices_once: ['campaign_id', 'party_id'], notices_token: ['token'] },
        indices: {
          notices_due: ['campaign_id', 'state'],
          notices_party: ['party_id'],
          notices_under_way: ['state', 'handed_over_at'],
        },
        foreignKeys: { campaign_id: 'notice_campaigns.id', party_id: 'affected_parties.id' },
      },
    );
    await createTable(
      runner,
      'notice_events',
      {
        id,
        notice_id: text,
        at: text,
        from_state: text,
        to_state: text,
        cause: text,
        smtp_code: maybeCount,
        actor_id: text,
      },
      { indices: { notice_events_notice: ['notice_id'] }, foreignKeys: { notice_id: 'notices.id' } },
    );
  }
}
